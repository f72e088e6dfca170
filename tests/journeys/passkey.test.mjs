// Passkey: made, named, used at the door, as second step and as proof, and taken away, with a device that Chromium plays.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { freePort } from './lib/free_port.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';
import { Visitor } from './lib/visitor.mjs';

const password = 'four quiet otters sing';
let ledger, site, browser, origin;
const problems = [];
const look = looker(problems, [403, 422]);

before(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;  // An address without a name has no passkeys.
  ledger = await Ledger.of('tests/example-small');
  for (const [email, role] of [['anna@example.org', 'secretary:restricted'], ['bea@example.org', 'owner@ORG-WATER:internal']])
    await ledger.stip('account', 'add', email, '--name', email.split('@')[0], '--role', role);
  site = await ledger.serve({ port, secondFactor: true, options: ['--site', origin] });
  for (const email of ['anna@example.org', 'bea@example.org']) {
    const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
    await new Visitor(site.origin).enter(link, 'password', { password });
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

const words = (page) => page.locator('main').innerText();

/** A page with a device beside it: `verifies`: it checks who holds it, as a telephone does; else it is only touched. */
async function withDevice({ verifies = true, size = 'desktop' } = {}) {
  const page = await openPage(browser, origin, { size });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: verifies ? 'internal' : 'usb', hasResidentKey: verifies, hasUserVerification: verifies, isUserVerified: verifies, automaticPresenceSimulation: true },
  });
  return { page, device: (method, more = {}) => devtools.send(`WebAuthn.${method}`, { authenticatorId, ...more }) };
}

async function signInByPassword(page, email) {
  await page.goto(`${origin}/nl/inloggen`);
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
}

async function signOut(page) {
  await page.goto(`${origin}/nl/bureau`);
  await page.getByRole('button', { name: 'Uitloggen' }).first().click();
  await page.waitForURL(/\/nl\/?$/);
}

async function make(page, name) {
  await page.goto(`${origin}/nl/bureau/account/passkeys`);
  await page.getByLabel('Naam van de nieuwe toegangssleutel').fill(name);
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click();
  await page.waitForURL(/klaar=gemaakt/);
}

test('a passkey is made, and opens by itself all that the roles open', async () => {
  const { page, device } = await withDevice({ size: 'phone' });
  await signInByPassword(page, 'anna@example.org');
  await page.waitForURL(/tweede-stap/);  // Her roles ask for a second step, which she has not.
  await page.goto(`${origin}/nl/bureau/account/passkeys`);
  await look(page, 'no passkeys yet');
  await make(page, 'Telefoon van Anna');
  await look(page, 'a passkey that was made');
  await page.goto(`${origin}/nl/bureau`);
  await page.waitForURL(/\/nl\/bureau$/);
  // Once more on the same device: the browser says that it is there.
  await page.goto(`${origin}/nl/bureau/account/passkeys`);
  await page.getByLabel('Naam van de nieuwe toegangssleutel').fill('Nog eens');
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click();
  await page.getByText('Op dit apparaat staat al een toegangssleutel').waitFor();
  const { credentials } = await device('getCredentials');
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].rpId, 'localhost');
  await signOut(page);
  await page.goto(`${origin}/nl/inloggen?naar=%2Fnl%2Fbureau%2Faccount`);
  await look(page, 'signing in, with passkeys');
  await page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }).click();
  await page.waitForURL(/\/nl\/bureau\/account$/);
  assert.match(await words(page), /U hebt 1 toegangssleutel\./);
  await page.goto(`${origin}/nl/bureau`);
  assert.equal(new URL(page.url()).pathname, '/nl/bureau');
  await page.context().close();
});

test('with a password alone she gets no further: a passkey, or nothing', async () => {
  const { page, device } = await withDevice();
  await signInByPassword(page, 'anna@example.org');
  await page.waitForURL(/inloggen\/code/);
  await look(page, 'the second step of who has a passkey and no app');
  // A device that does not hold hers.
  await page.getByRole('button', { name: 'Toegangssleutel gebruiken' }).click();
  await page.getByText('Dat is niet gelukt, of afgebroken.').waitFor();
  await device('removeVirtualAuthenticator');
  await page.goto(`${origin}/nl/bureau`);
  assert.match(page.url(), /inloggen/);
  await page.context().close();
});

test('a key that is only touched is a second step, and no way in by itself', async () => {
  const { page, device } = await withDevice({ verifies: false });
  await signInByPassword(page, 'bea@example.org');
  await page.waitForURL(/tweede-stap/);
  await make(page, 'Sleutel aan de bos');
  await signOut(page);
  await page.goto(`${origin}/nl/inloggen`);
  await page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }).click();
  await page.getByText('Dat is niet gelukt, of afgebroken.').waitFor();
  await signInByPassword(page, 'bea@example.org');
  await page.waitForURL(/inloggen\/code/);
  await page.getByRole('button', { name: 'Toegangssleutel gebruiken' }).click();
  await page.waitForURL(/\/nl\/bureau$/);
  // A fresh proof takes the password as well.
  await page.goto(`${origin}/nl/bureau/bevestigen?naar=%2Fnl%2Fbureau%2Faccount%2Fpasskeys`);
  await look(page, 'a proof by passkey');
  await page.getByRole('button', { name: 'Toegangssleutel gebruiken' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Wachtwoord, als uw toegangssleutel').fill(password);
  await page.getByRole('button', { name: 'Toegangssleutel gebruiken' }).click();
  await page.waitForURL(/\/nl\/bureau\/account\/passkeys$/, { timeout: 60_000 }).catch(async () => assert.fail(await words(page)));
  assert.equal((await device('getCredentials')).credentials.length, 1);
  const hostile = 'Reserve<img src=x onerror=document.title="kwaad">';
  await page.getByLabel('Nieuwe naam van Sleutel aan de bos').fill(hostile);
  await page.getByRole('button', { name: 'Naam opslaan' }).click();
  await page.waitForURL(/klaar=naam/);
  assert.equal(await page.locator('main img').count(), 0, 'a name is text');
  assert.notEqual(await page.title(), 'kwaad');
  assert.match(await words(page), /Reserve/);
  await page.getByRole('button', { name: `Weghalen ${hostile}` }).click();
  await page.waitForURL(/klaar=weg/);
  await look(page, 'a passkey that was taken away');
  assert.match(await words(page), /U hebt nog geen toegangssleutels/);
  await page.context().close();
});

test('an answer that was recorded opens nothing a second time', async () => {
  const { page } = await withDevice();
  await signInByPassword(page, 'bea@example.org');
  await page.waitForURL(/tweede-stap/);
  await make(page, 'Laptop');
  await signOut(page);
  let sent;
  page.on('request', (request) => request.url().endsWith('/inloggen/passkey') && (sent = request.postData()));
  await page.goto(`${origin}/nl/inloggen`);
  await page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }).click();
  await page.waitForURL(/\/nl\/bureau$/);
  assert.match(sent, /pk_signature=\w/);
  const again = await fetch(`${site.origin}/nl/inloggen/passkey`, { method: 'POST', body: sent, redirect: 'manual', headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(again.status, 403);
  assert.match(await again.text(), /al eens gegeven/);
  await page.context().close();
});

test('without JavaScript the pages say what to do, and offer nothing that does not work', async () => {
  const page = await openPage(browser, origin, { javaScriptEnabled: false });
  await page.goto(`${origin}/nl/inloggen`);
  assert.match(await words(page), /Voor een toegangssleutel is JavaScript nodig/);
  assert.equal(await page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }).isVisible(), false);
  await page.context().close();
});

test('every page that was seen can be used by everybody, and nothing went wrong on it', () => none(problems, 'problems on the pages of passkeys'));
