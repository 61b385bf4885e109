// RFC 8785 by its own definition: what ECMAScript's JSON.stringify prints, with members sorted by UTF-16 code units.
// Reads a line of JSON at a time, and prints each in canonical form.
"use strict";

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line);
process.stdout.write(lines.map((line) => canonical(JSON.parse(line)) + "\n").join(""));
