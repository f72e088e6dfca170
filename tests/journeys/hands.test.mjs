// Hands: a proposal, a meeting, the letter and the next edition, each with the keyboard alone and each by touch on a phone; the same journey.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { launch, openPage } from './lib/browser.mjs';
import { Hand } from './lib/hand.mjs';
import { looker } from './lib/look.mjs';
import { arrive, inBrowser } from './lib/people.mjs';
import { none } from './lib/report.mjs';
import { Ledger, root } from './lib/site.mjs';

const run = promisify(execFile);
const problems = [];
const lookOnly = looker(problems);
let ledger, site, browser, people;

before(async () => {
  ledger = await Ledger.of('tests/example-small');
  site = await ledger.serve();
  browser = await launch();
  people = {
    anna: await arrive(ledger, site, 'anna@example.org', 'Anna Boom', 'owner@ORG-GROEN:internal'),
    carla: await arrive(ledger, site, 'carla@example.org', 'Carla Tak', 'secretary:restricted'),
    dick: await arrive(ledger, site, 'dick@example.org', 'Dick Wortel', 'decider@B-RAAD:internal'),
  };
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

/** With SHOTS=FOLDER a picture is kept of each page that is looked at. */
async function look(page, where) {
  await lookOnly(page, where);
  if (!process.env.SHOTS) return;
  await mkdir(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: `${process.env.SHOTS}/${where.replaceAll(/\W+/g, '_')}.png`, fullPage: true });
}

/** The main part of a document of Word. */
async function textOf(file) {
  const words = 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))';
  return (await run('python3', ['-c', words, file], { maxBuffer: 1 << 26 })).stdout;
}

const main = (page) => page.locator('main').innerText();
const button = (page, name) => page.getByRole('button', { name, exact: true });
const link = (page, name) => page.locator('main').getByRole('link', { name, exact: typeof name === 'string' }).first();

/** A record as somebody may read it now. */
async function record(page, type, id) {
  const response = await page.request.get(`${site.origin}/v1/${type}/${id}`);
  assert.equal(response.status(), 200, `${type}/${id}`);
  return response.json();
}

/** Presses what enters something, and gives the id of what was made; what the page says if it was not. */
async function enter(page, hand, name, address) {
  await hand.press(button(page, name));
  const made = new URL(page.url()).pathname.match(address) ?? assert.fail(await main(page));
  return made[0].split('/').pop();
}

/** Looks at what would change, and enters it. */
async function lookAndEnter(page, hand, name, address, where) {
  await hand.press(button(page, name));
  await look(page, where);
  await (await button(page, 'Leg dit vast').count() ? undefined : assert.fail(await main(page)));
  return enter(page, hand, 'Leg dit vast', address);
}

const ways = {
  'with the keyboard alone': { hands: { byKeyboard: true }, size: 'desktop', end: 'eind 2032', year: /2032/, about: 'A-001', pledge: 'TZ-01' },
  'by touch at 390 pixels': { hands: { byTouch: true }, size: 'phone', hasTouch: true, end: 'eind 2034', year: /2034/, about: 'A-003', pledge: 'TZ-02', edition: 2027 },
};

for (const [how, { hands, end, year, about, pledge, edition, ...screen }] of Object.entries(ways)) {
  const open = async (name) => {
    const page = await inBrowser(browser, people[name], screen);
    return { page, hand: new Hand(page, { ...hands, problems }) };
  };
  let proposal, decision, meeting;

  test(`a proposal is made, and seen as if adopted, ${how}`, async (t) => {
    const { page, hand } = await open('anna');
    await page.goto(`${site.origin}/nl/acties/${about}`);
    await hand.press(link(page, 'Stel een wijziging voor'));
    await look(page, `proposing, ${how}`);
    // Something is forgotten, and something cannot be read: both are told, and what was typed stays.
    await hand.type(page.locator('input[name="planned_end"]'), '32-13-2031');
    await hand.type(page.getByLabel('Titel van het voorstel'), `Later klaar: ${about}`);
    await hand.type(page.getByLabel('Opties'), 'Nuloptie: niets doen. Optie 1: later klaar. Optie 2: minder bomen.');
    await hand.press(button(page, 'Voorleggen voor besluit'));
    assert.match(await page.title(), /^Fout: /);
    await look(page, `proposing, with mistakes, ${how}`);
    await hand.type(page.locator('input[name="planned_end"]'), end);
    await hand.type(page.getByLabel('Reden'), 'Er is te weinig plantgoed.');
    proposal = await enter(page, hand, 'Voorleggen voor besluit', /\/nl\/voorstellen\/PV-[\w-]+$/);
    await look(page, `the proposal, ${how}`);
    await hand.press(link(page, 'Bekijk de agenda alsof het is aangenomen'));
    await look(page, `side by side with today, ${how}`);
    assert.match(await main(page), year);
    await page.goto(`${site.origin}/nl/acties/${about}?moment=${proposal}`);
    await look(page, `as if adopted, ${how}`);
    assert.match(await main(page), year);
    await page.goto(`${site.origin}/nl/acties/${about}`);
    assert.doesNotMatch(await main(page), year);
    const said = await record(page, 'voorstellen', proposal);
    assert.equal(said.status, 'ready');
    assert.match(said.options, /Nuloptie/);
    t.diagnostic(hand.told());
  });

  test(`a meeting is built from what waits, ${how}`, async (t) => {
    const { page, hand } = await open('carla');
    await page.goto(`${site.origin}/nl/overlegorganen/B-RAAD`);
    await hand.press(link(page, 'Vergadering plannen'));
    await look(page, `planning, ${how}`);
    await hand.type(page.getByLabel('Datum (verplicht)'), '24-11-2026');
    await hand.toggle(page.getByLabel(new RegExp(`\\(${proposal}\\)`)));
    await hand.type(page.getByLabel('Andere punten'), 'A-005');
    meeting = await lookAndEnter(page, hand, 'Bekijk de agenda', /\/nl\/vergaderingen\/V-[\w-]+$/, `the agenda before it is entered, ${how}`);
    await look(page, `the meeting, ${how}`);
    const said = await record(page, 'vergaderingen', meeting);
    assert.equal(said.date, '2026-11-24');
    t.diagnostic(hand.told());
  });

  test(`the body decides on it, ${how}`, async (t) => {
    const { page, hand } = await open('dick');
    await page.goto(`${site.origin}/nl/voorstellen/${proposal}`);
    await hand.press(link(page, 'Beslis over dit voorstel'));
    await look(page, `deciding, ${how}`);
    await hand.choose(page.getByRole('group', { name: /^Uitkomst/ }), 'Aangenomen');
    await hand.type(page.getByLabel('Reden (verplicht)'), 'Er is niet meer plantgoed.');
    await hand.type(page.locator('[name="why_fast"]'), 'Het plantseizoen begint.');
    await hand.type(page.locator('[name="safeguard"]'), 'Elk half jaar wordt gekeken.');
    decision = await enter(page, hand, 'Leg dit besluit vast', /\/nl\/besluiten\/BS-[\w-]+$/);
    await look(page, `the decision, ${how}`);
    assert.match((await record(page, 'acties', about)).planned_end, year);
    assert.equal((await record(page, 'voorstellen', proposal)).status, 'adopted');
    // The path from the value to the decision and the proposal behind it.
    const why = await ledger.stip('--as', 'restricted', 'why', `${about}.planned_end`);
    for (const id of [decision, proposal]) assert.match(why, new RegExp(id));
    t.diagnostic(hand.told());
  });

  test(`the meeting is closed with its minutes and what must be done, ${how}`, async (t) => {
    const { page, hand } = await open('carla');
    await page.goto(`${site.origin}/nl/vergaderingen/${meeting}`);
    await hand.press(link(page, 'Maak het verslag'));
    await look(page, `minutes, ${how}`);
    const item = (title) => page.getByRole('group', { name: title });
    await hand.toggle(page.getByLabel('Gemeente Voorbeeldstad', { exact: true }));
    await hand.type(item(new RegExp(`^1\\. .*${about}`)).getByLabel('Wat eruit kwam'), 'De raad stemt in.');
    await hand.pick(item(new RegExp(`^1\\. .*${about}`)).getByLabel('Besluit', { exact: true }), `Later klaar: ${about} (${decision})`);
    await hand.type(item(/^2\. /).getByLabel('Wat eruit kwam'), 'Er komt een kaart van de koele routes.');
    await hand.toggle(item(/^2\. /).locator('summary'));
    await hand.type(item(/^2\. /).getByLabel('Wat er moet gebeuren'), 'Maak een kaart van de koele routes.');
    await hand.pick(item(/^2\. /).getByLabel('Door wie'), 'Dienst Stad & Natuur');
    await hand.type(item(/^2\. /).getByLabel('Uiterlijk op'), '1-3-2027');
    await hand.type(page.getByLabel('Verslag', { exact: true }), 'De raad sprak over tijd en over schaduw.');
    await lookAndEnter(page, hand, 'Bekijk het verslag', /\/nl\/vergaderingen\/V-[\w-]+$/, `the minutes before they are entered, ${how}`);
    await look(page, `the meeting, closed, ${how}`);
    const said = await record(page, 'vergaderingen', meeting);
    assert.equal(said.minutes, 'De raad sprak over tijd en over schaduw.');
    assert.match(await main(page), /Maak een kaart van de koele routes|koele routes/);
    const items = await (await page.request.get(`${site.origin}/v1/agendapunten?pageSize=500`)).json();
    const mine = items.items.filter((each) => each.meeting === meeting);
    assert.deepEqual(mine.map(({ outcome }) => outcome).sort(), ['De raad stemt in.', 'Er komt een kaart van de koele routes.']);
    assert.ok(mine.some((each) => each.decision === decision));
    t.diagnostic(hand.told());
  });

  test(`the letter is made, and brought up to date after people worked on it, ${how}`, async (t) => {
    const { page, hand } = await open('carla');
    await page.goto(`${site.origin}/nl/documenten`);
    await hand.press(link(page, 'Maak de brief met eigen keuzes, of werk een brief bij'));
    await look(page, `the letter, ${how}`);
    await hand.pick(page.getByLabel('Aan', { exact: true }), 'De Eerste Kamer');
    await hand.type(page.getByLabel('Datum van de brief'), '32 mei');
    await hand.press(button(page, 'Downloaden voor Word'));
    assert.match(await page.title(), /^Fout: /);
    await look(page, `the letter, with a mistake, ${how}`);
    await hand.type(page.getByLabel('Datum van de brief'), '1 juni 2027');
    await hand.type(page.getByLabel('Waarom deze brief nu komt'), 'Het plantseizoen is voorbij.');
    await hand.type(page.getByLabel('Wie ondertekent'), 'De wethouder van Groen');
    await hand.toggle(page.locator('summary').filter({ hasText: 'Toezeggingen en moties die de brief afdoet' }));
    await hand.toggle(page.getByLabel(new RegExp(`\\(${pledge}\\)`)));
    const letter = join(ledger.folder, `${pledge}.docx`);
    await copyFile(await hand.download(button(page, 'Downloaden voor Word')), letter);
    await run(join(root, 'tests/support/retype.py'), [letter, 'Hoogachtend,=Met hartelijke groet,']);

    // Meanwhile the agenda goes on.
    await ledger.stip('change', 'A-009.owner', hands.byTouch ? 'ORG-WATER' : 'ORG-GEM', '--reason', 'Er is een trekker.');
    await ledger.stip('change', 'A-008.phase', hands.byTouch ? 'done' : 'running', '--reason', 'Het ging verder.');
    await page.goto(`${site.origin}/nl/kamerbrief`);
    await hand.attach(page.getByLabel('De brief', { exact: true }), letter);
    await hand.press(button(page, 'Bekijk wat er zou veranderen'));
    await look(page, `what would change in the letter, ${how}`);
    assert.match(await main(page), /wordt bijgewerkt/);
    const newer = join(ledger.folder, `${pledge}-nieuw.docx`);
    await copyFile(await hand.download(button(page, 'Download de bijgewerkte brief')), newer);
    const text = await textOf(newer);
    for (const words of ['Eerste Kamer', '1 juni 2027', 'Het plantseizoen is voorbij.', 'De wethouder van Groen', 'Met hartelijke groet,']) assert.ok(text.includes(words), words);
    assert.notEqual(text, await textOf(letter), 'nothing was brought up to date');
    t.diagnostic(hand.told());
  });

  test(`the letter that went out closes what it answers, ${how}`, async (t) => {
    const { page, hand } = await open('carla');
    // One stands among the sources already; the other becomes one here.
    const sent = join(ledger.folder, `sent-${pledge}`);
    if (hands.byKeyboard) {
      await mkdir(sent);
      await writeFile(join(sent, 'sources.csv'), `id,title,publisher,date\nBR-${pledge},Brief over ${pledge},College,2026-06-01\n`);
      await ledger.stip('import', sent);
    }
    await page.goto(`${site.origin}/nl/nakomen/${pledge}`);
    await look(page, `fulfilling, ${how}`);
    await hand.press(button(page, 'Leg vast als voldaan'));
    assert.match(await page.title(), /^Fout: /);
    await look(page, `fulfilling without a letter, ${how}`);
    if (hands.byKeyboard) {
      await hand.pick(page.getByLabel('De brief waarmee aan de toezegging is voldaan'), `1 jun 2026 · Brief over ${pledge}`);
    } else {
      await hand.type(page.getByLabel('Titel van een nieuwe brief'), `Brief over ${pledge}`);
      await hand.type(page.getByLabel('Datum van de nieuwe brief'), '1 juni 2026');
    }
    const again = page.getByLabel('Wanneer zij opnieuw moet worden nagekomen');
    const recurs = (await again.count()) > 0;
    if (recurs) await hand.type(again, 'Q2 2028');
    await enter(page, hand, 'Leg vast als voldaan', new RegExp(`/nl/toezeggingen/${pledge}$`));
    await look(page, `what was fulfilled, ${how}`);
    const closed = await record(page, 'toezeggingen', pledge);
    const letter = await record(page, 'bronnen', closed.letter);
    assert.deepEqual([letter.title, letter.date], [`Brief over ${pledge}`, '2026-06-01']);
    // What recurs stays open, until its next date.
    assert.deepEqual([closed.status, closed.due], recurs ? ['open', '2028-Q2'] : ['fulfilled', closed.due]);
    t.diagnostic(hand.told());
  });

  // With the keyboard alone an edition is frozen in year.test.mjs; its documents are made meanwhile, which takes a while.
  if (!hands.byTouch) continue;
  test(`the next edition is looked at as the public will see it, frozen and published, ${how}`, async (t) => {
    const { page, hand } = await open('carla');
    await page.goto(`${site.origin}/nl/nieuwe-editie?jaar=${edition}`);
    await look(page, `the next edition, ${how}`);
    await hand.press(link(page, 'Acties'));
    await look(page, `as the public will see it, ${how}`);
    assert.match(page.url(), /kijk=openbaar/);
    await page.goto(`${site.origin}/nl/nieuwe-editie?jaar=${edition}`);
    await hand.press(button(page, 'Leg vast'));
    assert.match(await page.title(), /^Fout: /);
    await look(page, `freezing without a reason, ${how}`);
    await hand.type(page.getByLabel('Reden'), 'Vastgesteld door de raad.');
    await hand.pick(page.getByLabel('Besluit waarmee de editie is vastgesteld'), `Later klaar: ${about} (${decision})`);
    await enter(page, hand, 'Leg vast', new RegExp(`/nl/edities/ED-${edition}$`));
    await look(page, `the edition, frozen, ${how}`);
    await page.goto(`${site.origin}/nl/nieuwe-editie?jaar=${edition}`);
    await hand.press(page.locator(`form:has(input[value="ED-${edition}"])`).getByRole('button', { name: 'Publiceer nu' }));
    const said = await record(page, 'edities', `ED-${edition}`);
    assert.deepEqual([said.year, said.decision, Boolean(said.published)], [edition, decision, true]);
    t.diagnostic(hand.told());

    // Who is not signed in reads it, the same way.
    const citizen = await openPage(browser, site.origin, screen);
    const reading = new Hand(citizen, { ...hands, problems });
    await citizen.goto(`${site.origin}/nl/edities`);
    await reading.press(link(citizen, new RegExp(String(edition))));
    await look(citizen, `the edition, published, ${how}`);
    assert.match(await main(citizen), new RegExp(`Later klaar: ${about}`));
    await citizen.goto(`${site.origin}/nl/acties/${about}?moment=${edition}`);
    assert.match(await main(citizen), year);
  });
}

test('every page of these journeys is accessible, fits, shows the focus and is without complaints', () => none(problems, 'problems by keyboard or touch'));
