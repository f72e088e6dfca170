// Hostile office: strings that have broken other sites are typed into every form of the office, and nothing happens.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { linksOf, onePerRoute, routeOf } from './lib/crawl.mjs';
import { fillIn, formsByAddress, formsWithText, standing } from './lib/forms.mjs';
import { countElements, watchCalls } from './lib/harm.mjs';
import { Dealer, payloads, writePackages } from './lib/payloads.mjs';
import { none } from './lib/report.mjs';
import { Ledger, root } from './lib/site.mjs';
import { Visitor } from './lib/visitor.mjs';

const password = 'four quiet otters sing';
const people = {
  all: ['all@example.org', ['secretary@ORG-GEM:restricted', 'decider@B-RAAD:internal', 'owner@ORG-GROEN:internal', 'approver@ORG-GROEN:internal']],
  admin: ['adm@example.org', ['administrator:public']],
  other: ['other@example.org', ['analyst:public']],
};
/** Forms that are there in a state that this journey does not make, and where they are tried. */
const elsewhere = {
  'bureau/bevestigen': 'asked of who has a second step: people.test.mjs',
  'bureau/onverstuurd': 'is there once something was typed and not sent, and has a button alone: office.test.mjs',
  'bureau/account/tweede-stap-uit': 'for who has a second step: people.test.mjs',
  'rondes/{}/mail': 'has a form where mail is set up, of one button alone: mail.test.mjs',
  'bureau/account/dienst': 'is there with an identity provider, and has a password alone: oidc.test.mjs',
  'berekeningen/{}': 'is there once a calculation was asked for, and has a button alone: jobs.test.mjs',
  'bureau/account/passkeys': 'is there where the site knows its address: passkey.test.mjs',
};
let words, browser, hostile, harmless, patterns;
const opened = [];

/** Consultations that lack nothing and wait to be opened: one of which the parts are tried, and one that is opened. */
async function design(ledger) {
  const folder = join(ledger.folder, 'designs');
  await mkdir(folder);
  const write = (name, ...lines) => writeFile(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
  const about = (id) => `${id},Hoe groen wordt het plein?,draft,ORG-GROEN,Iedereen kan meedoen.,open,Wat er gebeurt.,Omdat het moet.,De bomen.,Het budget.,Het staat op deze site.,We bewaren geen naam.,https://plein.example.nl,plein@example.nl,5,16,90,365,2027-06-01`;
  await write('consultations', 'id,title,status,commissioned_by,method,doors,what,why,open,fixed,afterwards,privacy,site,contact,minutes,minimum_age,forget_codes_after_days,forget_ballots_after_days,closes', about('CO-90'), about('CO-91'));
  await write('consultation_questions', 'id,title,consultation,number,label,kind,about', 'Q-90,Wat vindt u?,CO-90,1,stellingen,statements,A-001', 'Q-91,Wat vindt u?,CO-91,1,stellingen,statements,A-001');
  await write('statements', 'id,title,question,about', 'ST-90,Meer bomen.,Q-90,A-001', 'ST-91,Meer bomen.,Q-91,A-001');
  await ledger.stip('import', folder);
}

/** What the public sent in waits to be read: texts that stand on the page where they are taken in. */
async function thinkAlong(origin, texts) {
  for (const tekst of texts) {
    const anybody = new Visitor(origin), html = await anybody.open('/nl/meedenken');
    await new Promise((done) => setTimeout(done, 2500));  // Nobody reads and writes in less.
    await anybody.enter('/nl/meedenken', 'tekst', { tekst }, { html });
  }
}

async function served(agenda, messages) {
  const ledger = await Ledger.of(agenda);
  await design(ledger);
  await ledger.stip('cycle', 'open', '2028', '--period', '2026-H2', '--due', '2026-12-20');
  // A report that waits for a signature.
  const answers = ['phase=running', 'schedule=yes', 'money=yes', 'scope=yes', 'confidence=probable', 'done=Gedaan.', 'next=Verder.', 'differs_because=Ingehaald.', 'cause=Droogte.', 'consequence=Later.', 'correction=Water.'];
  await ledger.stip('report', 'submit', 'A-003', ...answers);
  for (const [name, [email, roles]] of Object.entries(people)) await ledger.stip('account', 'add', email, '--name', name, ...roles.flatMap((role) => ['--role', role]));
  const site = await ledger.serve();
  for (const [email] of Object.values(people)) {
    const link = new URL((await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim());
    await new Visitor(site.origin).enter(link.pathname, 'password', { password });
  }
  await thinkAlong(site.origin, messages);
  opened.push(site.close, () => ledger.remove());
  return { ledger, origin: site.origin };
}

before(async () => {
  words = await payloads();
  const plain = await Ledger.of('tests/example-small');
  opened.push(() => plain.remove());
  const site = await plain.serve({ as: 'restricted' });
  const api = await (await fetch(`${site.origin}/v1/openapi.json`)).json();
  const recordsOf = async (name) => (await (await fetch(`${site.origin}/v1/${name}?pageSize=500`)).json()).items;
  await writePackages(plain.folder, api, recordsOf, words);
  await site.close();
  // As many in a message as fit.
  const fitting = words.reduce((all, word) => (word.length > 1900 ? all : all.at(-1).length + word.length < 1900 ? [...all.slice(0, -1), `${all.at(-1)}\n\n${word}`] : [...all, word]), ['Bericht:']);
  hostile = await served(join(plain.folder, 'hostile'), fitting.slice(0, 4));
  harmless = await served(join(plain.folder, 'harmless'), ['Een bericht.']);
  // Every address of the office that takes a form, from the one table.
  const table = await readFile(join(root, 'src/web/office/office_routes.cpp'), 'utf8');
  patterns = [...table.matchAll(/\{"([^"]+)", \w+, (\w+)/g)].filter(([, , post]) => post !== 'nullptr').map(([, pattern]) => pattern);
  assert.ok(patterns.length > 25, `only ${patterns.length} addresses that take a form`);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const close of opened.reverse()) await close();
});

const fits = (pattern, path) => new RegExp(`^/nl/${pattern.replaceAll('{}', '[^/]+')}$`).test(path.split('?')[0]);

/** One address of every pattern that this person can reach by links, and some pages of every route of the site. */
async function reached(origin, email) {
  const visitor = await new Visitor(origin).signIn(email, password);
  // A what-if is asked by a form, and its answer leads to a form that saves it.
  const waiting = ['/nl/bureau', '/nl/', '/nl/sturen?actie=A-001&wat=4'], seen = new Set(waiting), perRoute = new Map(), found = new Map(), pages = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await visitor.ask(path);
    const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
    const body = await response.text();
    if (response.status !== 200 || !isPage || response.headers.has('content-disposition')) continue;
    const pattern = patterns.find((each) => fits(each, path));
    // The last one found, and never the account of the person itself: who locks himself out tries nothing more.
    const isOwn = pattern === 'beheer/accounts/{}' && body.includes(email);
    if (pattern && body.includes('method="post"') && !isOwn) found.set(pattern, path);
    else pages.push(path);
    for (const link of linksOf(body, origin + path)) {
      const [bare, query] = link.split('?');
      if (!bare.startsWith('/nl/') || seen.has(link) || /\.\w+$/.test(bare)) continue;
      const kind = `${routeOf(bare)}?${[...new URLSearchParams(query).keys()].join('&')}`;
      if ((perRoute.get(kind) ?? 0) >= 4) continue;
      perRoute.set(kind, (perRoute.get(kind) ?? 0) + 1);
      seen.add(link);
      waiting.push(link);
    }
  }
  return { found, pages };
}

async function signedIn(site, email, bypassCSP = true) {
  const page = await openPage(browser, site.origin, { bypassCSP });
  await page.goto(`${site.origin}/nl/inloggen`);
  await page.fill('#email', email);
  await page.fill('#password', password);
  await Promise.all([page.waitForURL(/bureau/), page.press('#password', 'Enter')]);
  await page.addInitScript(watchCalls);
  return page;
}

/** Sends one form; gives what came of it. */
async function sendForm(page, address, at, texts, valid) {
  await page.goto(address);
  const there = (await page.evaluate(formsWithText)).find((form) => form.at === at);
  if (!there) return undefined;
  const isSent = (response) => response.request().method() === 'POST' && response.request().isNavigationRequest();
  // What is sent is answered by a page, or by a document that the browser keeps while the page stands as it was.
  const [response, , typed] = await Promise.all([page.waitForResponse(isSent), Promise.race([page.waitForEvent('load'), page.waitForEvent('download')]), page.evaluate(fillIn, { at, words: texts, valid })]).catch((problem) => {
    throw new Error(`${address} form ${at} ${there.what}: ${problem.message}`);
  });
  const seen = await page.evaluate(countElements);
  return { typed, status: response.status(), seen, standing: await page.evaluate(standing), what: there.what, hasPreview: (await page.locator('button[name="_do"][value="enter"]').count()) > 0 };
}

/** As a form sends it and a page shows it: in one line, without what HTML forbids. */
const bare = (text) => text.replace(/[\s\u{feff}\u{fdd0}-\u{fdef}\u{fffd}-\u{ffff}]+/gu, '');

test('every form of the office takes hostile texts without harm, and loses nothing that was typed', async () => {
  const problems = [], reachedPatterns = new Set(), known = new Set(), counts = { sent: 0, refused: 0, previews: 0, entered: 0, texts: 0 };
  const strange = [];  // Told once all that is harmless is known.
  // Without the security policy and behind it, and one by one where the form is filled in as it should be.
  const without = new Dealer(words), behind = new Dealer(words), single = new Dealer(words);
  for (const person of ['all', 'admin']) {
    const [email] = people[person];
    const { found } = await reached(hostile.origin, email);
    const [open, closed, good] = [await signedIn(hostile, email), await signedIn(hostile, email, false), await signedIn(harmless, email)];
    for (const [pattern, path] of found) {
      reachedPatterns.add(pattern);
      await open.goto(hostile.origin + path);
      const forms = await open.evaluate(formsWithText);
      for (const { at, texts } of forms) {
        for (const valid of [false, true]) {
          const twin = await sendForm(good, harmless.origin + path, at, texts.map((_, place) => `woord${place}`), valid);
          for (const kind of Object.keys(twin?.seen.counts ?? {})) known.add(kind);
          const passes = valid ? [[open, texts.map(() => single.one())]] : [[open, without.take(texts)], [closed, behind.take(texts)]];
          for (const [bad, typed] of passes) {
            bad.complaints.length = 0;
            const answer = await sendForm(bad, hostile.origin + path, at, typed, valid);
            if (!answer) continue;
            const told = (problem) => problems.push(`${path} form ${at} ${answer.what}: ${problem}`);
            counts.sent += 1;
            counts.texts += answer.typed.length;
            if (answer.status >= 500) told(`answered ${answer.status}`);
            for (const problem of [...bad.complaints.filter((each) => !/status of 4\d\d/.test(each)), ...answer.seen.ran.map((call) => `ran ${call}`), ...answer.seen.bad.map((link) => `leads to ${link}`)]) told(problem);
            strange.push([`${path} form ${at}`, Object.keys(answer.seen.counts)]);
            const isShownAgain = answer.status === 422 || answer.hasPreview;
            counts.refused += answer.status === 422;
            const all = answer.standing.map(bare);
            for (const { name, text, secret } of answer.typed)
              if (isShownAgain && !secret && bare(text) && !all.some((each) => each === bare(text))) told(`“${text.slice(0, 60)}” in ${name} was lost (${answer.status})`);
            counts.entered += answer.status === 303;
            if (!answer.hasPreview) continue;
            counts.previews += 1;
            await Promise.all([bad.waitForEvent('load'), bad.click('button[name="_do"][value="enter"]')]);
            const after = await bad.evaluate(countElements);
            for (const problem of [...after.ran, ...after.bad]) told(`after entering: ${problem}`);
            strange.push([`${path} form ${at}, entered`, Object.keys(after.counts)]);
          }
        }
      }
    }
    // What the twin shows when nothing is sent is known too.
    for (const path of found.values()) {
      await good.goto(harmless.origin + path);
      for (const kind of Object.keys((await good.evaluate(countElements)).counts)) known.add(kind);
    }
    await Promise.all([open, closed, good].map((page) => page.context().close()));
  }
  for (const pattern of patterns) if (!reachedPatterns.has(pattern) && !(pattern in elsewhere)) problems.push(`no link leads to ${pattern}, so its forms were not tried`);
  Object.assign(counts, { without: without.used, behind: behind.used });
  console.log(JSON.stringify(counts));
  none(problems, 'hostile texts in forms did something');
  assert.ok(counts.sent > 60 && counts.texts > 300 && counts.refused > 20 && counts.entered > 5, JSON.stringify(counts));
  assert.ok(words.length > 2000 && without.used === words.length && behind.used === words.length, `not every one of ${words.length} strings was sent: ${JSON.stringify(counts)}`);
  none([...new Set(strange.flatMap(([where, kinds]) => kinds.filter((kind) => !known.has(kind) && !isOrdinary(kind)).map((kind) => `${where}: ${kind}`)))], 'elements that no harmless page has');
});

/** Elements that a page of the site has in some state or other, by the marks of its own style. */
const isOrdinary = (kind) => !/^(script|iframe|object|embed|img|svg|style|base|meta|link|form|frame|frameset|applet|video|audio|math|marquee|bgsound|isindex|layer|xss|body|html|head|noscript|template|foreignobject|animate|set|image|input\[[^\]]*\bon|.*\[[^\]]*\bon[a-z]+)/.test(kind);

test('every filter and every address with a question takes hostile words without harm', async () => {
  const problems = [];
  let next = 0, asked = 0;
  const names = new Set();
  const { pages, found } = await reached(hostile.origin, people.all[0]);
  const page = await signedIn(hostile, people.all[0]);
  const tried = new Set();
  for (const path of [...onePerRoute(pages.map((path) => path.split('?')[0])), ...pages.filter((path) => path.includes('?')).slice(0, 40), ...found.values()]) {
    await page.goto(hostile.origin + path);
    const forms = await page.evaluate(formsByAddress);
    const [bare, query] = path.split('?');
    if (query) forms.push({ path: bare, names: [...new URLSearchParams(query).keys()] });
    for (const form of forms) {
      const kind = `${routeOf(form.path)}?${form.names.join('&')}`;
      if (tried.has(kind) || form.names.length === 0) continue;
      tried.add(kind);
      for (const name of form.names) {
        names.add(name);
        const word = words[next++ % words.length].slice(0, 300).replace(/[\ud800-\udbff]$/, '');
        page.complaints.length = 0;
        const response = await page.goto(`${hostile.origin}${form.path}?${new URLSearchParams([[name, word]])}`);
        asked += 1;
        const told = (problem) => problems.push(`${form.path}?${name}=${word}: ${problem}`);
        if (response.status() >= 500) told(`answered ${response.status()}`);
        if (!(response.headers()['content-type'] ?? '').startsWith('text/html')) continue;
        const seen = await page.evaluate(countElements);
        for (const problem of [...page.complaints.filter((each) => !/status of 4\d\d/.test(each)), ...seen.ran, ...seen.bad, ...Object.keys(seen.counts).filter((each) => /\[[^\]]*\bon[a-z]+|^(iframe|object|embed|base|frame)/.test(each))]) told(problem);
      }
    }
  }
  none(problems, 'addresses did something');
  assert.ok(names.size > 10 && asked > 40, `${names.size} names, asked ${asked} times`);
});
