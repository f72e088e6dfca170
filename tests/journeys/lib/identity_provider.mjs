// Identity provider: a real one (oidc-provider) on this machine, with a page to sign in as anybody.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const secretKey = (kid, alg, type, options) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), kid, alg, use: 'sig' });
const keys = [
  secretKey('rsa', 'RS256', 'rsa', { modulusLength: 2048 }),
  secretKey('pss', 'PS256', 'rsa', { modulusLength: 2048 }),
  secretKey('ec', 'ES256', 'ec', { namedCurve: 'P-256' }),
  secretKey('ed', 'EdDSA', 'ed25519'),
];

export const client = { id: 'stip', secret: 'a secret: of two & more' };

/** Starts a provider at `port` (0: a free one) that signs with `alg`, and sends people back to `site`. */
export async function startProvider({ port = 0, site, alg = 'RS256' }) {
  let answer;
  const server = createServer((request, response) => answer(request, response)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  // By this name it is another site than the one under test: cookies must come back across the two.
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: client.id, client_secret: client.secret, redirect_uris: [`${site}/nl/inloggen/terug`],
      post_logout_redirect_uris: [`${site}/nl/inloggen/uitgelogd`],
      response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: alg,
    }],
    jwks: { keys },
    cookies: { keys: ['a key of this test'] },
    pkce: { methods: ['S256'], required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (context, id) => ({ accountId: id, claims: async () => ({ sub: id, email: 'anna@example.org', email_verified: true }) }),
  });
  answer = provider.callback();
  return {
    issuer,
    port: server.address().port,
    async close() {
      server.closeAllConnections?.();
      server.close();
      await once(server, 'close');
    },
  };
}

/** On a page of the provider: signs in as `name`, and agrees. */
export async function signOnAs(page, name) {
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  // It asks once whether the site may know who this is.
  const agree = page.locator('form:has(input[value=consent]) button');
  await Promise.race([agree.waitFor(), page.waitForURL(/inloggen|bureau|aansluiten|doe-mee/)]);
  if (await agree.isVisible().catch(() => false)) await agree.click();
}
