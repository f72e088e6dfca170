// Data package: what stip exports, and the example that comes with it, are valid by the schemas of Data Package 2.0, and
// their tables by their own schema. STIP_WRITE=1 writes the descriptor of the example anew.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
const require = createRequire(join(root, 'tests/journeys/package.json'));
const { default: Ajv } = require('ajv');
const { default: Ajv2020 } = require('ajv/dist/2020.js');
const { default: addFormats } = require('ajv-formats');

const stip = process.env.STIP;
const example = join(root, 'examples/biotechnologie');
let scratch, packages, exported_example;

/// Imports the tables of a folder in a new ledger, and exports what a viewer may see.
function exported(name, from, viewer) {
  const ledger = ['--ledger', join(scratch, `${name}.db`)], tables = join(scratch, name), folder = join(scratch, 'of', name);
  cpSync(from, tables, { recursive: true, filter: (path) => basename(path) !== 'datapackage.json' });
  execFileSync(stip, [...ledger, 'init']);
  execFileSync(stip, [...ledger, 'import', tables]);
  execFileSync(stip, [...ledger, '--as', viewer, 'export', 'datapackage', folder]);
  return { name, folder, descriptor: descriptor_in(folder) };
}

const descriptor_in = (folder) => JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));

before(() => {
  assert.ok(stip, 'STIP is not set: the path of the program to test');
  scratch = mkdtempSync(join(tmpdir(), 'stip-conformance-'));
  exported_example = exported('biotechnologie', example, 'restricted');
  const written = JSON.stringify(of_the_example(exported_example.descriptor), null, 2) + '\n';
  if (process.env.STIP_WRITE) writeFileSync(join(example, 'datapackage.json'), written);
  packages = [exported('small', join(root, 'tests/example-small'), 'public'), exported_example,
    { name: 'examples/biotechnologie', folder: example, descriptor: descriptor_in(example) }];
});
after(() => scratch && rmSync(scratch, { recursive: true }));

const validators = new Map();

function check(schemaFile, value, what) {
  if (!validators.has(schemaFile)) {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
    addFormats(ajv);
    validators.set(schemaFile, ajv.compile(JSON.parse(readFileSync(join(here, schemaFile), 'utf8'))));
  }
  const validate = validators.get(schemaFile);
  assert.ok(validate(value), `${what}: ${JSON.stringify(validate.errors?.slice(0, 3), null, 1)}`);
}

/// A strict reader of its own, so that the writer is not checked with its own mirror image.
function rows(text, delimiter) {
  const pattern = new RegExp(`("(?:[^"]|"")*"|[^"\\r\\n${delimiter}]*)(\\r\\n|\\n|$|${delimiter})`, 'y');
  const result = [[]];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    assert.ok(match && pattern.lastIndex > at, `strict CSV at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    result.at(-1).push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
    if (match[2] !== delimiter && pattern.lastIndex < text.length) result.push([]);
  }
  return result;
}

/// The descriptor of an export, for files that have only the columns that somebody filled in.
function of_the_example(descriptor) {
  const resources = descriptor.resources.map((resource) => {
    const text = readFileSync(join(example, resource.path), 'utf8');
    const [header] = rows(text.slice(0, text.indexOf('\n') + 1), ',');
    const fields = header.map((name) => resource.schema.fields.find((field) => field.name === name));
    const keys = resource.schema.foreignKeys?.filter((key) => header.includes(key.fields[0]));
    const schema = { ...resource.schema, fields, foreignKeys: keys };
    if (!keys?.length) delete schema.foreignKeys;
    return { ...resource, dialect: { ...resource.dialect, lineTerminator: text.includes('\r\n') ? '\r\n' : '\n' }, schema };
  });
  return { ...descriptor, name: 'biotechnologie', version: '2026', resources };
}

test('datapackage.json is valid', () => {
  for (const { name, descriptor } of packages) check('datapackage-2.0.json', descriptor, name);
});

test('each resource, dialect and table schema is valid', () => {
  for (const { descriptor } of packages) {
    for (const resource of descriptor.resources) {
      check('dataresource-2.0.json', resource, resource.name);
      check('tableschema-2.0.json', resource.schema, resource.name);
      check('tabledialect-2.0.json', resource.dialect, resource.name);
    }
  }
});

test('the descriptor of the example says what an export says of the columns that its files have', () => {
  assert.deepEqual(descriptor_in(example), of_the_example(exported_example.descriptor),
    'write it anew: STIP_WRITE=1 STIP=build/stip node tests/conformance/frictionless/data_package.test.mjs');
  const tables = readdirSync(example).filter((name) => name.endsWith('.csv')).sort();
  assert.deepEqual(descriptor_in(example).resources.map((resource) => resource.path).sort(), tables);
});

test('a broken descriptor is not valid: the schemas do look', () => {
  assert.throws(() => check('datapackage-2.0.json', { name: 'x' }, 'no resources'));
  assert.throws(() => check('tableschema-2.0.json', { fields: [{ title: 'no name' }] }, 'no name'));
});

test('the tables hold what their schemas say', () => packages.forEach(check_tables));

function check_tables({ folder, descriptor }) {
  const ids = new Map();
  const tables = descriptor.resources.map((resource) => {
    const text = readFileSync(join(folder, resource.path), 'utf8').replace(/^\uFEFF/, '');
    const [header, ...data] = rows(text, resource.dialect.delimiter);
    assert.deepEqual(header, resource.schema.fields.map((field) => field.name), resource.name);
    ids.set(resource.name, new Set(data.map((row) => row[0])));
    assert.equal(ids.get(resource.name).size, data.length, `${resource.name}: ids are unique`);
    return { resource, data };
  });
  for (const { resource, data } of tables) {
    for (const row of data) {
      assert.equal(row.length, resource.schema.fields.length, `${resource.name} ${row[0]}`);
      resource.schema.fields.forEach((field, at) => {
        const value = row[at];
        const place = `${resource.name} ${row[0]} ${field.name}: ${JSON.stringify(value)}`;
        const { required, pattern, enum: names } = field.constraints ?? {};
        if (value === '') return assert.ok(!required, place);
        if (pattern) assert.match(value, new RegExp(`^(?:${pattern})$`), place);
        if (names) assert.ok(names.includes(value), place);
        if (field.type === 'integer') assert.match(value, /^[+-]?\d+$/, place);
        if (field.type === 'boolean') assert.ok([...field.trueValues, ...field.falseValues].includes(value), place);
      });
    }
    for (const key of resource.schema.foreignKeys ?? []) {
      const at = resource.schema.fields.findIndex((field) => field.name === key.fields[0]);
      const target = ids.get(key.reference.resource ?? resource.name);
      assert.ok(target, `${resource.name}.${key.fields[0]} refers to a table of the package`);
      for (const row of data) assert.ok(row[at] === "" || target.has(row[at]), `${resource.name} ${row[0]} ${key.fields[0]}: ${row[at]}`);
    }
  }
}

test('the JSON Schema of each record type is valid JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false });
  for (const resource of packages[0].descriptor.resources) {
    const schema = JSON.parse(execFileSync(stip, ['schema', resource.name], { encoding: 'utf8' }));
    const validate = ajv.compile(schema);
    assert.equal(Object.keys(schema.properties).length, resource.schema.fields.length, resource.name);
    assert.ok(!validate({ id: 'X-1', title: 'x', unknown: 1 }), resource.name);
  }
});
