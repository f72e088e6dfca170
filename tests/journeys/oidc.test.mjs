// Sign-on: an account is connected to a real identity provider, and signed in with it; and everything that goes wrong there.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { launch, openPage as openAnyPage } from './lib/browser.mjs';
import { freePort } from './lib/free_port.mjs';
import { client, signOnAs, startProvider } from './lib/identity_provider.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';
import { Visitor } from './lib/visitor.mjs';

const password = 'four quiet otters sing';
let ledger, site, browser, provider;
const problems = [];

before(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  ledger = await Ledger.of('tests/example-small');
  provider = await startProvider({ site: origin });
  await writeFile(`${ledger.file}.identity`,
    `issuer = ${provider.issuer}\nclient-id = ${client.id}\nclient-secret-file = agenda.secret\nsite = ${origin}\nlabel-nl = Rijks-ID\nlabel-en = State ID\n`);
  await writeFile(`${ledger.folder}/agenda.secret`, `${client.secret}\n`);
  await ledger.stip('account', 'add', 'anna@example.org', '--name', 'Anna Boom', '--role', 'owner@ORG-GROEN:internal');
  await ledger.stip('account', 'add', 'bea@example.org', '--name', 'Bea Nieuw', '--role', 'owner@ORG-WATER:internal');
  await ledger.stip('account', 'add', 'adm@example.org', '--name', 'Ad Beheer', '--role', 'administrator:public');
  site = await ledger.serve({ port });
  for (const email of ['anna@example.org', 'adm@example.org']) {
    const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
    await new Visitor(site.origin).enter(link, 'password', { password });
  }
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await provider?.close();
  await ledger?.remove();
});

const lookAt = looker(problems, [401, 403, 404, 409, 422, 503]);
async function openPage(...what) {
  const page = await openAnyPage(...what);
  await page.route(/fonts\.googleapis\.com/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  return page;
}
async function look(page, where) {
  // That the browser went to the provider is what this is about; what the pages there do is not ours.
  page.complaints = page.complaints.filter((complaint) => !complaint.includes(provider.issuer) && !complaint.includes('fonts.googleapis.com'));
  await lookAt(page, where);
}
const words = (page) => page.locator('main').innerText();
const begin = async (page) => {
  await page.goto(`${site.origin}/nl/inloggen`);
  await page.getByRole('button', { name: 'Inloggen met Rijks-ID' }).click();
};

test('somebody whom nobody knows is told what to do, and gets no account', async () => {
  const page = await openPage(browser, site.origin);
  await page.goto(`${site.origin}/nl/inloggen`);
  await look(page, 'signing in, with a sign-on service');
  await begin(page);
  await signOnAs(page, 'anna');  // With her address, which proves nothing.
  await page.waitForURL(/inloggen\/terug/);
  assert.match(await words(page), /U hebt hier nog geen account/);
  await look(page, 'somebody unknown');
  assert.equal((await ledger.stip('account', 'list')).split('\n').filter((line) => line.startsWith('U-')).length, 3);
  await page.context().close();
});

test('who has a password links the account, signs in with the provider, and out again', async () => {
  const page = await openPage(browser, site.origin, { size: 'phone' });
  await page.goto(`${site.origin}/nl/inloggen`);
  await page.getByLabel('E-mailadres').fill('anna@example.org');
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
  await page.goto(`${site.origin}/nl/bureau/account`);
  await look(page, 'an account that is not linked');
  await page.getByRole('link', { name: 'Koppeling bekijken en wijzigen' }).click();
  await look(page, 'no link yet');
  await page.getByRole('button', { name: 'Koppelen met Rijks-ID' }).click();
  await signOnAs(page, 'anna');
  await page.waitForURL(/klaar=gekoppeld/);
  await look(page, 'a link that was made');
  await page.goto(`${site.origin}/nl/bureau`);
  await page.getByRole('button', { name: 'Uitloggen' }).first().click();
  // The provider still knows her: nothing is typed.
  await begin(page);
  await page.waitForURL(/\/nl\/bureau$/);
  assert.match(await words(page), /Anna Boom/);
  // Out here and there, by choice; then the provider asks anew who it is.
  await page.getByRole('button', { name: 'Uitloggen' }).first().click();
  await page.waitForURL(/inloggen\/uitgelogd$/);
  await look(page, 'signed out here');
  await page.getByRole('link', { name: 'Ook uitloggen bij Rijks-ID' }).click();
  await page.locator('button[name=logout]').first().click();
  await page.waitForURL(/inloggen\/uitgelogd\?state=nl/);
  assert.match(await words(page), /terug van Rijks-ID/);
  await look(page, 'signed out at the provider');
  await begin(page);
  await page.locator('input[name=login]').waitFor();
  await page.context().close();
});

test('each way of signing that is trusted is read from the provider as it comes', async () => {
  for (const alg of ['PS256', 'ES256', 'EdDSA', 'RS256']) {
    const { port } = provider;
    await provider.close();
    provider = await startProvider({ site: site.origin, port, alg });
    const page = await openPage(browser, site.origin);
    await begin(page);
    await signOnAs(page, 'anna');
    await page.waitForURL(/\/nl\/bureau$/, { timeout: 60_000 }).catch(async () => assert.fail(`${alg}: ${await words(page)}`));
    await page.context().close();
  }
});

test('a fresh proof comes from the provider, which asks anew who it is', async () => {
  const page = await openPage(browser, site.origin);
  await begin(page);
  await signOnAs(page, 'anna');
  await page.waitForURL(/\/nl\/bureau$/);
  const prove = async (name) => {
    await page.goto(`${site.origin}/nl/bureau/bevestigen?naar=%2Fnl%2Fbureau%2Faccount%2Fdienst`);
    await page.getByRole('button', { name: 'Bevestigen met Rijks-ID' }).click();
    await signOnAs(page, name);
  };
  await prove('anna');
  await page.waitForURL(/\/nl\/bureau\/account\/dienst$/);
  await prove('bea');
  await page.waitForURL(/inloggen\/terug/);
  assert.match(await words(page), /iemand anders ingelogd dan de houder/);
  await look(page, 'a proof by somebody else');
  await page.context().close();
});

test('an answer is taken once, in the browser that left, and a code that was used is refused', async () => {
  const page = await openPage(browser, site.origin);
  const returns = [];
  page.on('request', (request) => request.url().includes('/inloggen/terug') && returns.push(request.url()));
  await begin(page);
  await signOnAs(page, 'anna');
  await page.waitForURL(/\/nl\/bureau$/);
  assert.equal(returns.length, 1);
  await page.goto(returns[0]);
  assert.match(await words(page), /al gebruikt/);
  await look(page, 'an answer for the second time');

  const thief = new Visitor(site.origin);
  assert.equal((await thief.ask(returns[0])).status, 403);
  // The code once more, within a visit that is good.
  const leaving = await thief.send('/nl/inloggen', 'naar', {});
  const state = new URL(leaving.html.match(/href="(http[^"]*authorize?[^"]*|http[^"]*\/auth\?[^"]*)"/)[1].replaceAll('&amp;', '&')).searchParams.get('state');
  const replayed = new URL(returns[0]);
  replayed.searchParams.set('state', state);
  const refused = await thief.ask(`${replayed.pathname}${replayed.search}`);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /weigerde/);
  await page.context().close();
});

test('an administrator hands out a link, with which somebody without a password connects and signs in', async () => {
  const admin = await new Visitor(site.origin).signIn('adm@example.org', password);
  const id = (await ledger.stip('account', 'list')).match(/(U-\w+) {2}Bea/)[1];
  const issued = await admin.send(`/nl/beheer/accounts/${id}`, '_do', { _do: 'sign_on_link' });
  const link = issued.html.match(/http:[^<]*\/nl\/aansluiten\/[\w-]{43}/)[0];
  const page = await openPage(browser, site.origin);
  await page.goto(link);
  await look(page, 'the link of an administrator');
  await page.getByRole('button', { name: 'Inloggen met Rijks-ID' }).click();
  await signOnAs(page, 'bea');
  await page.waitForURL(/\/nl\/bureau$/);
  assert.match(await words(page), /Bea Nieuw/);
  await page.goto(link);
  assert.match(await words(page), /eerder gebruikt/);
  await page.context().close();
});

test('what was broken off there is told', async () => {
  const page = await openPage(browser, site.origin);
  await begin(page);
  await page.locator('a[href*=abort]').click();
  await page.waitForURL(/inloggen\/terug/);
  assert.match(await words(page), /afgebroken/);
  await look(page, 'a visit that was broken off');
  await page.context().close();
});

test('while the provider is down that is told, and the password still opens the door', async () => {
  const page = await openPage(browser, site.origin);
  await begin(page);
  await page.locator('input[name=login]').waitFor();
  const form = await page.locator('form').first().getAttribute('action');
  assert.ok(form);
  const { port, issuer } = provider;
  const visitor = new Visitor(site.origin);
  const leaving = await visitor.send('/nl/inloggen', 'naar', {});
  const state = leaving.html.match(/[?&]state=([\w-]+)|;state=([\w-]+)/).slice(1).find(Boolean);
  await provider.close();
  const away = await visitor.ask(`/nl/inloggen/terug?state=${state}&code=x&iss=${encodeURIComponent(issuer)}`);
  assert.equal(away.status, 503);
  assert.match(await away.text(), /geeft geen antwoord/);
  await page.goto(`${site.origin}/nl/inloggen`);
  await page.getByLabel('E-mailadres').fill('anna@example.org');
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
  provider = await startProvider({ site: site.origin, port });
  await page.context().close();
});

test('every page that was seen can be used by everybody, and nothing went wrong on it', () => none(problems, 'problems on the pages of signing on'));
