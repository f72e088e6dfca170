// Page checks: what must hold of every page, looked at in the browser itself.

/** What a page says of itself; runs inside a page, on that page itself or on the `html` of another. */
export function describePage(html) {
  const page = html ? new DOMParser().parseFromString(html, 'text/html') : document;
  const headings = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => [Number(heading.tagName[1]), heading.textContent.trim()]);
  const skips = [];
  let before = 0;
  for (const [level, text] of headings) {
    if (level > before + 1) skips.push(`h${level} "${text}" after h${before}`);
    before = level;
  }
  const said = (text) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
  const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
  return {
    lang: page.documentElement.lang,
    title: page.title,
    h1: headings.filter(([level]) => level === 1).length,
    empty: headings.filter(([, text]) => !text).length,
    skips,
    repeated: ids.filter((id, at) => ids.indexOf(id) !== at),
    dangling: [...page.querySelectorAll('a[href^="#"]')].map((link) => decodeURIComponent(link.hash.slice(1))).filter((id) => id && !page.getElementById(id)),
    unheard: [...page.querySelectorAll('a[aria-label], button[aria-label], input[aria-label], summary[aria-label]')]
      .filter((element) => /\p{L}/u.test(element.textContent) && !said(element.getAttribute('aria-label')).includes(said(element.textContent)))
      .map((element) => element.outerHTML.slice(0, 120)),
    holes: `${html ?? ''} ${page.body.textContent}`.match(/.{0,30}(?:\uFFFD|\0|\{\}).{0,10}/)?.[0] ?? '',
    scripts: page.scripts.length,
    inline: page.querySelectorAll('[style], style').length,
    current: [...page.querySelectorAll('.stip-nav [aria-current="page"]')].map((link) => link.getAttribute('href')),
  };
}

/** The problems of a page that describePage() told about. */
export function problemsOf(path, seen) {
  const problems = [];
  const check = (good, problem) => good || problems.push(`${path}: ${problem}`);
  check(seen.lang === path.slice(1, 3), `lang is "${seen.lang}"`);
  check(seen.title.trim(), 'has no title');
  check(seen.h1 === 1, `has ${seen.h1} h1`);
  check(seen.empty === 0, `has ${seen.empty} empty headings`);
  check(!seen.skips.length, `skips heading levels: ${seen.skips.join('; ')}`);
  check(!seen.repeated.length, `repeats ids: ${[...new Set(seen.repeated)].join(', ')}`);
  check(!seen.dangling.length, `links to ids that are not there: ${seen.dangling.join(', ')}`);
  check(!seen.unheard.length, `is read aloud in other words than are seen: ${seen.unheard.join('; ')}`);
  check(!seen.holes, `shows a sign that is none: ${seen.holes}`);
  check(seen.current.length <= 1, `marks ${seen.current.length} pages of the menu as the current one`);
  const isHome = (address) => /^\/(nl|en)\/$/.test(address.split('?')[0]);
  check(isHome(path) || !seen.current.some(isHome), 'marks the overview as the current page');
  check(seen.inline === 0, `has ${seen.inline} styles of its own, which the policy refuses`);
  return problems;
}

/** Text that is pressed into a strip, a letter or two to a line; runs inside the page. */
export function textInStrips() {
  const textNodes = (element) => [...element.childNodes].filter(({ nodeType, data }) => nodeType === 3 && data.trim());
  const ownText = (element) => textNodes(element).map(({ data }) => data.trim()).join('');
  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getClientRects().length;
  };
  // Fewer than three letters to a line.
  const isStrip = (element) => {
    if (element.getBoundingClientRect().width >= 60) return false;
    const letters = ownText(element).length, lines = textNodes(element).reduce((all, node) => all + linesOf(node), 0);
    return letters > 8 && letters / lines < 3;
  };
  const strips = [...document.querySelectorAll('main *')].filter((element) => element instanceof HTMLElement && isStrip(element) && element.checkVisibility());
  return strips.slice(0, 4).map((element) => `“${ownText(element).slice(0, 30)}” stands in a strip of ${Math.round(element.getBoundingClientRect().width)} pixels`);
}

/** What sticks out to the right of the page; runs inside the page. A part that scrolls by itself is fine. */
export function whatSticksOut() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrollsAlone = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1 && !scrollsAlone(element));
  const name = (element) => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} reaches ${Math.round(element.getBoundingClientRect().right)} of ${width}`;
  return wide.length ? wide.slice(0, 4).map(name) : [`page is ${document.documentElement.scrollWidth} wide of ${width}`];
}
