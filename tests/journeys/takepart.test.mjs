// Take part: citizens answer a whole consultation, with a thumb, without JavaScript, with the keyboard alone, and in English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { freePort } from './lib/free_port.mjs';
import { client, signOnAs, startProvider } from './lib/identity_provider.mjs';
import { looker } from './lib/look.mjs';
import { payloads } from './lib/payloads.mjs';
import { none } from './lib/report.mjs';
import { Visitor } from './lib/visitor.mjs';
import { Votes } from './lib/votes.mjs';

let votes, site, browser;
const problems = [];
const look = looker(problems, [403, 404, 422]);

before(async () => {
  votes = await Votes.open();
  site = await votes.serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await votes?.remove();
});

const at = (path = '') => `${site.origin}/nl/doe-mee/${votes.id}${path}`;
const save = (page) => page.click('button[value="save"]');

/** Comes in with a code, and is at the first question. */
async function comeIn(page, code, language = 'nl') {
  await page.goto(at().replace('/nl/', `/${language}/`));
  await page.fill('#code', code);
  await page.check('#leeftijd');
  await page.click('form[action$="/code"] button');
}

test('a whole consultation on a phone, without JavaScript, and every page is in order', async () => {
  const page = await openPage(browser, site.origin, { size: 'phone', javaScriptEnabled: false });
  const watched = await openPage(browser, site.origin, { size: 'phone' });
  // The same cookie in a browser with JavaScript, which looks at each page that the other one is at.
  const seen = async (where) => {
    await watched.context().addCookies(await page.context().cookies());
    if (page.url() !== watched.url()) await watched.goto(page.url());
    else await watched.reload();
    await look(watched, where);
  };
  await page.goto(`${site.origin}/nl/`);
  await seen('hub');
  await page.click('text=Wat vindt u van biotechnologie?');
  await seen('introduction');
  await page.fill('#code', votes.codes[0].slice(0, -1) + (votes.codes[0].endsWith('0') ? '1' : '0'));
  await page.check('#leeftijd');
  await page.click('form[action$="/code"] button');
  assert.match(await page.textContent('[role=alert]'), /Een letter of cijfer van deze code klopt niet/);
  await comeIn(page, votes.codes[0]);
  await seen('statement');
  await page.click('button[value="1"]');
  await page.click('button[value="-1"]');
  await page.click('button[value="0"]');
  await seen('own statement');
  await page.fill('#own', 'Boeren moeten eerlijk betaald worden.');
  await save(page);
  assert.match(await page.textContent('main'), /Boeren moeten eerlijk betaald worden\..*wacht tot iemand/s);
  await page.click('text=Sla deze vraag over');
  await seen('budget');
  for (const box of ['#a1', '#a2', '#a3']) await page.check(box);
  await page.click('button[value="count"]');
  assert.match(await page.textContent('main'), /U geeft 110 miljoen euro uit van 100 miljoen euro. Dat is 10 miljoen euro te veel/);
  await save(page);
  assert.match(await page.textContent('[role=alert]'), /110/);
  assert.ok(await page.isChecked('#a3'), 'what was ticked is still ticked');
  await page.uncheck('#a1');
  await save(page);
  await seen('pairs');
  await page.click('#a1');
  await page.click('#a2');
  assert.match(await page.textContent('main'), /U maakte 2 keuzes; het zijn er hoogstens 5/);
  await page.click('text=Genoeg zo');
  await page.check('#a1');
  await page.check('#a2');
  await seen('several choices');
  await save(page);
  await page.fill('#a1', 'Omdat ik wil weten wat ik eet.');
  await seen('own words');
  await save(page);
  await page.check('#a1');
  await seen('about me');
  await save(page);
  await seen('overview');
  const overview = await page.textContent('main');
  for (const words of ['Onderzoek naar veiligheid, Voorlichting op school', 'Veiligheid, Macht van grote bedrijven', '2 keuzes', '16 tot en met 34', 'Omdat ik wil weten wat ik eet.'])
    assert.ok(overview.includes(words), `the overview says ${words}`);

  // Another answer takes a question away, and what was answered to it.
  await page.click('dt:has-text("Waarover maakt u zich zorgen?") + dd a');
  for (const box of ['#a1', '#a2']) await page.uncheck(box);
  await page.check('#a4');
  await save(page);
  assert.ok(!(await page.textContent('main')).includes('Omdat ik wil weten'), 'an answer to what is not asked is not kept');

  await page.click('text=Het bewijs op een pagina om af te drukken');
  await seen('receipt');
  const [receipt, digest] = await page.locator('dd').allTextContents();
  await page.goto(`${site.origin}/nl/bewijs`);
  await page.fill('#bewijs', receipt.trim());
  await page.click('button');
  assert.ok((await page.textContent('main')).includes(digest.trim()), 'the check number is that of the receipt');
  await seen('check');
  await page.goto(at('/overzicht'));
  await page.click('text=Ik ben klaar');
  await page.goto(at('/overzicht'));
  assert.equal(page.url(), at(), 'this device is forgotten');
  none(problems, 'things are wrong');
});

test('with the keyboard alone, and in English', async () => {
  const page = await openPage(browser, site.origin, { size: 'narrow' });
  await page.goto(at().replace('/nl/', '/en/'));
  await page.focus('#code');
  await page.keyboard.type(votes.codes[1].toLowerCase());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stelling/1');
  assert.match(await page.textContent('h1'), /Potatoes that need less pesticide/);
  await look(page, 'statement, 320 px');
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.value)) === '1') break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL('**/stelling/2');
  await page.goto(at('/overzicht').replace('/nl/', '/en/'));
  assert.match(await page.textContent('main'), /Agree/);
  await page.click('text=Withdraw all my answers');
  await page.click('text=Yes, take everything out');
  assert.match(await page.textContent('main'), /Nothing of you is kept any more/);
  none(problems, 'things are wrong');
});

test('in the dark, on paper, and at twice the size', async () => {
  for (const options of [{ colorScheme: 'dark' }, { size: 'narrow', deviceScaleFactor: 2 }]) {
    const page = await openPage(browser, site.origin, options);
    await comeIn(page, votes.codes[2]);
    if (page.url().endsWith('overzicht')) await look(page, `overview ${JSON.stringify(options)}`);
    for (const path of ['/stelling/1', '/vraag/money', '/vraag/ideas', '/vraag/worries', '/overzicht']) {
      await page.goto(at(path));
      await look(page, `${path} ${JSON.stringify(options)}`);
    }
    await page.emulateMedia({ media: 'print' });
    await look(page, 'overview on paper');
  }
  none(problems, 'things are wrong');
});

test('whatever people write is shown as they wrote it, and does nothing', async () => {
  const page = await openPage(browser, site.origin);
  await comeIn(page, votes.codes[3]);
  await page.goto(at('/vraag/worries'));
  await page.check('#a1');
  await save(page);
  const words = (await payloads()).filter((word) => word.length <= 450);
  const some = words.filter((_, place) => place % Math.ceil(words.length / 120) === 0);
  for (const word of some) {
    await page.goto(at('/vraag/why'));
    await page.fill('#a1', word);
    await save(page);
    await page.goto(at('/overzicht'));
    const shown = await page.textContent('dt:has-text("Kunt u daar meer over zeggen?") + dd strong');
    assert.equal(shown.replace(/\s+/g, ' ').trim(), word.replace(/\s+/g, ' ').trim());
    problems.push(...page.complaints.splice(0).map((complaint) => `${word}: ${complaint}`));
  }
  none(problems, 'things ran or broke');
});

test('who signs on elsewhere takes part once; who comes openly works out a sum, or waits for a turn', async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = await startProvider({ site: origin });
  const settings = `issuer = ${provider.issuer}\nclient-id = ${client.id}\nsite = ${origin}\nlabel-nl = Rijks-ID\n`;
  const other = await Votes.open({ codes: 0, change: { doors: ['signed-in', 'open'], puzzle: 10 }, identity: { settings, secret: client.secret } });
  const served = await other.serve({ port });
  const start = `${origin}/nl/doe-mee/${other.id}`;
  try {
    const page = await openPage(browser, origin, { size: 'phone' });
    await page.route(/fonts\.googleapis\.com/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
    const signOn = async (name) => {
      await page.goto(start);
      await page.check('#leeftijd-dienst');
      await page.click('text=Inloggen met Rijks-ID');
      if (name) await signOnAs(page, name);
      await page.waitForURL(/stelling|overzicht/);
      page.complaints = page.complaints.filter((complaint) => !complaint.includes(provider.issuer) && !complaint.includes('fonts.googleapis.com'));
    };
    await page.goto(start);
    await look(page, 'introduction with an account and a puzzle');
    await signOn('anna-born-1971');
    await look(page, 'statement, signed on');
    await page.click('button[value="1"]');
    await page.goto(`${start}/overzicht`);
    await look(page, 'overview, signed on');
    await page.click('text=Ik ben klaar');
    assert.match(await page.textContent('main'), /Log dan ook uit waar u inlogde/);
    await signOn();  // The provider still knows who it is.
    await page.goto(`${start}/stelling/1`);
    assert.match(await page.textContent('main'), /dit is nu uw antwoord/);
    assert.match(await other.stip('status', other.id), /^1 ballot by the door 'signed-in'$/m);

    const open = await openPage(browser, origin);
    await open.goto(start);
    await open.check('#leeftijd-open');
    await open.click('text=Begin zonder code');
    await open.waitForURL('**/stelling/1');
    await open.click('button[value="1"]');
    // A hundred who did not work it out come before the one after them: three minutes, however slow this machine is.
    const crowd = Array.from({ length: 100 }, () => new Visitor(origin).ask(`/nl/doe-mee/${other.id}/begin`, { method: 'POST', body: new URLSearchParams({ age: 'yes' }) }));
    assert.ok((await Promise.all(crowd)).every((answer) => answer.status === 303));
    const plain = await openPage(browser, origin, { size: 'phone', javaScriptEnabled: false });
    await plain.goto(start);
    await plain.check('#leeftijd-open');
    await plain.click('text=Begin zonder code');
    await plain.waitForURL('**/wachten');
    assert.match(await plain.textContent('main'), /Over ongeveer \d+ seconden kunt u verder/);
    await open.context().addCookies(await plain.context().cookies());
    await open.goto(`${start}/wachten`);
    await look(open, 'waiting for a turn');
    assert.match(await other.stip('status', other.id), /^1 ballot by the door 'open'$/m);
    await served.close();
    const bytes = await other.bytes();
    assert.ok(!bytes.includes('born-1971') && !other.said.includes('born-1971'), 'nothing of who signed on lies in the store');
  } finally {
    await served.close();
    await provider.close();
    await other.remove();
  }
  none(problems, 'things are wrong');
});

test('nothing that the program writes tells who came or what they said', async () => {
  await site.close();
  const bytes = await votes.bytes();
  assert.ok(!bytes.includes('Omdat ik wil weten'), 'an answer to what is not asked any more is gone from the file');
  for (const code of votes.codes) assert.ok(!bytes.includes(code.replaceAll('-', '')), 'no code lies in the store');
  assert.ok(!/127\.0\.0\.1(?!:\d+\/)/.test(votes.said), votes.said);
  assert.equal(votes.said.trim().split('\n').length, 1, 'it says where it listens, and no more');
});
