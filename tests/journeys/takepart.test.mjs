// Take part: citizens answer a whole consultation, with a thumb, without JavaScript, with the keyboard alone, and in English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { looker } from './lib/look.mjs';
import { payloads } from './lib/payloads.mjs';
import { none } from './lib/report.mjs';
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

test('nothing that the program writes tells who came or what they said', async () => {
  await site.close();
  const bytes = await votes.bytes();
  assert.ok(!bytes.includes('Omdat ik wil weten'), 'an answer to what is not asked any more is gone from the file');
  for (const code of votes.codes) assert.ok(!bytes.includes(code.replaceAll('-', '')), 'no code lies in the store');
  assert.ok(!/127\.0\.0\.1(?!:\d+\/)/.test(votes.said), votes.said);
  assert.equal(votes.said.trim().split('\n').length, 1, 'it says where it listens, and no more');
});
