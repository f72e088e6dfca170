// People: setting up the second step, one's sessions, handing out an account, and reporting by a link, in a real browser.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

const password = 'four quiet otters sing';
let ledger, site, browser;
const problems = [];

before(async () => {
  ledger = await Ledger.of('tests/example-small');
  await ledger.stip('cycle', 'open', '2028', '--period', '2026-H2', '--due', '2026-12-20');
  site = await ledger.serve({ secondFactor: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

const look = looker(problems, [403, 404, 410, 422]);

/** The code of an app that holds this key (RFC 6238). */
function codeOf(key, step = Math.floor(Date.now() / 30_000)) {
  let bits = '';
  for (const letter of key.replace(/[\s=]/g, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', bytes).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function tabTo(page, selector) {
  for (let step = 0; step < 200; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${selector}`);
}

/** Chooses a password and sets up the second step with the keyboard alone; gives the page and the key of the app. */
async function arrive(email, name, role, options = {}) {
  await ledger.stip('account', 'add', email, '--name', name, '--role', role);
  const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
  const page = await openPage(browser, site.origin, options);
  await page.goto(link);
  await tabTo(page, '#password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/inloggen/);
  await tabTo(page, '#email');
  await page.keyboard.type(email);
  await tabTo(page, '#password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau\/account\/tweede-stap/);
  await look(page, `setting up the second step (${options.size ?? 'desktop'})`);
  assert.equal(await page.locator('main img').evaluate((image) => image.complete && image.naturalWidth > 100), true, 'the QR code is not shown');
  const key = await page.locator('main code').innerText();
  await tabTo(page, '#code');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role="alert"]');
  assert.match(await page.title(), /^Fout: /);
  await look(page, 'a wrong code');
  assert.equal(await page.locator('main code').innerText(), key, 'a wrong code costs the key');
  await tabTo(page, '#code');
  await page.keyboard.type(codeOf(key));
  await page.keyboard.press('Enter');
  await page.waitForSelector('main li code');
  await look(page, 'recovery codes');
  assert.equal(await page.locator('main li code').count(), 10);
  await tabTo(page, 'a[href="/nl/bureau"].utrecht-link-button');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau$/);
  return { page, key };
}

test('an administrator sets up the second step with the keyboard, and hands out an account', async () => {
  const { page } = await arrive('adm@example.org', 'Ada Beheer', 'administrator:public');
  await look(page, 'the desk of an administrator');
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await look(page, 'accounts');
  await page.getByRole('link', { name: 'Nieuw account' }).click();
  await page.getByLabel('Naam').fill('Els Boom');
  await page.getByLabel('E-mailadres').fill('els@example.org');
  await look(page, 'a new account');
  await page.getByRole('button', { name: 'Dit account maken' }).click();
  await page.waitForURL(/beheer\/accounts\/U-/);
  await page.getByLabel('Rol', { exact: true }).selectOption('owner');
  await page.getByLabel('Organisatie of overleg').selectOption('ORG-GROEN');
  await page.getByLabel('Mag zien tot en met').selectOption('internal');
  await page.getByRole('button', { name: 'Rollen bewaren' }).click();
  await page.waitForURL(/klaar=ja/);
  await look(page, 'an account');
  await page.setViewportSize({ width: 320, height: 640 });
  await look(page, 'an account, narrow');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Link maken' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  assert.match(link, new RegExp(`^${site.origin}/nl/wachtwoord/`));
  await look(page, 'a link for a password');
  const els = await openPage(browser, site.origin);
  await els.goto(link);
  assert.match(await els.locator('h1').innerText(), /Els Boom/);
  await page.goto(`${site.origin}/nl/beheer/logboek`);
  assert.match(await page.locator('main').innerText(), /link voor een wachtwoord gegeven/);
  await look(page, 'the log');
  for (const size of [1280, 320]) {
    await page.setViewportSize({ width: size, height: 800 });
    for (const path of ['mandaten', 'beheer/accounts', 'beheer/logboek', 'bureau/account']) {
      await page.goto(`${site.origin}/nl/${path}`);
      await look(page, `${path} at ${size}`);
    }
  }
  await none(problems, 'account pages');
});

test('one sees where one is signed in, and ends it there', async () => {
  const { page, key } = await arrive('bob@example.org', 'Bob Tak', 'owner@ORG-GROEN:internal', { size: 'phone' });
  const elsewhere = await openPage(browser, site.origin);
  await elsewhere.goto(`${site.origin}/nl/inloggen`);
  await elsewhere.getByLabel('E-mailadres').fill('bob@example.org');
  await elsewhere.getByLabel('Wachtwoord').fill(password);
  await elsewhere.keyboard.press('Enter');
  await elsewhere.waitForURL(/inloggen\/code/);
  // The code of this half minute was used to set the app up; the next one is good too.
  await elsewhere.getByLabel(/Code/).fill(codeOf(key, Math.floor(Date.now() / 30_000) + 1));
  await elsewhere.keyboard.press('Enter');
  await elsewhere.waitForURL(/\/nl\/bureau$/);
  await page.getByRole('link', { name: 'Mijn account' }).click();
  await look(page, 'my account on a phone');
  assert.equal(await page.locator('#sessies').locator('..').locator('tbody tr').count(), 2);
  await page.getByRole('button', { name: 'Overal elders uitloggen' }).click();
  await page.waitForURL(/klaar=sessies/);
  await elsewhere.goto(`${site.origin}/nl/bureau`);
  await elsewhere.waitForURL(/inloggen/);
  await none(problems, 'sessions');
});

test('somebody without an account reports by a link, on a phone', async () => {
  const { page } = await arrive('sec@example.org', 'Carla Tak', 'secretary:restricted');
  await page.getByRole('link', { name: /Persoonlijke links/ }).click();
  await page.getByLabel('Actie').selectOption('A-001');
  await page.getByLabel(/E-mailadres/).fill('piet@example.org');
  await look(page, 'personal links');
  await page.getByRole('button', { name: 'Link maken' }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await look(page, 'a personal link');
  const piet = await openPage(browser, site.origin, { size: 'phone' });
  await piet.goto(link);
  await piet.waitForURL(/\/nl\/link\/L-/);
  assert.doesNotMatch(await piet.content(), new RegExp(link.split('/').pop()), 'the page holds the token');
  await look(piet, 'reporting by a link');
  await tabTo(piet, 'textarea[name="done"]');
  await piet.keyboard.type('Honderd bomen geplant.');
  await tabTo(piet, 'textarea[name="differs_because"]');
  await piet.keyboard.type('De achterstand is ingelopen.');
  await piet.getByRole('button', { name: 'Indienen', exact: true }).press('Enter');
  await piet.waitForSelector('h1:has-text("Uw rapportage is ingediend")');
  await look(piet, 'handed in by a link');
  await page.getByRole('link', { name: 'Terug naar de links' }).click();
  assert.match(await page.locator('main').innerText(), /rapportage ingediend/);
  await look(page, 'personal links, one used');
  await none(problems, 'links');
});
