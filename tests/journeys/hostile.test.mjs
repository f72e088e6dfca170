// Hostile: strings that have broken other sites stand in every text of every record, and nothing happens.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, openPage, shareOut } from './lib/browser.mjs';
import { crawl, onePerShape } from './lib/crawl.mjs';
import { countElements, watchCalls } from './lib/harm.mjs';
import { inEveryPlace, isMarkup, payloads, perPlace, writePackages } from './lib/payloads.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

let words, browser, hostile, harmless, pages, paths;
const opened = [];

async function serveLedger(agenda) {
  const ledger = await Ledger.of(agenda);
  const site = await ledger.serve({ as: 'restricted' });
  opened.push(site.close, () => ledger.remove());
  return { ledger, origin: site.origin };
}

before(async () => {
  words = await payloads();
  const plain = await serveLedger('tests/example-small');
  const api = await (await fetch(`${plain.origin}/v1/openapi.json`)).json();
  const recordsOf = async (name) => (await (await fetch(`${plain.origin}/v1/${name}?pageSize=500`)).json()).items;
  const all = inEveryPlace(words);
  const slots = await writePackages(plain.ledger.folder, api, recordsOf, all);
  // Some strings stand in each place, in turn: all of them are shown somewhere.
  assert.ok(words.length > 2000 && perPlace * slots > all.length, `only ${slots} places for ${all.length} strings`);
  hostile = await serveLedger(join(plain.ledger.folder, 'hostile'));
  harmless = await serveLedger(join(plain.ledger.folder, 'harmless'));
  ({ pages } = await crawl(harmless.origin));
  paths = [...pages.keys()];
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const close of opened) await close();
});

/** Kinds of elements that stand there more or less often than in the harmless twin. */
const differences = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((kind) => one[kind] !== other[kind]).map((kind) => `${kind} ${other[kind] ?? 0}→${one[kind] ?? 0}`);

/** Visits every address on both sites and tells where they differ in more than their words. */
async function compare(addresses, options) {
  const problems = [];
  const both = async () => ({ bad: await openPage(browser, hostile.origin, options), good: await openPage(browser, harmless.origin, options) });
  const pairs = [await both(), await both()];
  for (const { bad } of pairs) await bad.addInitScript(watchCalls);
  await shareOut(addresses, pairs, async (address, { bad, good }) => {
    const [path, twin] = Array.isArray(address) ? address : [address, address];
    bad.complaints.length = 0;
    await Promise.all([bad.goto(hostile.origin + path), good.goto(harmless.origin + twin)]);
    const [seen, expected] = await Promise.all([bad.evaluate(countElements), good.evaluate(countElements)]);
    // A difference by word has as many pieces as there are words; there only kinds that are new would be wrong.
    const differing = path.includes('/verschil') ? Object.keys(seen.counts).filter((kind) => !(kind in expected.counts)) : differences(seen.counts, expected.counts);
    const told = [...bad.complaints, ...seen.ran.map((call) => `ran ${call}`), ...seen.bad.map((link) => `leads to ${link}`)];
    if (differing.length) told.push(`other elements: ${differing.slice(0, 6).join(', ')}`);
    problems.push(...told.map((problem) => `${path}: ${problem}`));
  });
  for (const { bad, good } of pairs) await Promise.all([bad.context().close(), good.context().close()]);
  return problems;
}

/** The Dutch pages of every shape, and the English ones. */
const shapes = () => ['nl', 'en'].map((language) => onePerShape(new Map([...pages].filter(([path]) => path.startsWith(`/${language}/`)))));

test('hostile texts are shown harmlessly on every Dutch page and every shape of English ones, without the security policy: it is not the policy that saves us', async () => {
  assert.ok(paths.length > 300, `only ${paths.length} pages`);
  const [, english] = shapes();
  none(await compare([...paths.filter((path) => path.startsWith('/nl/')), ...english], { bypassCSP: true }), 'hostile texts did something');
});

test('and behind the policy on a page of every shape, so that it refuses nothing of ours', async () => {
  const [dutch] = shapes();
  assert.ok(dutch.length > 50, `only ${dutch.length} shapes of pages`);
  none(await compare(dutch, {}), 'hostile texts did something');
});

test('what comes in by the address is shown harmlessly', async () => {
  const places = [(word) => `/nl/zoeken?q=${word}`, (word) => `/nl/acties?moment=${word}`, (word) => `/nl/verschil?van=${word}&naar=now`, (word) => `/nl/${word}`, (word) => `/nl/acties/A-001?waarom=${word}`];
  const encoded = (word) => encodeURIComponent(word).replaceAll('.', '%2E').slice(0, 1500).replace(/%.?$/, '');
  // Everything goes by in fives, one in each filter; every other string that tries to be markup also to one more place.
  const filters = ['q', 'trekker', 'thema', 'doel', 'hoofdstuk'], addresses = [];
  for (let at = 0; at < words.length; at += filters.length) addresses.push([`/nl/acties?${filters.map((name, place) => `${name}=${encoded(words[at + place] ?? '')}`).join('&')}`]);
  words.filter(isMarkup).filter((_, at) => at % 2 === 0).forEach((word, at) => addresses.push([places[at % places.length](encoded(word))]));
  // What is found differs, so here only elements that no harmless page has would be wrong.
  const known = new Set();
  const page = await openPage(browser, harmless.origin);
  for (const path of [...paths.slice(0, 40), ...places.map((place) => place('zzwoordzz')), '/nl/zoeken?q=woord1deel1', '/nl/acties?q=woord1deel1', '/nl/acties?trekker=ORG-GROEN']) {
    await page.goto(harmless.origin + path);
    for (const kind of Object.keys((await page.evaluate(countElements)).counts)) known.add(kind);
  }
  const tabs = await Promise.all([1, 2].map(() => openPage(browser, hostile.origin, { bypassCSP: true })));
  for (const one of tabs) await one.addInitScript(watchCalls);
  const problems = [];
  await shareOut(addresses, tabs, async ([path], one) => {
    one.complaints.length = 0;
    const response = await one.goto(hostile.origin + path);
    if (response.status() >= 500) problems.push(`${path}: ${response.status()}`);
    if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) return;
    const seen = await one.evaluate(countElements);
    const strange = Object.keys(seen.counts).filter((kind) => !known.has(kind));
    const errors = one.complaints.filter((complaint) => !/status of 4\d\d/.test(complaint));
    problems.push(...[...errors, ...seen.ran, ...seen.bad, ...strange].map((problem) => `${path}: ${problem}`));
  });
  none(problems, 'addresses did something');
});

test('a page that does not escape would be found', async () => {
  const page = await openPage(browser, hostile.origin, { bypassCSP: true });
  await page.addInitScript(watchCalls);
  await page.route('**/nl/methode', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</main>', `${words.find((word) => word.startsWith('<img src=x onerror') || word.startsWith('<IMG SRC=x onerror')) ?? '<img src=x onerror=alert(1)>'}<script>alert(2)</script></main>`) });
  });
  await page.goto(`${hostile.origin}/nl/methode`);
  const seen = await page.evaluate(countElements);
  assert.ok(seen.ran.length > 0 && Object.keys(seen.counts).some((kind) => kind.startsWith('script')), 'the planted script was not seen');
});
