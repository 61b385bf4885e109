// Opens reports and memos (memo*.html) in a browser: node report.js MODULES BROWSER FILE...; one line of JSON for each check.
// What is printed is left beside each file, as FILE.letter.pdf and FILE.a4.pdf.
const fs = require('fs');
const path = require('path');
const [modules, browserPath, ...files] = process.argv.slice(2);
const need = name => require(path.join(modules, name));
const puppeteer = need('puppeteer-core');
const axe = need('axe-core').source;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const say = (name, ok, why) => console.log(JSON.stringify({ name, ok, why: ok ? '' : String(why).slice(0, 2000) }));

// No part of the page but frames of their own may be wider than the window.
async function reflows(page, name, url) {
  for (const width of [320, 768, 1280]) {
    await page.setViewport({ width, height: 900 });
    await page.goto(url);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    say(`${name}: nothing is cut off at ${width} pixels`, wide <= 0, `${wide} pixels too wide`);
  }
}

async function isAccessible(browser, name, url) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for the checker alone
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await page.evaluate(axe);
  const found = await page.evaluate(values => axe.run(document, { runOnly: { type: 'tag', values } }), RULES);
  say(`${name}: the checker finds nothing`, found.violations.length === 0 && found.passes.length > 20,
    found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`).join('\n'));
  await page.close();
}

const focused = page => page.evaluate(() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return { kind: e.className, href: e.getAttribute('href'), seen: box.bottom > 0 && box.top < innerHeight && box.width > 0, outline: parseFloat(style.outlineWidth) };
});

// From the frame of the matrix by the tabulator alone: every link in turn, each seen and marked; return leads to what it names.
async function walks(page, name, url) {
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  await page.keyboard.press('Tab');
  const first = await focused(page);
  say(`${name}: the first stop leads past what repeats`, first.href === '#content' && first.seen, JSON.stringify(first));
  const wanted = await page.evaluate(() => [...document.querySelectorAll('#matrix a')].slice(0, 60).map(a => a.getAttribute('href')));
  await page.evaluate(() => document.querySelector('#matrix .wide').focus());
  const wrong = [];
  for (const href of wanted) {
    let at;
    do {
      await page.keyboard.press('Tab');
      at = await focused(page);
    } while (at.kind === 'wide');
    if (at.href !== href || !at.seen || at.outline < 2) wrong.push(`${href}: ${JSON.stringify(at)}`);
  }
  say(`${name}: the matrix is walked by keyboard, ${wanted.length} stops`, wanted.length > 5 && wrong.length === 0, wrong.slice(0, 5).join('\n'));
  await page.keyboard.press('Enter');
  const there = await page.evaluate(() => {
    const e = document.getElementById(decodeURIComponent(location.hash.slice(1))), box = e && e.getBoundingClientRect();
    return Boolean(e) && box.bottom > 0 && box.top < innerHeight;
  });
  say(`${name}: and return opens what a cell names`, there, await page.evaluate(() => location.hash));
}

async function prints(page, name, url, file) {
  for (const format of ['letter', 'a4']) {
    await page.goto(url);
    const pdf = Buffer.from(await page.pdf({ format, preferCSSPageSize: false, tagged: true }));
    fs.writeFileSync(`${file}.${format}.pdf`, pdf);
    say(`${name}: it prints on ${format}`, pdf.subarray(0, 5).toString() === '%PDF-' && pdf.includes('StructTreeRoot'), pdf.length);
  }
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'], headless: true });
  for (const file of files) {
    const name = path.basename(file, '.html'), url = `file://${file}`;
    const page = await browser.newPage(), asked = [], said = [];
    page.on('request', r => asked.push(r.url()));
    page.on('console', m => said.push(m.text()));
    page.on('pageerror', e => said.push(e.message));
    await reflows(page, name, url);
    if (!name.startsWith('memo')) await walks(page, name, url);
    await prints(page, name, url, file);
    say(`${name}: no request leaves the page`, asked.every(u => u.split('#')[0] === url), asked.join('\n'));
    say(`${name}: the browser has nothing to say against it`, said.length === 0, said.join('\n'));
    await page.close();
    await isAccessible(browser, name, url);
  }
  await browser.close();
})().catch(e => { say('the browser runs to its end', false, e.stack); process.exitCode = 1; });
