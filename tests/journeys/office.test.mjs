// Office: a report goes from its owner to the secretary, and an edit from proposal to decision, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

const password = 'four quiet otters sing';
const people = {
  anna: ['anna@example.org', 'Anna Boom', 'owner@ORG-GROEN:internal'],
  bert: ['bert@example.org', 'Bert Blad', 'approver@ORG-GROEN:internal'],
  carla: ['carla@example.org', 'Carla Tak', 'secretary:restricted'],
  eva: ['eva@example.org', 'Eva Zaad', 'owner@ORG-GROEN:internal'],
  dick: ['dick@example.org', 'Dick Wortel', 'decider@B-RAAD:internal'],
};
let ledger, site, browser;
const problems = [];

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

const look = looker(problems);

/** Chooses a password by the link of the administrator, and signs in with it. */
async function signIn(name, options = {}) {
  const [email, full, role] = people[name];
  await ledger.stip('account', 'add', email, '--name', full, '--role', role);
  const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
  const page = await openPage(browser, site.origin, options);
  await page.goto(link);
  await look(page, 'choosing a password');
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Dit wachtwoord bewaren' }).click();
  await page.waitForURL(/\/nl\/inloggen/);
  await look(page, 'signing in');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
  await look(page, `the desk of ${name}`);
  return page;
}

/** Presses Tab until the focus is on what the selector means: with the keyboard alone. */
async function tabTo(page, selector) {
  for (let step = 0; step < 200; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${selector}`);
}

test('an owner reports with the keyboard alone, it is signed on a phone, and made final', async () => {
  const anna = await signIn('anna');
  await anna.getByRole('link', { name: /./ }).and(anna.locator('a[href="/nl/rapporteren/A-001"]')).press('Enter');
  await anna.waitForURL(/rapporteren\/A-001/);
  await look(anna, 'the report');
  await tabTo(anna, 'textarea[name="done"]');
  await anna.keyboard.type('Honderd bomen geplant.');
  await tabTo(anna, 'textarea[name="differs_because"]');
  await anna.keyboard.type('De achterstand is ingelopen.');
  await anna.getByRole('button', { name: 'Indienen', exact: true }).press('Enter');
  await anna.waitForURL(/\/nl\/bureau/);
  assert.equal(await anna.locator('a[href="/nl/rapporteren/A-001"]').count(), 0, 'the report still waits for its owner');

  const bert = await signIn('bert', { size: 'phone', hasTouch: true });
  await bert.locator('a[href^="/nl/beoordelen/"]').first().tap();
  await bert.waitForURL(/beoordelen/);
  await look(bert, 'judging on a phone');
  assert.match(await bert.locator('main').innerText(), /Honderd bomen geplant/);
  await bert.getByRole('button', { name: 'Tekenen' }).tap();
  await bert.waitForURL(/\/nl\/bureau/);

  const carla = await signIn('carla');
  await carla.locator('a[href^="/nl/beoordelen/"]').first().click();
  await carla.waitForURL(/beoordelen/);
  await carla.getByRole('button', { name: 'Goedkeuren' }).click();
  await carla.waitForURL(/\/nl\/bureau/);
  const visitor = await openPage(browser, site.origin);
  await visitor.goto(`${site.origin}/nl/acties/A-001`);
  assert.match(await visitor.locator('main').innerText(), /Beoordeeld door de trekker over tweede helft 2026/);
});

test('a report keeps itself while it is written, and two windows show both texts', async () => {
  const eva = await signIn('eva');
  const [context, address] = [eva.context(), `${site.origin}/nl/rapporteren/A-003`];
  const second = await context.newPage();
  await second.goto(address);
  await eva.goto(address);
  await eva.locator('textarea[name="done"]').fill('In het eerste venster.');
  await eva.getByText(/^Als concept bewaard op /).waitFor();
  await look(eva, 'a report that kept itself');
  await eva.reload();  // As after a crash: nothing was sent by hand.
  assert.equal(await eva.locator('textarea[name="done"]').inputValue(), 'In het eerste venster.');

  await second.locator('textarea[name="done"]').fill('In het tweede venster.');
  await second.getByText(/^Niet bewaard: in een ander venster/).waitFor();
  await Promise.all([second.waitForEvent('load'), second.getByRole('button', { name: 'Bewaren als concept' }).click()]);
  const both = await second.locator('main').innerText();
  assert.match(both, /In het eerste venster/);
  assert.match(both, /In het tweede venster/);
  await Promise.all([second.waitForEvent('load'), second.getByRole('button', { name: 'Bewaren als concept' }).click()]);
  await eva.reload();
  assert.equal(await eva.locator('textarea[name="done"]').inputValue(), 'In het tweede venster.');
});

test('what was typed in any form is there again after a crash, with the keyboard alone and on a phone', async () => {
  const eva = await openPage(browser, site.origin, { size: 'phone' });
  await eva.goto(`${site.origin}/nl/wijzigen/acties/A-003`);
  await eva.getByLabel('E-mailadres').fill(people.eva[0]);
  await eva.getByLabel('Wachtwoord').fill(password);
  await eva.keyboard.press('Enter');
  await eva.waitForURL(/wijzigen\/acties\/A-003/);
  await eva.locator('[name="note"]').fill('Een zin die niemand verstuurde.');
  await eva.getByLabel('Reden').fill('Omdat het moet.');
  await eva.getByText(/^Bewaard op /).waitFor();
  await look(eva, 'a form that keeps itself');
  const again = await eva.context().newPage();
  await eva.close();  // As after a crash.
  again.complaints = [];
  await again.goto(`${site.origin}/nl/bureau`);
  assert.ok(await again.locator('main a[href="/nl/wijzigen/acties/A-003"]').count() > 0, 'the desk does not lead back to it');
  await again.goto(`${site.origin}/nl/wijzigen/acties/A-003`);
  assert.notEqual(await again.locator('[name="note"]').inputValue(), 'Een zin die niemand verstuurde.');
  await look(again, 'a page on which something was typed before');
  await tabTo(again, '[data-unsent] button[type="button"]');
  await again.keyboard.press('Enter');
  assert.equal(await again.locator('[name="note"]').inputValue(), 'Een zin die niemand verstuurde.');
  assert.equal(await again.getByLabel('Reden').inputValue(), 'Omdat het moet.');
  await look(again, 'what was typed, put back');
  await again.getByLabel('Titel van het voorstel').fill('Een zin erbij');
  await again.getByRole('button', { name: 'Bewaren als concept' }).click();
  await again.waitForURL(/voorstellen\/PV-/);
  await again.goto(`${site.origin}/nl/wijzigen/acties/A-003`);
  assert.equal(await again.locator('[data-unsent]').count(), 0);
});

test('an edit becomes a proposal, is seen as if adopted on a phone, and a decision enters it', async () => {
  const anna = await openPage(browser, site.origin, { size: 'phone' });
  await anna.goto(`${site.origin}/nl/wijzigen/acties/A-001`);
  await anna.waitForURL(/inloggen\?naar=/);
  await anna.getByLabel('E-mailadres').fill(people.anna[0]);
  await anna.getByLabel('Wachtwoord').fill(password);
  await anna.keyboard.press('Enter');
  await anna.waitForURL(/wijzigen\/acties\/A-001/);
  await look(anna, 'proposing');
  await anna.locator('input[name="planned_end"]').fill('32-13-2031');
  await anna.getByLabel('Titel van het voorstel').fill('Later klaar');
  await anna.getByLabel('Reden').fill('Er is te weinig plantgoed.');
  await anna.getByLabel('Opties').fill('Niets doen; later klaar zijn.');
  await anna.getByRole('button', { name: 'Voorleggen voor besluit' }).click();
  assert.match(await anna.title(), /^Fout: /);
  await look(anna, 'proposing, with a mistake');
  assert.equal(await anna.getByLabel('Titel van het voorstel').inputValue(), 'Later klaar', 'what was typed is lost');
  await anna.locator('input[name="planned_end"]').fill('eind 2032');
  await anna.getByRole('button', { name: 'Voorleggen voor besluit' }).click();
  await anna.waitForURL(/voorstellen\/PV-/);
  const proposal = new URL(anna.url()).pathname.split('/').pop();
  await anna.goto(`${site.origin}/nl/acties/A-001?moment=${proposal}`);
  assert.match(await anna.locator('main').innerText(), /2032/);
  await anna.goto(`${site.origin}/nl/acties/A-001`);
  assert.doesNotMatch(await anna.locator('main').innerText(), /2032/);

  const dick = await signIn('dick');
  await dick.goto(`${site.origin}/nl/beslissen/${proposal}`);
  await look(dick, 'deciding');
  await dick.locator('[name="title"]').fill('Later klaar');
  await dick.locator('[name="body"][value="B-RAAD"], select[name="body"]').first().evaluate((control) => {
    if (control.tagName === 'SELECT') control.value = 'B-RAAD';
    else control.checked = true;
  });
  await dick.locator('[name="outcome"][value="adopted"]').check();
  await dick.locator('[name="reason"]').fill('Het kan niet anders.');
  await dick.locator('[name="why_fast"]').fill('Het plantseizoen begint.');
  await dick.locator('[name="safeguard"]').fill('Elk half jaar wordt gekeken.');
  await dick.getByRole('button', { name: 'Leg dit besluit vast' }).click();
  await dick.waitForURL(/besluiten\//, { timeout: 60_000 }).catch(async () => assert.fail(await dick.locator('main').innerText()));
  await look(dick, 'the decision');
  await dick.goto(`${site.origin}/nl/acties/A-001`);
  assert.match(await dick.locator('main').innerText(), /2032/);
});

test('every page of the office is accessible, fits and is without complaints', () => none(problems, 'problems in the office'));
