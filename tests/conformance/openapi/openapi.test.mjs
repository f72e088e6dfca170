// OpenAPI: the API keeps to the NL API Design Rules, and answers what its own description promises.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { none } from '../../journeys/lib/report.mjs';
import { realAgenda, root } from '../../journeys/lib/site.mjs';

const require = createRequire(join(root, 'tests/journeys/package.json'));
const { default: Ajv } = require('ajv/dist/2020.js');
const { default: addFormats } = require('ajv-formats');
const here = join(root, 'tests/conformance/openapi');

let ledger, site, api;
before(async () => {
  ledger = await realAgenda();
  site = await ledger.serve({ options: ['--contact', 'agenda@ministerie.example'] });
  api = await (await fetch(`${site.origin}/v1/openapi.json`)).json();
});
after(async () => {
  await site?.close();
  await ledger?.remove();
});

function validator() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('media-range', true);
  ajv.addFormat('coarse-date', true);
  return ajv;
}
const told = (errors) => errors.slice(0, 4).map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`).join('; ');

test('the ruleset of the NL API Design Rules finds no error', async () => {
  const file = join(ledger.folder, 'openapi.json');
  await writeFile(file, JSON.stringify(api, null, 1));
  const spectral = join(root, 'tests/journeys/node_modules/.bin/spectral');
  const lint = await promisify(execFile)(spectral, ['lint', file, '--ruleset', join(here, 'nl-adr.yaml'), '--format', 'json', '--fail-severity', 'error', '--quiet'], { maxBuffer: 1 << 26 }).catch((failure) => failure);
  const findings = JSON.parse(lint.stdout.slice(lint.stdout.indexOf('[')));
  none(findings.map(({ severity, code, path, message }) => `${['error', 'warning', 'information', 'hint'][severity]} ${code} at ${path.join('.')}: ${message}`), 'findings');
});

test('the description tells who offers the data, where to write and on what terms', async () => {
  assert.equal(api.info.contact.email, 'agenda@ministerie.example');
  assert.match(api.info.contact.name, /^Ministerie van /);
  assert.equal(api.info.license.url, 'https://creativecommons.org/publicdomain/zero/1.0/');
  assert.equal((await fetch(`${site.origin}/v1`)).url, `${site.origin}/v1/openapi.json`);
});

test('a description without a contact would be found', async () => {
  const file = join(ledger.folder, 'worse.json');
  await writeFile(file, JSON.stringify({ ...api, info: { title: 'stip', version: 'one' } }));
  const spectral = join(root, 'tests/journeys/node_modules/.bin/spectral');
  const lint = await promisify(execFile)(spectral, ['lint', file, '--ruleset', join(here, 'nl-adr.yaml'), '--format', 'json', '--quiet']).catch((failure) => failure);
  assert.equal(lint.code, 1);
});

test('the description is OpenAPI 3.1', async () => {
  const ajv = validator();
  // Its one dynamic reference is for dialects of JSON Schema, of which we use the usual one.
  const schema = (await readFile(join(here, 'openapi-3.1.schema.json'), 'utf8')).replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"');
  const check = ajv.compile(JSON.parse(schema));
  assert.ok(check(api), told(check.errors ?? []));
});

/** Paths with their {} filled in, by something that is there and by something that is not. */
async function filled(path) {
  const name = path.match(/\{(.*?)\}/)?.[1];
  if (!name) return { there: path, absent: null };
  const list = await (await fetch(`${site.origin}/v1${path.slice(0, path.indexOf('/{'))}`)).json();
  const first = list.items?.[0];
  return { there: first ? path.replace(`{${name}}`, encodeURIComponent(first.id ?? first.entry)) : null, absent: path.replace(`{${name}}`, name === 'nummer' ? '99999999' : 'Q-000') };
}

test('every path answers what the description promises, with the version of the API', async () => {
  const ajv = validator();
  ajv.addSchema(api, 'api');
  const problems = [];
  let answered = 0;
  for (const [path, { get: operation }] of Object.entries(api.paths)) {
    const schemaOf = (status, type) => {
      const pointer = ['paths', path, 'get', 'responses', String(status), 'content', type, 'schema'].map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent).join('/');
      return ajv.getSchema(`api#/${pointer}`);
    };
    const expect = async (address, status) => {
      const response = await fetch(`${site.origin}/v1${address}`);
      const type = response.headers.get('content-type')?.split(';')[0];
      answered += 1;
      if (response.status !== status) return problems.push(`${address}: ${response.status}, not ${status}`);
      if (!/^\d+\.\d+\.\d+$/.test(response.headers.get('api-version') ?? '')) problems.push(`${address}: no API-Version`);
      const content = operation.responses[status]?.content;
      if (!content?.[type]) return problems.push(`${address}: ${status} with ${type} is not described`);
      if (!type.endsWith('json')) return;
      const check = schemaOf(status, type);
      if (!check(await response.json())) problems.push(`${address}: ${told(check.errors)}`);
    };
    const { there, absent } = await filled(path);
    const required = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required);
    if (there) await expect(there + (required.length ? `?${required.map((parameter) => `${parameter.name}=${parameter.schema.example ?? '2026'}`).join('&')}` : ''), 200);
    if (absent) await expect(absent, 404);
    const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
    if (there) await expect(`${there}?onbekend=1`, 400);
    if (there && query.some((parameter) => parameter.name === 'moment')) await expect(`${there}?moment=1066`, 404);
    if (query.some((parameter) => parameter.name === 'formaat')) {
      await expect(`${there}?formaat=csv`, 200);
      await expect(`${there}?formaat=exe`, 400);
      await expect(`${there}?page=0`, 400);
    }
  }
  none(problems, `of ${answered} answers are not as described`);
  assert.ok(answered > 150, `only ${answered} answers were asked for`);
});

test('pages of a list follow each other without gap or overlap, and a filter keeps what it says', async () => {
  const get = async (path) => (await fetch(`${site.origin}/v1${path}`)).json();
  const whole = await get('/acties?pageSize=500');
  const ids = [];
  for (let page = 1; ids.length < whole.total && page < 100; page += 1) ids.push(...(await get(`/acties?pageSize=7&page=${page}`)).items.map((action) => action.id));
  assert.deepEqual(ids, whole.items.map((action) => action.id));
  const running = await get('/acties?phase=running&pageSize=500');
  assert.deepEqual(running.items.map((action) => action.id), whole.items.filter((action) => action.phase === 'running').map((action) => action.id));
});
