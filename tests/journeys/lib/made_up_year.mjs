// Made-up year: the real agenda with invented owners and earlier reports, so that forty people can be asked for one.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Ledger } from './site.mjs';

const invented = 'Verzonnen voor een test; geen uitspraak over de werkelijkheid.';
const cell = (text) => `"${text.replaceAll('"', '""')}"`;
const csv = (rows) => `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Nobody is asked for a report. */
const isNotAsked = ({ phase }) => phase === 'done';

/**
 * The agenda of the example in a new ledger, its first edition, an owner for each of forty actions, and an approved
 * report of the year before on half of those. Gives the ledger and the forty, each with its owner: [{action, owner, before}].
 */
export async function madeUpYear() {
  const ledger = await Ledger.of('examples/biotechnologie');
  const site = await ledger.serve();
  const read = async (type) => (await (await fetch(`${site.origin}/v1/${type}?pageSize=500`)).json()).items;
  const actions = await read('acties');
  const organisations = (await read('organisaties')).filter(({ kind }) => ['ministry', 'authority', 'agency', 'research', 'fund'].includes(kind));
  const reported = new Set((await read('voortgangsrapportages')).map(({ action }) => action));
  await site.close();
  const asked = actions.filter((action) => !isNotAsked(action) && !reported.has(action.id)).slice(0, 40);
  const round = asked.map((action, at) => ({ action: action.id, title: action.title, owner: action.owner || organisations[at % organisations.length].id, before: at % 2 === 0 }));
  const folder = join(ledger.folder, 'made-up');
  await mkdir(folder);
  await writeFile(join(folder, 'actions.csv'), csv([['id', 'title', 'owner', 'phase', 'note'],
    ...round.map(({ action, title, owner }) => [action, title, owner, 'running', invented]),
    // On what the example itself reports, nothing is asked in this year.
    ...actions.filter(({ id }) => reported.has(id)).map(({ id, title, owner }) => [id, title, owner, 'done', invented])]));
  await writeFile(join(folder, 'progress_reports.csv'), csv([
    ['id', 'title', 'note', 'invented', 'action', 'cycle', 'period', 'status', 'reported_on', 'phase', 'schedule', 'money', 'scope', 'confidence', 'done', 'next'],
    ...round.filter(({ before }) => before).map(({ action }) => [`PR-VOOR-${action}`, `Voorbeeld: ${action}`, invented, 'yes', action, 'CY-2026', '2026-H1', 'approved', '2026-07-01', 'running', 'yes', 'yes', 'yes', 'probable', 'De voorbereiding is klaar.', 'De uitvoering begint.']),
  ]));
  await ledger.stip('import', folder);
  return { ledger, round };
}
