// Talk: signals, meetings, rounds, pledges and hand-over, with the keyboard alone and on a phone, in a real browser.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

const password = 'four quiet otters sing';
const people = {
  anna: ['anna@example.org', 'Anna Boom', 'owner@ORG-GROEN:internal'],
  carla: ['carla@example.org', 'Carla Tak', 'secretary:restricted'],
  admin: ['beheer@example.org', 'Bo Heer', 'administrator'],
};
let ledger, site, browser;
const problems = [];
const seen = new Set();
const lookOnly = looker(problems);

before(async () => {
  ledger = await Ledger.of('tests/example-small');
  await ledger.stip('cycle', 'open', '2028', '--period', '2026-H2', '--due', '2026-12-20');
  site = await ledger.serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

/** What is wrong with the page as it is shown. With SHOTS=FOLDER a picture of it is kept. */
async function look(page, where) {
  await lookOnly(page, where);
  seen.add(where);
  if (!process.env.SHOTS) return;
  await mkdir(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: `${process.env.SHOTS}/${where.replaceAll(/\W+/g, '_')}.png`, fullPage: true });
}

async function signIn(name, options = {}) {
  const [email, full, role] = people[name];
  await ledger.stip('account', 'add', email, '--name', full, '--role', role);
  const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
  const page = await openPage(browser, site.origin, options);
  await page.goto(link);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Dit wachtwoord bewaren' }).click();
  await page.waitForURL(/\/nl\/inloggen/);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
  return page;
}

/** Presses Tab until the focus is on what the selector means: with the keyboard alone. */
async function tabTo(page, selector) {
  for (let step = 0; step < 300; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${selector}`);
}

async function type(page, name, text) {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.type(text);
}

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).press('Enter');
}

let carla, signal, meeting;

test('a secretary takes a signal in and hands it over, with the keyboard alone', async () => {
  carla = await signIn('carla');
  await look(carla, 'desk of the secretary');
  await carla.goto(`${site.origin}/nl/signaleren?over=A-001`);
  await look(carla, 'taking in');
  await press(carla, 'Neem dit signaal op');
  assert.match(await carla.title(), /^Fout: /);
  await look(carla, 'taking in, with mistakes');
  await tabTo(carla, 'input[name="origin"]');
  await carla.keyboard.press('Space');
  await type(carla, 'title', 'Bomen krijgen te weinig water');
  await type(carla, 'text', 'In droge zomers komt de waterwagen te laat.');
  await carla.locator('[name="body"]').evaluateAll((all) => all.forEach((each) => (each.tagName === 'SELECT' ? (each.value = 'B-TAFEL') : (each.checked = each.value === 'B-TAFEL'))));
  await press(carla, 'Neem dit signaal op');
  await carla.waitForURL(/\/nl\/signalen\/S-/);
  signal = new URL(carla.url()).pathname.split('/').pop();
  await look(carla, 'the signal');
  await carla.goto(`${site.origin}/nl/beantwoorden/${signal}`);
  await look(carla, 'answering');
  await carla.locator('select[name="_to"]').selectOption('ORG-GROEN');
  await press(carla, 'Wijs dit signaal toe');
  await carla.waitForURL(new RegExp(`/nl/signalen/${signal}`));
});

test('who owes the answer gives it on a phone, after a look at what will be said, and everybody reads it', async () => {
  const anna = await signIn('anna', { size: 'phone', hasTouch: true });
  await look(anna, 'desk of an owner, phone');
  await anna.locator(`a[href="/nl/beantwoorden/${signal}"]`).tap();
  await anna.waitForURL(/beantwoorden/);
  await look(anna, 'answering, phone');
  await anna.locator('input[name="answer"][value="taken_over"]').check();
  await anna.locator('textarea[name="answer_text"]').fill('Er komt een tweede waterwagen.');
  await anna.getByRole('button', { name: 'Bekijk het antwoord' }).tap();
  await anna.getByRole('button', { name: 'Leg dit vast' }).waitFor();
  await look(anna, 'preview of the answer, phone');
  assert.match(await anna.locator('main').innerText(), /Wie het antwoord moet horen/);
  await anna.getByRole('button', { name: 'Leg dit vast' }).tap();
  await anna.waitForURL(new RegExp(`/nl/signalen/${signal}`));

  const visitor = await openPage(browser, site.origin, { size: 'phone' });
  await visitor.goto(`${site.origin}/nl/signalen`);
  assert.match(await visitor.locator('main').innerText(), /Er komt een tweede waterwagen/);
  await look(visitor, 'you said we did, phone');
  await visitor.goto(`${site.origin}/nl/signalen?antwoord=te-laat`);
  assert.doesNotMatch(await visitor.locator('main').innerText(), /tweede waterwagen/);
});

test('a meeting is planned and minuted with the keyboard, and shows who was not at the table', async () => {
  await carla.goto(`${site.origin}/nl/vergaderen/B-RAAD`);
  await look(carla, 'planning');
  await type(carla, 'date', '24-11-2026');
  assert.equal(await carla.locator('input[name="_item"]:checked').count(), 0);
  for (const box of await carla.locator('input[name="_item"]').all()) {
    await box.focus();
    await carla.keyboard.press('Space');
  }
  await press(carla, 'Bekijk de agenda');
  await look(carla, 'preview of the agenda');
  await press(carla, 'Leg dit vast');
  await carla.waitForURL(/\/nl\/vergaderingen\/V-/);
  meeting = new URL(carla.url()).pathname.split('/').pop();
  await look(carla, 'the meeting');
  await carla.goto(`${site.origin}/nl/notuleren/${meeting}`);
  await look(carla, 'minutes');
  await press(carla, 'Bekijk het verslag');
  assert.match(await carla.title(), /^Fout: /);
  await look(carla, 'minutes, with mistakes');
  for (const box of await carla.locator('textarea[name^="_outcome."]').all()) await box.fill('Besproken.');
  await carla.locator('input[name="_present"]').first().check();
  await press(carla, 'Bekijk het verslag');
  await look(carla, 'preview of the minutes');
  await press(carla, 'Leg dit vast');
  await carla.waitForURL(/\/nl\/vergaderingen\/V-/);
  assert.match(await carla.locator('main').innerText(), /was er niet/);
  await look(carla, 'the meeting, held');
});

test('a round is opened, followed and closed with the keyboard', async () => {
  await carla.goto(`${site.origin}/nl/rondes`);
  await look(carla, 'rounds');
  await type(carla, 'year', '2029');
  await type(carla, 'period', '2027-H2');
  await type(carla, '_due', '20-12-2027');
  await press(carla, 'Bekijk de ronde');
  await look(carla, 'preview of the round');
  await press(carla, 'Leg dit vast');
  await carla.waitForURL(/\/nl\/rondes\/CY-2029/);
  await carla.goto(`${site.origin}/nl/rondes/CY-2028`);
  await look(carla, 'a round');
  await type(carla, '_without', 'De rapportages komen later.');
  await press(carla, 'Bekijk de sluiting');
  await look(carla, 'preview of the closing');
  await press(carla, 'Leg dit vast');
  await carla.waitForURL(/\/nl\/rondes\/CY-2028/);
  assert.match(await carla.locator('main').innerText(), /gesloten op/);
});

test('a pledge is recorded and lapses, and an organisation gets a new name after a look at all that changes', async () => {
  await carla.goto(`${site.origin}/nl/toezeggen?actie=A-001`);
  await look(carla, 'recording a pledge');
  await carla.locator('input[name="kind"][value="motion"]').check();
  await type(carla, 'title', 'Motie over water');
  await type(carla, 'text', 'De raad vraagt om water.');
  await type(carla, 'to', 'Het college');
  await type(carla, 'made_on', '1-11-2026');
  await carla.locator('input[name="due_kind"][value="date"]').check();
  await type(carla, 'due', 'Q1 2027');
  await press(carla, 'Leg deze toezegging vast');
  await carla.waitForURL(/\/nl\/toezeggingen\/TZ-/, { timeout: 60_000 }).catch(async () => assert.fail(await carla.locator('main').innerText()));
  await look(carla, 'a pledge');
  const pledge = new URL(carla.url()).pathname.split('/').pop();
  await carla.goto(`${site.origin}/nl/nakomen/${pledge}`);
  await look(carla, 'fulfilling');
  await type(carla, '_why', 'Ingetrokken in het debat.');
  await press(carla, 'Laat vervallen');
  await carla.waitForURL(/\/nl\/toezeggingen\/TZ-/);
  assert.match(await carla.locator('main').innerText(), /Vervallen/i);

  await carla.goto(`${site.origin}/nl/overdragen?van=ORG-GROEN`);
  await look(carla, 'handing over');
  await type(carla, '_title', 'Dienst Groen en Water');
  await type(carla, '_id', 'ORG-GW');
  await type(carla, '_from', '1-1-2027');
  await carla.locator('form:has(input[value="rename"]) textarea[name="_reason"]').fill('Besluit van het college.');
  await press(carla, 'Bekijk de nieuwe naam');
  await look(carla, 'preview of the new name');
  assert.match(await carla.locator('main').innerText(), /Dienst Groen en Water/);
  await press(carla, 'Leg dit vast');
  await carla.waitForURL(/\/nl\/organisaties\/ORG-GROEN/);
});

test('anybody tells something on a phone without saying who they are, and the secretary takes it in with the keyboard', async () => {
  const anybody = await openPage(browser, site.origin, { size: 'phone', hasTouch: true });
  await anybody.goto(`${site.origin}/nl/signalen`);
  await anybody.getByRole('link', { name: 'Vertel wat een actie hindert, of wat wordt vergeten' }).tap();
  await anybody.waitForURL(/\/nl\/meedenken/);
  await look(anybody, 'thinking along, phone');
  await anybody.getByLabel('Wat wilt u zeggen?').fill('De paden zijn in de winter te donker.');
  await anybody.waitForTimeout(2500);  // A form that comes back at once is taken for that of a machine.
  await anybody.getByRole('button', { name: 'Versturen' }).tap();
  await anybody.waitForURL(/verstuurd=ja/);
  await look(anybody, 'it was received, phone');

  await carla.goto(`${site.origin}/nl/bureau`);
  await carla.locator('a[href="/nl/meegedacht"]').press('Enter');
  await carla.waitForURL(/meegedacht/);
  await look(carla, 'what the public sent');
  await carla.getByRole('link', { name: /Opnemen, in mijn woorden/ }).press('Enter');
  await carla.waitForURL(/signaleren/);
  await look(carla, 'taking in what the public sent');
  await type(carla, 'title', 'Donkere paden');
  await type(carla, 'text', 'Paden zijn in de winter te donker.');
  await tabTo(carla, 'input[name="_moderated"]');
  await carla.keyboard.press('Space');
  await press(carla, 'Neem dit signaal op');
  await carla.waitForURL(/\/nl\/signalen\/S-/);
  await carla.goto(`${site.origin}/nl/meegedacht`);
  assert.match(await carla.locator('main').innerText(), /Er wacht niets om te lezen/);
});

test('two days are compared without JavaScript, and a wrong day is told at its field', async () => {
  const visitor = await openPage(browser, site.origin, { javaScriptEnabled: false });
  await visitor.goto(`${site.origin}/nl/verschil`);
  const from = visitor.getByRole('group', { name: 'Van' });
  await from.getByLabel('Of: zoals bekend op een dag').fill('gisteren');
  await visitor.getByRole('button', { name: 'Vergelijken' }).click();
  assert.match(await visitor.locator('main').innerText(), /‘gisteren’ is niet te lezen als datum/);
  assert.equal(await from.getByLabel('Of: zoals bekend op een dag').getAttribute('aria-invalid'), 'true');
  await from.getByLabel('Of: zoals bekend op een dag').fill('1-1-2020');
  await visitor.getByRole('button', { name: 'Vergelijken' }).click();
  assert.match(await visitor.locator('main').innerText(), /Vergeleken met 1 januari 2020/);
  assert.match(await visitor.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href'), /documenten\/verschil\.csv\?van=2020-01-01&naar=now/);
  const shown = await openPage(browser, site.origin, { size: 'phone', hasTouch: true });
  await shown.goto(`${site.origin}/nl/verschil?van-dag=gisteren`);
  await look(shown, 'a wrong day, phone');
});

test('who hands out accounts finds what came to nothing', async () => {
  const admin = await signIn('admin');
  await look(admin, 'desk of the administrator');
  await admin.locator('a[href="/nl/beheer/mislukt"]').first().press('Enter');
  await admin.waitForURL(/mislukt/);
  await look(admin, 'what came to nothing');
});

test('every new page fits a phone and the dark, and is accessible there too', async () => {
  const cookies = await carla.context().cookies();
  const pages = ['bureau', 'signaleren', 'signalen', `signalen/${signal}`, 'beantwoorden/S-003', 'overlegorganen/B-TAFEL', 'vergaderen/B-TAFEL', 'vergaderingen/V-001', `notuleren/${meeting}`, 'rondes',
    'rondes/CY-2029', 'toezeggingen', 'toezeggingen/TZ-01', 'toezeggen', 'nakomen/TZ-02', 'overdragen', 'overdragen?van=ORG-GW', 'acties/A-001'];
  for (const [name, options] of Object.entries({ phone: { size: 'phone' }, narrow: { size: 'narrow' }, dark: { colorScheme: 'dark' } })) {
    const page = await openPage(browser, site.origin, options);
    await page.context().addCookies(cookies);
    for (const path of pages) {
      await page.goto(`${site.origin}/nl/${path}`);
      await look(page, `${path}, ${name}`);
    }
  }
});

test('the calendars can be subscribed to without signing in', async () => {
  for (const path of ['agenda.ics', 'overlegorganen/B-TAFEL/agenda.ics']) {
    const response = await fetch(`${site.origin}/nl/${path}`);
    assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const lines = (await response.text()).split('\r\n');
    assert.equal(lines[0], 'BEGIN:VCALENDAR');
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75), 'a line is longer than 75 octets');
  }
});

test('every page of these acts is accessible, fits and is without complaints', () => {
  assert.ok(seen.size > 60, `only ${seen.size} pages were looked at`);
  none(problems, 'problems on the pages of acts');
});
