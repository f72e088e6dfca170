// Year: one year of the programme on the real example, from the first mail of a round to the edition that a citizen reads.
//
// Forty owners report, by every road there is. What is shown is done in a real browser, once with the keyboard alone and
// once on a phone; the rest goes over HTTP, by the same forms. The tests go on from each other: a year has one order.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { launch, openPage } from './lib/browser.mjs';
import { Hand } from './lib/hand.mjs';
import { looker } from './lib/look.mjs';
import { madeUpYear } from './lib/made_up_year.mjs';
import { arrive as arriveAt, inBrowser as openFor, password } from './lib/people.mjs';
import { openPostOffice } from './lib/post_office.mjs';
import { none } from './lib/report.mjs';
import { root } from './lib/site.mjs';
import { Visitor } from './lib/visitor.mjs';

const run = promisify(execFile);
const judgement = 'De planning wordt in het voorjaar herzien.';  // Asked where the dates alone say otherwise.
const clear = { phase: 'running', schedule: 'yes', money: 'yes', scope: 'yes', confidence: 'probable', differs_because: judgement };
const problems = [];
const lookOnly = looker(problems);
let ledger, round, site, browser, post;
let secretary, approver, carla, proposal, released;
const signals = [];
let isBroken = false;

/** The next thing in the year; once one failed there is no year left to go on with. */
const step = (name, act) => test(name, async (t) => {
  if (isBroken) return t.skip('an earlier step failed');
  isBroken = true;
  await act(t);
  isBroken = false;
  return undefined;
});

before(async () => {
  ({ ledger, round } = await madeUpYear());
  assert.equal(round.length, 40);
  for (const [at, owner] of round.entries()) owner.email = `trekker${at}@example.org`;
  post = await openPostOffice();
  await writeFile(`${ledger.file}.mail`, `server = 127.0.0.1\nport = ${post.port}\nsecurity = none\nsender = agenda@example.org\nsender-name = Secretariaat\nsite = https://agenda.example.nl\n`);
  await writeFile(join(ledger.folder, 'addresses.csv'), ['action,address,language', ...round.map(({ action, email }) => `${action},${email},nl`), ''].join('\n'));
  ledger.day = '2027-01-11';
  site = await ledger.serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  await post?.close();
  await ledger?.remove();
});

async function look(page, where) {
  await lookOnly(page, where);
  if (!process.env.SHOTS) return;
  await mkdir(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: `${process.env.SHOTS}/${where.replaceAll(/\W+/g, '_')}.png`, fullPage: true });
}

const main = (page) => page.locator('main').innerText();
const idIn = (address) => new URL(address, site.origin).pathname.split('/').pop();

const arrive = (email, name, ...roles) => arriveAt(ledger, site, email, name, ...roles);
const inBrowser = (visitor, options) => openFor(browser, visitor, options);

/** The site on another day, at the same address: who was signed in still is. */
async function goOnTo(day) {
  await site.close();
  ledger.day = day;
  site = await ledger.serve({ port: Number(new URL(site.origin).port) });
}

/** The numbers of the round, as `stip cycle status` tells them. */
async function statusOfRound() {
  // Who is late makes it end with 1.
  const told = await ledger.stip('cycle', 'status', '2027').catch((problem) => problem.message);
  const [asked, handedIn, approved, late] = told.match(/(\d+) asked, (\d+) handed in, (\d+) approved, (\d+) late/).slice(1).map(Number);
  return { asked, handedIn, approved, late };
}

const ownersAt = (...places) => places.map((at) => round[at]);
const accountOf = (owner) => arrive(owner.email, `Trekker van ${owner.action}`, `owner@${owner.owner}:internal`);
const mailTo = (owner, mails) => mails.find((mail) => mail.to === owner.email);
const linkIn = (mail) => mail.parts[0].text.match(/https:\/\/agenda\.example\.nl(\/nl\/link\/[\w-]{43})/)?.[1] ?? assert.fail(`no link in the mail to ${mail.to}`);

/** Fills in the form of a mail, as people do in an office program; gives its file. */
async function filledIn(owner, mails, format) {
  const file = join(ledger.folder, `${owner.action}.${format}`);
  await writeFile(file, await post.attached(mailTo(owner, mails), `.${format}`));
  await run(join(root, 'tests/support/fill_form.py'), [file, `done=Gedaan aan ${owner.action}, ingevuld in ${format}.`, `differs_because=${judgement}`]);
  return file;
}

step('the secretary opens the round with the keyboard, and forty owners get their mail', async () => {
  secretary = await arrive('carla@example.org', 'Carla Tak', 'secretary:restricted');
  carla = await inBrowser(secretary);
  await carla.goto(`${site.origin}/nl/rondes`);
  await look(carla, 'rounds');
  const hand = new Hand(carla, { byKeyboard: true });
  await hand.type(carla.getByLabel('Jaar (verplicht)'), '2027');
  await hand.type(carla.getByLabel('Periode (verplicht)'), '2026-H2');
  await hand.type(carla.getByLabel('Laatste dag voor trekkers'), '15-2-2027');
  await hand.press(carla.getByRole('button', { name: 'Bekijk de ronde' }));
  await look(carla, 'preview of the round');
  await hand.press(carla.getByRole('button', { name: 'Leg dit vast' }));
  await carla.waitForURL(/\/nl\/rondes\/CY-2027/);
  await look(carla, 'the round, opened');
  const { asked, handedIn } = await statusOfRound();
  assert.equal(asked - handedIn, 40);
  await ledger.stip('cycle', 'mail', '2027', '--addresses', join(ledger.folder, 'addresses.csv')).catch((problem) => assert.match(problem.message, /40 mails queued/));
  const mails = await post.wait(40, /Graag uw rapportage/);
  assert.deepEqual(new Set(mails.map(({ to }) => to)), new Set(round.map(({ email }) => email)));
});

step('reporting what changed takes fewer than 25 acts, with the keyboard alone', async (t) => {
  const [owner] = ownersAt(0);
  const page = await inBrowser(await accountOf(owner));
  await page.goto(`${site.origin}/nl/bureau`);
  const hand = new Hand(page, { byKeyboard: true });
  await hand.press(page.locator('main').getByRole('link', { name: owner.title }).first());
  await page.waitForURL(/rapporteren/);
  await look(page, 'the report, desktop');
  await hand.choose(page.getByRole('group', { name: 'Op schema?' }), 'Vraagt aandacht');
  await hand.type(page.getByLabel('Oorzaak'), 'De onderhandelingen duren langer.');
  await hand.type(page.getByLabel('Gevolg'), 'De regels gelden een half jaar later.');
  await hand.type(page.getByLabel('Bijsturing'), 'Er komt een tussenstap met andere lidstaten.');
  await hand.type(page.getByLabel('Gedaan'), 'Het standpunt van Nederland is ingebracht.');
  await hand.type(page.getByLabel('Hierna'), 'Overleg met de Commissie.');
  await hand.type(page.getByLabel('Gepland einde'), 'Q4 2028');
  await hand.press(page.getByRole('button', { name: 'Indienen', exact: true }));
  await page.waitForURL(/\/nl\/bureau/, { timeout: 60_000 }).catch(async () => assert.fail(await main(page)));
  assert.ok(hand.acts < 25, hand.told());
  t.diagnostic(`something changed, keyboard: ${hand.told()}`);
});

step('and by the link of the mail on a phone, without an account', async (t) => {
  const [owner] = ownersAt(4);
  const page = await openPage(browser, site.origin, { size: 'phone', hasTouch: true });
  await page.goto(site.origin + linkIn(mailTo(owner, post.mails)));
  const hand = new Hand(page);
  await look(page, 'the report by a link, phone');
  await hand.choose(page.getByRole('group', { name: 'Vertrouwen' }), 'Haalbaar');
  await hand.type(page.getByLabel('Gedaan'), 'De eerste aanvragen zijn beoordeeld.');
  await hand.press(page.getByRole('button', { name: 'Indienen', exact: true }));
  await page.waitForSelector('h1:has-text("Uw rapportage is ingediend")', { timeout: 60_000 }).catch(async () => assert.fail(await main(page)));
  await look(page, 'handed in by a link, phone');
  assert.ok(hand.acts < 25, hand.told());
  t.diagnostic(`something changed, link on a phone: ${hand.told()}`);
});

step('the same two the other way round: with an account on a phone, and by a link with the keyboard alone', async (t) => {
  const [withAccount, byLink] = ownersAt(1, 11);
  const phone = await inBrowser(await accountOf(withAccount), { size: 'phone', hasTouch: true });
  await phone.goto(`${site.origin}/nl/rapporteren/${withAccount.action}`);
  const desk = await openPage(browser, site.origin);
  await desk.goto(site.origin + linkIn(mailTo(byLink, post.mails)));
  for (const [page, byKeyboard, done] of [[phone, false, /\/nl\/bureau/], [desk, true, /\/nl\/link\//]]) {
    const hand = new Hand(page, { byKeyboard });
    await hand.pick(page.getByLabel('Fase'), 'In uitvoering');
    await hand.choose(page.getByRole('group', { name: 'Op schema?' }), 'Ja');
    await hand.choose(page.getByRole('group', { name: 'Vertrouwen' }), 'Waarschijnlijk');
    await hand.type(page.getByLabel('Gedaan'), 'De eerste stap is gezet.');
    await hand.type(page.getByLabel('Waarom het oordeel afwijkt van de datums'), judgement);
    await hand.press(page.getByRole('button', { name: 'Indienen', exact: true }));
    await page.waitForURL(done, { timeout: 5000 }).catch(async () => assert.fail(await main(page)));
    assert.match(await main(page), /ingediend/);
    assert.ok(hand.acts < 25, hand.told());
    t.diagnostic(`something changed, ${byKeyboard ? 'link with the keyboard' : 'account on a phone'}: ${hand.told()}`);
  }
});

step('reporting that nothing changed takes two acts, on a phone and with the keyboard alone', async (t) => {
  for (const [at, how, hands, screen] of [[2, 'phone', { byTouch: true }, { size: 'phone', hasTouch: true }], [30, 'keyboard', { byKeyboard: true }, {}]]) {
    const [owner] = ownersAt(at);
    const page = await inBrowser(await accountOf(owner), screen);
    await page.goto(`${site.origin}/nl/rapporteren/${owner.action}`);
    await look(page, `nothing changed, ${how}`);
    const hand = new Hand(page, { ...hands, problems });
    await hand.type(page.getByLabel('Waar hebt u naar gekeken? Eén regel.'), 'Planning en geld.');
    await hand.press(page.getByRole('button', { name: 'Niets gewijzigd: indienen' }));
    assert.match(page.url(), /\/nl\/bureau\?klaar=ongewijzigd/, await main(page));
    assert.ok(hand.acts <= 2, hand.told());
    t.diagnostic(`nothing changed, ${how}: ${hand.told()}`);
  }
});

step('thirty-one others report by web, link, document and workbook', async () => {
  for (const owner of ownersAt(3, 5, 7, 9)) {
    const visitor = await accountOf(owner);
    await visitor.enter(`/nl/rapporteren/${owner.action}`, 'done', { ...clear, done: `Gedaan aan ${owner.action}.` });
  }
  for (const owner of ownersAt(13, 15, 17, 19, 21, 23, 25, 27, 29, 31)) {
    const visitor = new Visitor(site.origin);
    await visitor.open(linkIn(mailTo(owner, post.mails)));
    const number = [...visitor.cookies.keys()].join(' ').match(/L-[\w-]+/)[0];
    await visitor.enter(`/nl/link/${number}`, 'done', { ...clear, done: `Gedaan aan ${owner.action}, zonder account.` });
  }
  for (const [format, ...places] of [['docx', 6, 8, 10, 12], ['xlsx', 14, 16, 18, 20]]) {
    for (const owner of ownersAt(...places)) {
      const visitor = await accountOf(owner);
      const path = `/nl/rapporteren/${owner.action}`;
      const file = { field: 'file', name: `${owner.action}.${format}`, bytes: await readFile(await filledIn(owner, post.mails, format)) };
      const read = await visitor.send(path, 'file', {}, { file });
      assert.equal(read.status, 200, read.why);
      assert.match(read.html, /Er is nog niets ingevoerd/);
      await visitor.enter(path, 'done', {}, { html: read.html });
    }
  }
  for (const [format, ...places] of [['docx', 22, 24], ['xlsx', 26, 28]]) {
    for (const owner of ownersAt(...places)) assert.match(await ledger.stip('report', 'take-in', await filledIn(owner, post.mails, format)), /entered as/);
  }
  for (const owner of ownersAt(32, 34, 36, 38)) {
    const visitor = await accountOf(owner);
    const path = `/nl/rapporteren/${owner.action}`;
    const sent = await visitor.send(path, '_confirmation', { _confirmation: 'Planning en geld.' });
    if (sent.status === 303) continue;
    // Where the dates say otherwise by now, "nothing changed" is no answer.
    assert.match(sent.why, /Vul de rapportage in/);
    await visitor.enter(path, 'done', { ...clear, done: `Niets nieuws bij ${owner.action}.` });
  }
});

step('who is late is named and reminded by mail, and reports after all', async () => {
  const late = ownersAt(33, 35, 37, 39);
  await goOnTo('2027-02-20');
  await carla.goto(`${site.origin}/nl/rondes/CY-2027`);
  await look(carla, 'the round, some late');
  assert.equal((await statusOfRound()).late, 4);
  const list = await carla.locator('#herinneren').locator('..').innerText();
  for (const { action } of late) assert.match(list, new RegExp(action));
  await ledger.stip('cycle', 'mail', '2027', '--addresses', join(ledger.folder, 'addresses.csv')).catch((problem) => assert.match(problem.message, /4 mails queued/));
  const mails = await post.wait(4, /De termijn is voorbij|verstreken/);
  assert.deepEqual(mails.map(({ to }) => to).sort(), late.map(({ email }) => email).sort());
  for (const [at, owner] of late.entries()) {
    if (at < 2) {
      const visitor = new Visitor(site.origin);
      await visitor.open(linkIn(mailTo(owner, mails)));
      const number = [...visitor.cookies.keys()].join(' ').match(/L-[\w-]+/)[0];
      await visitor.enter(`/nl/link/${number}`, 'done', { ...clear, done: 'Alsnog gedaan.' });
    } else {
      const visitor = await accountOf(owner);
      await visitor.enter(`/nl/rapporteren/${owner.action}`, 'done', { ...clear, done: 'Alsnog gedaan.' });
    }
  }
  const { asked, handedIn } = await statusOfRound();
  assert.equal(handedIn, asked);
});

step('two bodies raise signals, and the owner answers one on a phone', async () => {
  await goOnTo('2027-03-01');
  await carla.goto(`${site.origin}/nl/signaleren?over=${round[1].action}`);
  const hand = new Hand(carla, { byKeyboard: true });
  await hand.choose(carla.getByRole('group', { name: /^Herkomst/ }), 'Overlegorgaan');
  await hand.type(carla.getByLabel('Titel (verplicht)'), 'Proeftuinen zijn moeilijk te vinden');
  await hand.type(carla.getByLabel('Wat is aangekaart (verplicht)'), 'Kleine bedrijven weten niet waar zij een proeftuin aanvragen.');
  await hand.choose(carla.getByRole('group', { name: 'Overlegorgaan', exact: true }), 'Investeringstafel (B-INVESTERINGSTAFEL)');
  await look(carla, 'taking in a signal');
  await hand.press(carla.getByRole('button', { name: 'Neem dit signaal op' }));
  await carla.waitForURL(/\/nl\/signalen\/S-/, { timeout: 60_000 }).catch(async () => assert.fail(await main(carla)));
  signals.push(idIn(carla.url()));
  signals.push(idIn(await secretary.enter('/nl/signaleren', 'origin', { origin: 'body', about: round[3].action, body: 'B-MAATSCHAPPELIJKE-TAFEL', title: 'Uitleg ontbreekt', text: 'De tafel vraagt om uitleg in gewone taal.' })));
  await secretary.enter(`/nl/beantwoorden/${signals[0]}`, '_to', { _to: round[1].owner });

  const owner = await inBrowser(await new Visitor(site.origin).signIn(round[1].email, password), { size: 'phone', hasTouch: true });
  await owner.goto(`${site.origin}/nl/bureau`);
  await look(owner, 'desk of an owner, phone');
  await owner.locator(`a[href="/nl/beantwoorden/${signals[0]}"]`).tap();
  await owner.locator('input[name="answer"][value="taken_over"]').check();
  await owner.locator('textarea[name="answer_text"]').fill('Er komt één loket voor proeftuinen.');
  await look(owner, 'answering, phone');
  await owner.getByRole('button', { name: 'Bekijk het antwoord' }).tap();
  await owner.getByRole('button', { name: 'Leg dit vast' }).tap();
  await owner.waitForURL(new RegExp(`/nl/signalen/${signals[0]}`), { timeout: 60_000 }).catch(async () => assert.fail(await main(owner)));

  await carla.goto(`${site.origin}/nl/beantwoorden/${signals[1]}`);
  const answering = new Hand(carla, { byKeyboard: true });
  await answering.choose(carla.getByRole('group', { name: /^Antwoord/ }).first(), 'Deels overgenomen');
  await answering.type(carla.locator('textarea[name="answer_text"]'), 'De brief krijgt een samenvatting.');
  await answering.press(carla.getByRole('button', { name: 'Bekijk het antwoord' }));
  await answering.press(carla.getByRole('button', { name: 'Leg dit vast' }));
  await carla.waitForURL(new RegExp(`/nl/signalen/${signals[1]}`), { timeout: 60_000 }).catch(async () => assert.fail(await main(carla)));

  // The same owner proposes on the phone what follows from it.
  const action = round[1].action;
  await owner.goto(`${site.origin}/nl/wijzigen/acties/${action}`);
  await look(owner, 'proposing, phone');
  await owner.locator('input[name="planned_end"]').fill('eind 2031');
  await owner.getByLabel('Titel van het voorstel').fill('Eén loket voor proeftuinen');
  await owner.getByLabel('Reden').fill(`Bedrijven vinden de weg niet (${signals[0]}).`);
  await owner.getByLabel('Opties').fill('Niets doen; één loket maken.');
  await owner.getByRole('button', { name: 'Voorleggen voor besluit' }).tap();
  await owner.waitForURL(/voorstellen\/PV-/, { timeout: 60_000 }).catch(async () => assert.fail(await main(owner)));
  proposal = idIn(owner.url());
  await owner.goto(`${site.origin}/nl/acties/${action}?moment=${proposal}`);
  await look(owner, 'as if adopted, phone');
  assert.match(await main(owner), /2031/);
  await owner.goto(`${site.origin}/nl/acties/${action}`);
  assert.doesNotMatch(await main(owner), /2031/);
});

step('a body decides on the proposal with the keyboard alone', async () => {
  await goOnTo('2027-03-12');
  const dick = await inBrowser(await arrive('dick@example.org', 'Dick Wortel', 'decider@B-MINISTERRAAD:internal'));
  await dick.goto(`${site.origin}/nl/beslissen/${proposal}`);
  await look(dick, 'deciding');
  const hand = new Hand(dick, { byKeyboard: true });
  await hand.type(dick.locator('[name="title"]'), 'Eén loket voor proeftuinen');
  await hand.choose(dick.getByRole('group', { name: /^Overlegorgaan/ }), 'Kabinet (ministerraad) (B-MINISTERRAAD)');
  await hand.choose(dick.getByRole('group', { name: /^Uitkomst/ }), 'Aangenomen');
  await hand.type(dick.locator('[name="reason"]'), 'Bedrijven moeten de weg kunnen vinden.');
  await hand.type(dick.locator('[name="why_fast"]'), 'De aanvragen komen in het voorjaar.');
  await hand.type(dick.locator('[name="safeguard"]'), 'Elk half jaar wordt gekeken.');
  await hand.press(dick.getByRole('button', { name: 'Leg dit besluit vast' }));
  await dick.waitForURL(/besluiten\//, { timeout: 60_000 }).catch(async () => assert.fail(await main(dick)));
  await look(dick, 'the decision');
  await dick.goto(`${site.origin}/nl/acties/${round[1].action}`);
  assert.match(await main(dick), /2031/);
});

step('forty reports are signed and made final, and the round is closed with the keyboard', async () => {
  approver = await arrive('bert@example.org', 'Bert Blad', ...[...new Set(round.map(({ owner }) => owner))].map((owner) => `approver@${owner}:internal`));
  const reports = round.map(({ action }) => `PR-${action}-2026-H2`);
  const bert = await inBrowser(approver, { size: 'phone', hasTouch: true });
  await bert.goto(`${site.origin}/nl/beoordelen/${reports[0]}`);
  await look(bert, 'signing, phone');
  await bert.getByRole('button', { name: 'Tekenen' }).tap();
  await bert.waitForURL(/\/nl\/bureau/);
  const bertAtDesk = await inBrowser(approver);
  await bertAtDesk.goto(`${site.origin}/nl/beoordelen/${reports[1]}`);
  await new Hand(bertAtDesk, { byKeyboard: true }).press(bertAtDesk.getByRole('button', { name: 'Tekenen' }));
  await bertAtDesk.waitForURL(/\/nl\/bureau/);
  for (const report of reports.slice(2)) {
    if ((await approver.open(`/nl/beoordelen/${report}`)).includes('value="approve"')) await approver.enter(`/nl/beoordelen/${report}`, '_remarks', { _do: 'approve' });
  }
  const carlaOnPhone = await inBrowser(secretary, { size: 'phone', hasTouch: true });
  for (const [page, byKeyboard, report] of [[carlaOnPhone, false, reports[0]], [carla, true, reports[1]]]) {
    await page.goto(`${site.origin}/nl/beoordelen/${report}`);
    await new Hand(page, { byKeyboard }).press(page.getByRole('button', { name: 'Goedkeuren' }));
    await page.waitForURL(/\/nl\/bureau/);
  }
  for (const report of reports.slice(2)) await secretary.enter(`/nl/beoordelen/${report}`, '_remarks', { _do: 'approve' });
  const { asked, approved } = await statusOfRound();
  assert.equal(approved, asked);
  await carla.goto(`${site.origin}/nl/rondes/CY-2027`);
  const hand = new Hand(carla, { byKeyboard: true });
  await hand.press(carla.getByRole('button', { name: 'Bekijk de sluiting' }));
  await hand.press(carla.getByRole('button', { name: 'Leg dit vast' }));
  await carla.waitForURL(/\/nl\/rondes\/CY-2027/);
  await look(carla, 'the round, closed');
  assert.match(await main(carla), /gesloten op/);
});

/** The next whole minute that leaves half a minute to get there, as people in the Netherlands read the clock. */
function soon() {
  const moment = new Date(Math.ceil((Date.now() + 30_000) / 60_000) * 60_000);
  const [day, time] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' }).format(moment).split(' ');
  return { moment, day, time };
}

step('the edition is frozen for an hour that comes, and nobody outside sees it yet', async () => {
  await goOnTo('2027-04-12');
  await carla.goto(`${site.origin}/nl/nieuwe-editie?jaar=2027`);
  await look(carla, 'the next edition');
  assert.match(await main(carla), /rapportageronde/i);
  released = soon();
  const hand = new Hand(carla, { byKeyboard: true });
  await hand.type(carla.getByLabel('Reden'), 'Vastgesteld door de ministerraad.');
  await hand.type(carla.getByLabel('Dag van publicatie'), released.day);
  await hand.type(carla.getByLabel('Tijd van publicatie'), released.time);
  await hand.press(carla.getByRole('button', { name: 'Leg vast', exact: true }));
  await carla.waitForURL(/\/nl\/edities\/ED-2027/, { timeout: 60_000 }).catch(async () => assert.fail(await main(carla)));
  await look(carla, 'the edition, frozen');
  if (Date.now() < released.moment - 1000) assert.equal((await fetch(`${site.origin}/nl/edities/ED-2027`)).status, 404);
});

step('letter, annex and overview of changes go out, and the letter closes a pledge', async () => {
  await writeFile(join(ledger.folder, 'sources.csv'), 'id,title,publisher,date\r\nBR-BRIEF-2027,Kamerbrief bij de uitvoeringsagenda 2027 (verzonnen voor een test),Kabinet,2027-04-12\r\n');
  await mkdir(join(ledger.folder, 'letter'));
  await run('mv', [join(ledger.folder, 'sources.csv'), join(ledger.folder, 'letter/sources.csv')]);
  await ledger.stip('import', join(ledger.folder, 'letter'));
  for (const [name, ...words] of [['brief.docx', 'letter', '--edition', '2027', '--fulfils', 'TZ-04'], ['bijlage.docx', 'annex', '--edition', '2027'], ['wijzigingen.docx', 'changes', '--since', '2026', '--edition', '2027']]) {
    const file = join(ledger.folder, name);
    // Nobody outside sees the edition before its hour, so the secretariat makes them as itself.
    await ledger.stip('--as', 'internal', 'document', ...words, '--format', 'docx', '--out', file);
    assert.equal((await readFile(file)).subarray(0, 2).toString(), 'PK', name);
  }
  await carla.setViewportSize({ width: 390, height: 844 });
  await carla.goto(`${site.origin}/nl/nakomen/TZ-04`);
  await look(carla, 'fulfilling a pledge, phone');
  await carla.getByLabel('De brief waarmee aan de toezegging is voldaan').selectOption('BR-BRIEF-2027');
  await carla.getByRole('button', { name: 'Leg vast als voldaan' }).click();
  await carla.waitForURL(/\/nl\/toezeggingen\/TZ-04/, { timeout: 60_000 }).catch(async () => assert.fail(await main(carla)));
  await look(carla, 'a pledge that was fulfilled, phone');
  assert.match(await main(carla), /BR-BRIEF-2027|Kamerbrief bij de uitvoeringsagenda 2027/);
});

step('the site publishes the edition by itself, and a citizen reads it and the answers', async () => {
  for (const end = released.moment.getTime() + 60_000; !/published ED-2027/.test(site.said()) && Date.now() < end; ) await new Promise((done) => setTimeout(done, 200));
  assert.match(site.said(), /published ED-2027/);
  for (const size of ['phone', 'desktop']) {
    const citizen = await openPage(browser, site.origin, { size });
    await citizen.goto(`${site.origin}/nl/edities/ED-2027`);
    await look(citizen, `the edition, ${size}`);
    await citizen.goto(`${site.origin}/nl/acties/${round[1].action}?moment=2027`);
    await look(citizen, `an action of the edition, ${size}`);
    assert.match(await main(citizen), /2031/);
    await citizen.goto(`${site.origin}/nl/signalen`);
    await look(citizen, `you said, we did, ${size}`);
    assert.match(await main(citizen), /Er komt één loket voor proeftuinen/);
    assert.match(await main(citizen), /De brief krijgt een samenvatting/);
    await citizen.goto(`${site.origin}/nl/toezeggingen/TZ-04`);
    await look(citizen, `a pledge, ${size}`);
  }
  const hidden = await (await fetch(`${site.origin}/nl/acties/${round[1].action}`)).text();
  assert.doesNotMatch(hidden, /trekker\d+@example\.org/);
});

test('every page of the year is accessible, fits and is without complaints', () => none(problems, 'problems in the year'));
