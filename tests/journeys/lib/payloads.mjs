// Payloads: strings that have broken sites, and the agenda of tests/example-small with such strings in every text.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from './site.mjs';

const folder = join(root, 'tests/journeys/hostile');

/** One line each, without control characters: the importer refuses those, which is tested where it is made. */
export async function payloads() {
  const lists = await Promise.all((await readdir(folder)).filter((name) => name.endsWith('.txt')).map((name) => readFile(join(folder, name), 'latin1')));
  const lines = [...JSON.parse(await readFile(join(folder, 'blns.json'), 'utf8')), ...lists.flatMap((list) => list.split('\n'))];
  // Through UTF-8 and back, so that half a surrogate pair becomes U+FFFD: toWellFormed() is not in Debian's Node.js 18.
  const whole = (line) => Buffer.from(line).toString();
  const plain = lines.map((line) => whole(line.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, ' ')).trim());
  return [...new Set(plain)].filter((line) => line.length > 0 && line.length < 2000);
}

/** Whether a string tries to be markup or script; others try paths, formulas, SQL or lengths. */
export const isMarkup = (word) => /[<>"'`]|script|on\w+=|&#|\\u00/i.test(word);

/**
 * The payloads, and each that tries to be markup again behind what ends a place in which a page may put a text: a quoted
 * attribute, a title, a text area, a script, a comment.
 */
export function inEveryPlace(words) {
  const ends = [`"'>`, '</title></textarea></style></script>', '--><![CDATA[]]>\\u0022});'];
  return [...words, ...words.filter(isMarkup).flatMap((word, at) => [ends[at % 3] + word, ends[(at + 1) % 3] + word])];
}

/**
 * Hands the payloads out, as many in a text as fit: `take(kinds)` gives a text for each of `kinds`, which are 'line' or
 * 'long'. `used` counts how many were handed out, each counted once.
 */
export class Dealer {
  #next = 0;
  #used = new Set();

  constructor(words) {
    this.words = words;
  }

  get used() {
    return this.#used.size;
  }

  take(kinds) {
    return kinds.map((kind) => this.#text(kind === 'long' ? ['\n', 3000] : [' ', 300]));
  }

  /** One alone. */
  one() {
    return this.#text(['', 0]);
  }

  #text([between, most]) {
    const parts = [];
    for (let length = 0; parts.length === 0 || length + this.words[this.#next].length < most; ) {
      const word = this.words[this.#next];
      this.#used.add(word);
      this.#next = (this.#next + 1) % this.words.length;
      parts.push(word);
      length += word.length + 1;
    }
    return parts.join(between);
  }
}

/** How many strings stand in one text of a record. */
export const perPlace = 7;
const places = Array.from({ length: perPlace }, (_, at) => at + 1);
const isText = (schema) => schema.type === 'string' && !schema.enum && !schema.pattern && !schema.format;
const isList = (schema) => schema.type === 'array' && isText(schema.items);
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

/** Takes words in turn, round and round. */
function* inTurn(words) {
  for (let at = 0; ; at += 1) yield words[at % words.length];
}

/**
 * Writes two packages of the same records, `hostile` and `harmless`: in every text field of every record stand some of
 * `words`, or as many harmless ones. `api` is the description of the API, `recordsOf(name)` gives the records of a type.
 */
export async function writePackages(place, api, recordsOf, words) {
  const hostileWords = inTurn(words);
  let slots = 0;
  const told = (schema, name) => {
    slots += 1;
    const hostile = places.map(() => hostileWords.next().value);
    const harmless = places.map((part) => `woord${slots}deel${part}`);
    if (isList(schema)) return [hostile.map((part) => part.replaceAll('|', '¦')).join(' | '), harmless.join(' | ')];
    // Half of the addresses are links, and half of them claim to be one.
    if (/address|link|url/.test(name)) return slots % 2 ? [`https://voorbeeld.example/${hostile[0]}`, `https://voorbeeld.example/${harmless[0]}`] : [hostile[0], harmless[0]];
    return [hostile.join(' '), harmless.join(' ')];
  };
  for (const side of ['hostile', 'harmless']) await mkdir(join(place, side), { recursive: true });
  const schemaOf = (get) => api.components.schemas[get.operationId.slice('list'.length)];
  // What is worked out from records has an address too, and no schema of a record.
  const types = Object.entries(api.paths).filter(([path, { get }]) => get.operationId.startsWith('list') && api.paths[`${path}/{id}`] && schemaOf(get));
  for (const [path, { get }] of types) {
    const { properties } = schemaOf(get);
    const records = await recordsOf(path.slice(1));
    // Editions and what is kept of them are made by stip itself.
    if (!records.length || path === '/edities' || properties.sha256) continue;
    const names = Object.keys(properties).filter((name) => !name.startsWith('_'));
    const rows = { hostile: [names.join(',')], harmless: [names.join(',')] };
    for (const record of records) {
      const cells = { hostile: [], harmless: [] };
      for (const name of names) {
        const schema = properties[name];
        const value = record[name] ?? '';
        const plain = Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : String(value);
        const [hostile, harmless] = name !== 'id' && (isText(schema) || isList(schema)) ? told(schema, name) : [plain, plain];
        cells.hostile.push(cell(hostile));
        cells.harmless.push(cell(harmless));
      }
      for (const side of ['hostile', 'harmless']) rows[side].push(cells[side].join(','));
    }
    for (const side of ['hostile', 'harmless']) await writeFile(join(place, side, `${path.slice(1)}.csv`), `${rows[side].join('\r\n')}\r\n`);
  }
  return slots;
}
