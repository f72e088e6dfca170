// People: accounts of a site under test, over HTTP and in a browser.
import { openPage } from './browser.mjs';
import { Visitor } from './visitor.mjs';

export const password = 'four quiet otters sing';

/** An account that has chosen its password; signed in over HTTP. `roles`: "owner@ORG-GROEN:internal". */
export async function arrive(ledger, site, email, name, ...roles) {
  await ledger.stip('account', 'add', email, '--name', name, ...roles.flatMap((role) => ['--role', role]));
  const link = (await ledger.stip('account', 'password-link', email, '--site', site.origin)).trim();
  const visitor = new Visitor(site.origin);
  await visitor.enter(link, 'password', { password });
  return visitor.signIn(email, password);
}

/** The same person in a browser. */
export async function inBrowser(browser, visitor, options = {}) {
  const page = await openPage(browser, visitor.origin, options);
  await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: visitor.origin })));
  return page;
}
