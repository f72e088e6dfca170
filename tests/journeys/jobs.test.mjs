// Jobs: what takes long is asked on a page, runs in a process of its own, can be cancelled, and is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

const password = 'four quiet otters sing', email = 'carla@example.org';
let ledger, site, browser, page;
const problems = [];
const look = looker(problems);

async function signIn() {
  page = await openPage(browser, site.origin);
  await page.goto(`${site.origin}/nl/inloggen`);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
}

before(async () => {
  ledger = await Ledger.of('examples/biotechnologie', { editions: [] });
  site = await ledger.serve();
  browser = await launch();
  await ledger.stip('account', 'add', email, '--name', 'Carla Tak', '--role', 'secretary:restricted');
  const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
  const choosing = await openPage(browser, site.origin);
  await choosing.goto(link);
  await choosing.getByLabel('Wachtwoord').fill(password);
  await choosing.getByRole('button', { name: 'Dit wachtwoord bewaren' }).click();
  await choosing.waitForURL(/\/nl\/inloggen/);
  await choosing.close();
  await signIn();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

/** Asks for the plan in so many futures; gives the address of the run. */
async function askPlan(futures, seed) {
  await page.goto(`${site.origin}/nl/berekeningen`);
  const form = page.locator('section#plan form');
  await form.getByLabel('Aantal toekomsten').selectOption(String(futures));
  await form.getByLabel('Startgetal').fill(String(seed));
  await form.getByRole('button', { name: 'Laten trekken' }).click();
  await page.waitForURL(/\/nl\/berekeningen\/.+/);
  return page.url();
}

/** The page looks again by itself, without JavaScript; here one only waits for what it comes to say. */
const becomes = (words) => page.locator('main').getByText(words, { exact: true }).first().waitFor({ timeout: 150_000 });

test('a plan in many futures is worked out while one waits, and its page says what it was made from', async () => {
  await page.goto(`${site.origin}/nl/berekeningen`);
  await look(page, 'what takes long');
  await askPlan(30_000, 7);
  await becomes('Gereed');
  await look(page, 'the answer');
  const words = await page.locator('main').innerText();
  assert.match(words, /30\.000/);
  assert.match(words, /Startgetal\s+7/);
  assert.match(words, /\b[0-9a-f]{16}\b/, 'the fingerprint of what was read');
});

test('the same question gives the kept answer, also after the site was started anew', async () => {
  const first = await askPlan(30_000, 7);
  await becomes('Gereed');
  const answer = await page.locator('main').innerText();
  await site.close();
  const port = Number(new URL(site.origin).port);
  site = await ledger.serve({ port });
  await signIn();
  const again = await askPlan(30_000, 7);
  assert.equal(again, first);
  assert.equal(await page.locator('main').innerText(), answer);
});

test('a search is cancelled while it runs, and started again', async () => {
  await page.goto(`${site.origin}/nl/berekeningen`);
  const address = await askPlan(1_000_000, 8);
  const cancel = page.getByRole('button', { name: 'Deze berekening afbreken' });
  if (await cancel.count()) {
    await cancel.click();
    await becomes('Deze berekening is afgebroken.');
    await look(page, 'a cancelled run');
    await page.getByRole('button', { name: 'Opnieuw starten' }).click();
  }
  assert.equal(page.url(), address);
  await becomes('Gereed');
});

test('on a phone nothing is cut off, and a visitor who is not signed in learns nothing', async () => {
  const address = await askPlan(30_000, 7);
  const phone = await openPage(browser, site.origin, { size: 'phone' });
  const answer = await phone.goto(address), none_there = await phone.goto(`${address}0`);
  assert.equal(answer.url().replace(/=.*/, ''), none_there.url().replace(/=.*/, ''), 'both lead to signing in');
  await phone.close();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(address);
  await look(page, 'the answer on a phone');
});

test('none of these pages has a fault', () => none(problems, 'the pages of long runs'));
