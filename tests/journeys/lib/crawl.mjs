// Crawl: every address that can be reached from the overview by following links.

/** Links of a page, without fragments, as paths on this site. */
export function linksOf(html, at) {
  const links = new Set();
  for (const [, , raw] of html.matchAll(/<(a|link|form)\b[^>]*?\s(?:href|action)="([^"]*)"/g)) {
    const address = new URL(raw.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'), at);
    if (address.origin === new URL(at).origin) links.add(address.pathname + address.search);
  }
  return links;
}

/** Formats that take seconds to make. */
const isSlow = (path) => /\.(docx|odt|pdf)$/.test(path);

/**
 * What is made by the same hand as another, so that a few of them tell enough: documents of one kind and format
 * ("feitenblad.pdf"), and questions put to one kind of page ("acties/{}?waarom"). Nothing for a page.
 */
function kindOf(path) {
  const [page, query] = path.split('?');
  if (isSlow(page)) return page.replace(/[^/]*\d[^/]*(?=\.\w+$)/, '{}').replace(/^\/(nl|en)\//, '');
  if (query) return `${routeOf(page)}?${[...new URLSearchParams(query).keys()].join('&')}`;
  return page.startsWith('/v1/') ? page.split('/').slice(0, 3).join('/') : undefined;
}

/**
 * Follows all links from the two overviews. Gives `pages`: paths of HTML pages without a query, each with what was
 * answered; `broken`: "status address, linked from address". Of what has a query, of data and of documents some of
 * each kind are asked for, and not followed: every page looked at from every moment would never end.
 */
export async function crawl(origin, starts = ['/nl/', '/en/']) {
  const pages = new Map();
  const broken = [];
  const cameFrom = new Map(starts.map((path) => [path, 'the start']));
  const waiting = [...starts];
  const asked = new Map();
  const visit = async (path) => {
    const response = await fetch(origin + path, { redirect: 'manual' });
    const body = await response.text();
    if (response.status >= 400) broken.push(`${response.status} ${path}, linked from ${cameFrom.get(path)}`);
    const location = response.headers.get('location');
    const found = location ? [location] : [];
    const isPage = (response.headers.get('content-type') ?? '').startsWith('text/html');
    if (response.status === 200 && isPage && !path.includes('?')) {
      // What is made to be taken away is no page of the site.
      if (!response.headers.has('content-disposition')) {
        pages.set(path, body);
        found.push(...linksOf(body, origin + path));
      }
    }
    for (const next of found) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, path);
      const kind = kindOf(next);
      const before = asked.get(kind) ?? 0;
      if (kind && before >= (isSlow(next) ? 1 : 12)) continue;
      asked.set(kind, before + 1);
      waiting.push(next);
    }
  };
  const worker = async () => {
    for (let idle = 0; idle < 50; ) {
      const path = waiting.shift();
      if (path === undefined) {
        idle += 1;
        await new Promise((done) => setTimeout(done, 4));
        continue;
      }
      idle = 0;
      await visit(path);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return { pages, broken, asked: cameFrom.size };
}

/** "/nl/acties/A-014" gives "acties/{}": pages of one route look alike. Types of records make routes of their own. */
export function routeOf(path) {
  const [, , ...parts] = path.split('/');
  return parts.map((part, at) => (at === 0 || (at === 1 && parts[0] === 'begrippen') ? part : '{}')).join('/');
}

/** One page of every route, the first by name. */
export function onePerRoute(paths) {
  const chosen = new Map();
  for (const path of [...paths].sort()) if (!chosen.has(routeOf(path))) chosen.set(routeOf(path), path);
  return [...chosen.values()];
}

/** What a page is made of, apart from its words: its kinds of elements, each with its classes and the names of its attributes. */
function kindsOf(html) {
  const kinds = new Set();
  for (const [, tag, attributes] of html.matchAll(/<([a-z][a-z0-9]*)\b([^>]*)>/g)) {
    const named = [...attributes.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => (name === 'class' ? `class=${value}` : name));
    kinds.add(`${tag} ${named.sort().join(' ')}`);
  }
  return [...kinds].sort();
}

/** Of `pages`, by path, one of every route and set of kinds of elements, the longest: the others are made of the same. */
export function onePerShape(pages) {
  const chosen = new Map();
  for (const [path, html] of pages) {
    const key = [routeOf(path), ...kindsOf(html)].join('|');
    if (html.length > (pages.get(chosen.get(key))?.length ?? 0)) chosen.set(key, path);
  }
  return [...chosen.values()];
}

/** A few of `pages`, by path, that together hold every kind of element; those with the most kinds first. */
export function everyKind(pages) {
  const seen = new Set();
  const kinds = new Map([...pages].map(([path, html]) => [path, kindsOf(html)]));
  const byRichness = [...kinds].sort(([, one], [, other]) => other.length - one.length);
  return byRichness.filter(([, of]) => of.filter((kind) => !seen.has(kind) && seen.add(kind)).length).map(([path]) => path);
}
