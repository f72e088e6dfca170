// Pages: every page of the real agenda, reached by following links, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { violationsOf } from './lib/axe.mjs';
import { launch, openPage, shareOut, viewports } from './lib/browser.mjs';
import { crawl, everyKind, onePerRoute, onePerShape } from './lib/crawl.mjs';
import { describePage, problemsOf, textInStrips, whatSticksOut } from './lib/page_checks.mjs';
import { splitHeaders } from './lib/print.mjs';
import { none } from './lib/report.mjs';
import { realAgenda } from './lib/site.mjs';

let ledger, site, browser, found;
const pagesIn = (language) => new Map([...found.pages].filter(([path]) => path.startsWith(`/${language}/`)));
const paths = (language) => [...pagesIn(language).keys()];

before(async () => {
  ledger = await realAgenda();
  site = await ledger.serve();
  browser = await launch();
  found = await crawl(site.origin);
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

/** Looks at each of `addresses` on two pages of the browser at once. */
async function look(addresses, options, work) {
  if (!browser.isConnected()) browser = await launch();  // One that fell over spoils one test, not all that follow.
  const pages = await Promise.all([1, 2].map(() => openPage(browser, site.origin, options)));
  const problems = [];
  await shareOut(addresses, pages, async (path, page) => {
    page.complaints.length = 0;
    await page.goto(site.origin + path, { waitUntil: 'load' });
    problems.push(...(await work(path, page)), ...page.complaints.map((complaint) => `${path}: ${complaint}`));
  });
  await Promise.all(pages.map((page) => page.context().close()));
  return problems;
}

/** Answers to a what-if: no link leads there, since every question is another. */
const answers = ['/nl/sturen?actie=A-024&wat=4&actie=A-021&wat=stopt&bron=FS-NGF&korting=10', '/nl/sturen?actie=A-012&wat=4&nieuw=Proef&begin=2027-Q2&duur=4&na=A-012&helpt=SE-1', '/nl/sturen?actie=A-024&wat=veel'];
const axe = async (path, page) => (await violationsOf(page)).map((violation) => `${path}: ${violation}`);

test('every link leads somewhere', () => {
  none(found.broken, 'links are broken');
  assert.ok(paths('nl').length > 300, `only ${paths('nl').length} Dutch pages were found`);
});

test('every page is there in both languages', () => {
  const english = new Set(paths('en').map((path) => path.slice(3)));
  none(paths('nl').filter((path) => !english.delete(path.slice(3))).concat([...english]), 'pages are there in one language only');
});

const sideways = async (path, page) => (await page.evaluate(whatSticksOut)).map((part) => `${path}: ${part}`);

test('no text is pressed into a strip, on a page of every route', async () => {
  const strips = async (path, page) => (await page.evaluate(textInStrips)).map((part) => `${path}: ${part}`);
  none(await look(onePerRoute(paths('nl')), { size: 'desktop' }, strips), 'text stands in strips');
});

test('every page is well made and has a title of its own', async () => {
  const page = await openPage(browser, site.origin);
  await page.goto(site.origin);
  const titles = new Map();
  const problems = [];
  for (const [path, html] of found.pages) {
    const seen = await page.evaluate(describePage, html);
    const other = titles.get(path.slice(1, 3) + seen.title);
    titles.set(path.slice(1, 3) + seen.title, path);
    problems.push(...problemsOf(path, seen), ...(other ? [`${path}: has the title of ${other}: ${seen.title}`] : []));
  }
  none(problems, 'problems on pages');
});

test('no Dutch page scrolls sideways at 320 pixels', async () => {
  none(await look(paths('nl'), { size: 'narrow' }, sideways), 'pages scroll sideways');
});

test('a page of every shape breaks no rule of accessibility', async () => {
  const shapes = onePerShape(pagesIn('nl'));
  assert.ok(shapes.length > 150 && onePerRoute(shapes).length === onePerRoute(paths('nl')).length, `only ${shapes.length} shapes of pages`);
  none(await look(shapes, { size: 'desktop' }, axe), 'problems on pages');
});

test('documents as web pages break no rule of accessibility, and do not scroll sideways on a phone', async () => {
  const list = await (await fetch(`${site.origin}/nl/documenten`)).text();
  const kinds = new Map([...list.matchAll(/href="(\/nl\/documenten\/([a-z]+)[^"]*\.html)"/g)].map(([, address, kind]) => [kind, address]));
  assert.ok(kinds.size >= 6, `only ${[...kinds.keys()]} are offered as web pages`);
  const page = await openPage(browser, site.origin, { size: 'phone' }), problems = [];
  for (const path of kinds.values()) {
    await page.setContent(await (await fetch(site.origin + path)).text());  // A browser would keep it as a file.
    problems.push(...(await axe(path, page)), ...(await sideways(path, page)));
  }
  await page.context().close();
  none(problems, 'problems in documents');
});

test('every kind of element breaks no rule on a phone, in the dark, in forced colours, and in English', async () => {
  const [dutch, english] = ['nl', 'en'].map((language) => everyKind(pagesIn(language)));
  assert.ok(dutch.length > 20 && english.length > 20, `only ${dutch.length} and ${english.length} pages`);
  const problems = [
    ...(await look([...dutch, ...answers], { size: 'phone', hasTouch: true }, axe)),
    ...(await look(dutch, { colorScheme: 'dark' }, axe)),
    ...(await look(english, { colorScheme: 'light', locale: 'en-GB' }, axe)),
    ...(await look(dutch, { forcedColors: 'active' }, axe)),
  ];
  none(problems, 'problems on a sample of pages');
});

test('a page of every route does not scroll sideways with text at 200 per cent, nor does an answer to a what-if at 320 pixels', async () => {
  // Zoomed to 200 per cent, a window of 1280 pixels has room for 640.
  const problems = await look([...onePerRoute(paths('nl')), ...answers], { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, sideways);
  none([...problems, ...(await look(answers, { size: 'narrow' }, sideways))], 'pages scroll sideways');
});

test('pages without JavaScript show what they show with it', async () => {
  const problems = [];
  const texts = new Map();
  const read = (path, page) => page.locator('main').innerText().then((text) => text.trim());
  await look(onePerRoute(paths('nl')), {}, async (path, page) => (texts.set(path, await read(path, page)), []));
  await look(onePerRoute(paths('nl')), { javaScriptEnabled: false }, async (path, page) => {
    if ((await read(path, page)) !== texts.get(path)) problems.push(`${path}: shows other text without JavaScript`);
    return [];
  });
  none(problems, 'pages need JavaScript');
});

test('the overview and an action print to pages that hold their text', async () => {
  const page = await openPage(browser, site.origin);
  for (const path of ['/nl/', paths('nl').find((address) => address.startsWith('/nl/acties/'))]) {
    await page.goto(site.origin + path);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('header form').first().isVisible(), false, `${path}: the search field is printed`);
    assert.ok(await page.locator('h1').isVisible(), `${path}: the heading is not printed`);
    const pdf = await page.pdf({ format: 'A4', tagged: true });
    assert.ok(pdf.length > 10_000, `${path}: the print is ${pdf.length} bytes`);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('no header of a table is printed at the end of a sheet without its rows', async () => {
  const page = await openPage(browser, site.origin);
  const problems = [];
  for (const path of ['/nl/geld', '/nl/sturen/geld', '/nl/sturen']) {
    await page.goto(site.origin + path);
    problems.push(...(await splitHeaders(page)).map((split) => `${path}: ${split}`));
  }
  none(problems, 'headers stand alone');
});
