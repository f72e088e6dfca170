// Look: what is wrong with a page as it is shown: accessibility, scrolling sideways, and what the browser complains of.
import { violationsOf } from './axe.mjs';

/**
 * A function that looks at a page and adds what is wrong to `problems`, each with `where`.
 * `expected`: statuses that the journey itself brings about, such as 422 for a form with a mistake; Chromium writes them down.
 */
export function looker(problems, expected = [422]) {
  const known = new RegExp(`status of (${expected.join('|')})`);
  return async (page, where) => {
    problems.push(...(await violationsOf(page)).map((violation) => `${where}: ${violation}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (width > 0) problems.push(`${where}: the page is ${width} px too wide`);
    const complaints = page.complaints.splice(0).filter((complaint) => !known.test(complaint));
    problems.push(...complaints.map((complaint) => `${where}: ${complaint}`));
  };
}
