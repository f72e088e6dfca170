// HTTP: what every answer says of itself besides its text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { none } from './lib/report.mjs';
import { Ledger } from './lib/site.mjs';

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
