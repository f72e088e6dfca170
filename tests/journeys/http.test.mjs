// HTTP: what every answer says of itself besides its text.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { none } from './lib/report.mjs';
import { Ledger, root } from './lib/site.mjs';

let ledger, site;
const get = (path, options = {}) => fetch(site.origin + path, { redirect: 'manual', ...options });
const everyKind = ['/nl/', '/en/acties', '/nl/acties/A-001', '/nl/bestaat-niet', '/entry/1', '/nl/zoeken?q=bomen', '/v1/acties', '/v1/acties?formaat=csv', '/v1/bestaat-niet', '/v1/openapi.json', '/sitemap.xml', '/robots.txt', '/'];

before(async () => {
  ledger = await Ledger.of('tests/example-small');
  site = await ledger.serve();
});
after(async () => {
  await site?.close();
  await ledger?.remove();
});

/** Policies as one map: "script-src" gives "'self'". */
const policyOf = (response) => new Map((response.headers.get('content-security-policy') ?? '').split(';').map((part) => [part.trim().split(' ')[0], part.trim().split(' ').slice(1).join(' ')]));

test('every answer keeps scripts, frames and guesses about its type out', async () => {
  const problems = [];
  for (const path of everyKind) {
    const response = await get(path);
    const policy = policyOf(response);
    const expect = (good, problem) => good || problems.push(`${path}: ${problem}`);
    expect(policy.get('default-src') === "'none'", `default-src is ${policy.get('default-src')}`);
    expect(policy.get('frame-ancestors') === "'none'", 'may be framed');
    expect(policy.get('base-uri') === "'none'", 'may get another base');
    expect(policy.get('form-action') === "'self'", 'forms may go elsewhere');
    expect(![...policy.values()].some((sources) => /unsafe|https?:|\*/.test(sources)), 'the policy has a hole');
    expect(response.headers.get('x-content-type-options') === 'nosniff', 'no nosniff');
    expect(/^(same-origin|no-referrer|strict-origin)/.test(response.headers.get('referrer-policy') ?? ''), 'no referrer policy');
    expect(response.headers.get('cross-origin-opener-policy') === 'same-origin', 'no opener policy');
    expect(!response.headers.has('server') && !response.headers.has('x-powered-by'), 'says what it runs on');
    expect(response.headers.has('cache-control'), 'does not say how long it may be kept');
    expect(!response.headers.has('set-cookie'), 'sets a cookie');
    if (response.headers.get('content-type')?.startsWith('text/')) expect(/charset=utf-8/i.test(response.headers.get('content-type')), 'does not say its character set');
  }
  none(problems, 'answers lack protection');
});

test('what is kept by a browser is not sent again until it changes', async () => {
  for (const path of ['/nl/', '/nl/acties/A-001', '/v1/acties', '/sitemap.xml']) {
    const first = await get(path);
    const tag = first.headers.get('etag');
    assert.match(tag ?? '', /^"[0-9a-f]{32}(-gzip)?"$/, path);
    const again = await get(path, { headers: { 'if-none-match': tag } });
    assert.equal(again.status, 304, path);
    assert.equal(await again.text(), '', path);
    assert.equal(again.headers.get('etag'), tag, path);
    assert.equal((await get(path, { headers: { 'if-none-match': '"other"' } })).status, 200, path);
  }
  const before = (await get('/nl/acties/A-001')).headers.get('etag');
  await ledger.stip('change', 'A-001.note', 'Een nieuwe opmerking.', '--reason', 'Voor de test.');
  for (let tries = 0; tries < 100 && (await get('/nl/acties/A-001')).headers.get('etag') === before; tries += 1) await new Promise((done) => setTimeout(done, 50));
  const changed = await get('/nl/acties/A-001', { headers: { 'if-none-match': before } });
  assert.equal(changed.status, 200, 'a page that changed is sent again');
  assert.match(await changed.text(), /Een nieuwe opmerking/);
});

test('HEAD says what GET says, without the body', async () => {
  for (const path of everyKind) {
    const whole = await get(path, { headers: { 'accept-encoding': 'identity' } }), head = await get(path, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } });
    const body = await whole.arrayBuffer();
    assert.equal(head.status, whole.status, path);
    assert.equal((await head.arrayBuffer()).byteLength, 0, path);
    if (whole.status === 200) assert.equal(Number(head.headers.get('content-length')), body.byteLength, path);
    for (const name of ['content-type', 'etag', 'content-security-policy', 'vary', 'location', 'api-version']) assert.equal(head.headers.get(name), whole.headers.get(name), `${path}: ${name}`);
  }
});

test('nothing can be written: other methods are refused, and say what is allowed', async () => {
  for (const path of ['/nl/', '/nl/acties/A-001', '/v1/acties']) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await get(path, { method, body: method === 'DELETE' ? undefined : 'a=1' });
      assert.equal(response.status, 405, `${method} ${path}`);
      assert.match(response.headers.get('allow') ?? '', /GET/, `${method} ${path}`);
    }
  }
});

test('an address without a language answers in the language of the browser', async () => {
  const dutch = await get('/entry/1', { headers: { 'accept-language': 'nl-NL,nl;q=0.9' } }), english = await get('/entry/1', { headers: { 'accept-language': 'en-GB' } });
  assert.equal(dutch.status, 200);
  assert.equal(dutch.headers.get('content-language'), 'nl');
  assert.equal(english.headers.get('content-language'), 'en');
  assert.match(dutch.headers.get('vary') ?? '', /Accept-Language/i);
  assert.equal((await get('/', { headers: { 'accept-language': 'en' } })).headers.get('location'), '/en/');
  assert.match(await dutch.text(), /[0-9a-f]{64}/, 'the proof is shown');
  assert.equal((await get('/entry/999999')).status, 404);
});

test('no redirect leaves the site, whatever the request claims', async () => {
  for (const path of ['//elders.example/', '/nl//elders.example', '/\\elders.example', '/%2f%2felders.example/', '/nl/..%2f..%2f', '/?moment=%0d%0aLocation:%20https://elders.example']) {
    const response = await get(path, { headers: { 'x-forwarded-host': 'elders.example' } });
    const location = response.headers.get('location');
    assert.ok(!location || /^\/(?![/\\])/.test(location), `${path}: ${location}`);
    assert.ok(response.status < 500, `${path}: ${response.status}`);
  }
});

/** The bytes of a request as the test of a firewall sends them. */
function rawRequest({ method, uri, headers, data, encoded, version }) {
  if (encoded) return Buffer.from(encoded, 'base64');
  const body = Buffer.from(data ?? '');
  const lines = [`${method ?? 'GET'} ${uri ?? '/'}${version === '' ? '' : ` ${version ?? 'HTTP/1.1'}`}`, ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`)];
  if (body.length && !Object.keys(headers ?? {}).some((name) => /^(content-length|transfer-encoding)$/i.test(name))) lines.push(`Content-Length: ${body.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

/** What comes back to these bytes, until the server closes, or is silent for a while. */
const answerTo = (bytes) => new Promise((done) => {
  const socket = connect(Number(new URL(site.origin).port), '127.0.0.1'), parts = [];
  const end = () => (socket.destroy(), done(Buffer.concat(parts).toString('latin1')));
  socket.setTimeout(1500, end).on('data', (part) => parts.push(part)).on('close', end).on('error', end);
  socket.write(bytes);
  // Nothing follows, so that an answer to a whole request is not waited for in vain.
  socket.on('data', () => socket.setTimeout(150));
});

test('553 requests of the tests of a firewall: each is answered or refused, none gets what is not there', async () => {
  const requests = gunzipSync(await readFile(join(root, 'tests/journeys/hostile/crs.jsonl.gz'))).toString().split('\n').filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(requests.length, 553);
  const problems = [], counts = {};
  const waiting = [...requests];
  const worker = async () => {
    for (let each = waiting.shift(); each; each = waiting.shift()) {
      const answer = await answerTo(rawRequest(each));
      const status = Number(answer.match(/^HTTP\/1\.1 (\d{3})/)?.[1] ?? 0);
      counts[status] = (counts[status] ?? 0) + 1;
      const told = (problem) => problems.push(`${each.id} ${each.method} ${each.uri}: ${problem}`);
      if (status >= 500 && ![501, 505].includes(status)) told(`answered ${status}`);
      if (/root:x:0|\[boot loader\]|BEGIN [A-Z ]*PRIVATE KEY|set-cookie:/i.test(answer)) told('was given what it asked');
      const [head, body = ''] = answer.split('\r\n\r\n');
      if (/^HTTP\/1\.1 [\s\S]*HTTP\/1\.1 /.test(head)) told('an answer stands in the headers of another');
      if (/<script(?! (src="\/|type="application\/(ld\+json|json)"))/i.test(body)) told('its script came back');
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  none(problems, 'requests did something');
  assert.ok(counts[303] > 50 && counts[404] > 50 && counts[405] > 50 && counts[400] > 20, JSON.stringify(counts));
  assert.equal((await get('/nl/')).status, 200, 'the site lives on');
});
