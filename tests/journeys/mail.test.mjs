// Mail: a round goes out by a real mail server that was down at first, a form comes back by the site, and a change is told.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { launch, openPage } from './lib/browser.mjs';
import { freePort } from './lib/free_port.mjs';
import { looker } from './lib/look.mjs';
import { none } from './lib/report.mjs';
import { Ledger, root } from './lib/site.mjs';

const run = promisify(execFile);
const password = 'four quiet otters sing';
let ledger, site, browser, folder, port, catcher;
const problems = [];

/** A mail server that tells each mail that it takes. */
async function startCatcher() {
  const child = spawn('python3', ['-B', 'tests/support/smtp_catcher.py', '--folder', folder, '--port', String(port)], { cwd: root });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return { next: async () => JSON.parse((await lines.next()).value), close: () => child.stdin.end() };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stip-mail-'));
  port = await freePort();
  ledger = await Ledger.of('tests/example-small');
  await ledger.stip('cycle', 'open', '2028', '--period', '2026-H2', '--due', '2026-12-20');
  await writeFile(`${ledger.file}.mail`,
    `server = 127.0.0.1\nport = ${port}\nsecurity = none\nsender = agenda@gemeente.example\nsender-name = Secretariaat\nsite = https://agenda.example.nl\n`);
  await ledger.stip('account', 'add', 'anna@example.org', '--name', 'Anna Boom', '--role', 'owner@ORG-GROEN:internal');
  await ledger.stip('account', 'add', 'sec@example.org', '--name', 'Sem Secretaris', '--role', 'secretary:restricted');
  site = await ledger.serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  catcher?.close();
  await ledger?.remove();
  if (process.env.KEEP) return console.log(folder);
  await rm(folder, { recursive: true, force: true });
});

const look = looker(problems);

/** Chooses a password by a link of this site, and signs in with it. */
async function signIn(page, email) {
  await page.goto((await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim());
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Dit wachtwoord bewaren' }).click();
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/bureau/);
}

test('the secretary sees who would get which mail, and sends them once, on a phone', async () => {
  const page = await openPage(browser, site.origin, { size: 'phone' });
  await signIn(page, 'sec@example.org');
  await page.goto(`${site.origin}/nl/rondes/CY-2028/mail`);
  await look(page, 'the mail of a round, before it is sent');
  assert.match(await page.locator('main').innerText(), /anna@example\.org/);
  await page.getByRole('button', { name: 'Verstuur deze mails' }).click();
  await page.waitForURL(/rondes\/CY-2028\/mail/);
  await look(page, 'the mail of a round that was sent');
  assert.match(await page.locator('main').innerText(), /hoeft vandaag geen mail uit/);
  assert.equal(await page.getByRole('button', { name: 'Verstuur deze mails' }).count(), 0);
});

test('mails wait while the mail server is down, and go out by themselves when it is back', async () => {
  await new Promise((done) => setTimeout(done, 7_000));
  const waiting = await ledger.stip('mail', 'list', '--state', 'queued');
  assert.match(waiting, /anna@example\.org/);
  catcher = await startCatcher();
  // The first try is over; the next is a minute later. Whoever does not want to wait, sends.
  await new Promise((done) => setTimeout(done, 62_000));
  const mail = await catcher.next();
  assert.equal(mail.to, 'anna@example.org');
  assert.match(mail.subject, /Graag uw rapportage/);
  assert.deepEqual(mail.parts.map((part) => part.name.split('.').pop()).filter(Boolean).sort(), ['docx', 'xlsx']);
  assert.match(mail.parts[0].text, /https:\/\/agenda\.example\.nl\/nl\/link\/[\w-]{43}/);
  assert.deepEqual(mail.defects, []);
});

test('an owner fills in the form elsewhere, sees what was read, and hands it in', async () => {
  const page = await openPage(browser, site.origin, { size: 'phone' });
  await signIn(page, 'anna@example.org');
  await page.goto(`${site.origin}/nl/rapporteren/A-001`);
  await page.getByText('Invullen als Word-document of werkmap').click();
  await look(page, 'the report, with its form opened');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Word-document' }).click();
  const form = join(folder, 'A-001.docx');
  await (await download).saveAs(form);
  await run(join(root, 'tests/support/fill_form.py'), [form, 'done=Honderd bomen geplant.', 'schedule=Misschien']);
  const send = async () => {
    if (!(await page.locator('#file').isVisible())) await page.getByText('Invullen als Word-document of werkmap').click();
    await page.locator('#file').setInputFiles(form);
    await page.getByRole('button', { name: 'Lees het, en laat het eerst zien' }).click();
  };
  await send();
  assert.match(await page.title(), /^Fout: /);
  assert.match(await page.locator('main').innerText(), /Misschien/);
  await look(page, 'a form with a mistake');
  await run(join(root, 'tests/support/fill_form.py'), [form, 'schedule=Vraagt aandacht', 'cause=Droogte.', 'consequence=Later.', 'correction=Water.']);
  await send();
  await look(page, 'a form that was read');
  assert.match(await page.locator('main').innerText(), /Er is nog niets ingevoerd/);
  assert.equal(await page.locator('textarea[name="done"]').inputValue(), 'Honderd bomen geplant.');
  await page.screenshot({ path: join(folder, 'read.png'), fullPage: true });
  await page.getByRole('button', { name: 'Indienen', exact: true }).click();
  await page.waitForURL(/\/nl\/bureau/);
  assert.match(await ledger.stip('cycle', 'status', '2028').catch((problem) => problem.message), /submitted {2}A-001/);

  await page.goto(`${site.origin}/nl/acties/A-002`);
  await page.getByRole('button', { name: 'A-002 volgen per mail' }).click();
  await page.waitForURL(/acties\/A-002/);
  await look(page, 'an action that is followed');
  await page.goto(`${site.origin}/nl/meldingen`);
  await look(page, 'what is followed');
  assert.match(await page.locator('main').innerText(), /A-002/);
  const feed = await page.request.get(`${site.origin}/nl/acties/A-002/wijzigingen.atom`);
  assert.equal(feed.headers()['content-type'], 'application/atom+xml; charset=utf-8');
});

test('every page that was seen can be used by everybody, and nothing went wrong on it', () => none(problems, 'problems on the pages of mail'));
