// Axe: the accessibility rules of WCAG 2.2 A and AA and the best practices of axe-core, on the page as it is shown.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations as "rule: what it says: where". The policy of the site forbids foreign scripts, so axe comes in beside it. */
export async function violationsOf(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async (values) => (await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'], elementRef: false })).violations, tags);
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}${nodes.length > 3 ? ` (and ${nodes.length - 3} more)` : ''}`));
}
