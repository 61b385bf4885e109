// A second validator: node validators.js MODULES; reads lines of {schemas: {name: schema}} first, then {name, value}, and prints for each the
// first thing that is wrong, or nothing, as JSON.
"use strict";
const path = require("path");
const Ajv = require(path.join(process.argv[2], "ajv/dist/2020")).default;

const [first, ...rest] = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line);
// Each format has a pattern beside it, which both validators read.
const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, strictTuples: false, validateFormats: false });
const validators = {};
for (const [name, schema] of Object.entries(JSON.parse(first).schemas)) validators[name] = ajv.compile(schema);
for (const line of rest) {
  const { name, value } = JSON.parse(line);
  const valid = validators[name](value);
  console.log(JSON.stringify(valid ? "" : `${validators[name].errors[0].instancePath} ${validators[name].errors[0].message}`));
}
