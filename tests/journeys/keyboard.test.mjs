// Keyboard: every page of a route is walked with Tab alone; where the focus is can be seen, and it is never lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage, shareOut, viewports } from './lib/browser.mjs';
import { crawl, onePerRoute } from './lib/crawl.mjs';
import { whereIsTheFocus } from './lib/focus.mjs';
import { none } from './lib/report.mjs';
import { realAgenda } from './lib/site.mjs';

let ledger, site, browser, paths;

before(async () => {
  ledger = await realAgenda();
  site = await ledger.serve();
  browser = await launch();
  const { pages } = await crawl(site.origin, ['/nl/']);
  paths = onePerRoute([...pages.keys()].filter((path) => path.startsWith('/nl/')));
});
after(async () => {
  await browser?.close();
  await site?.close();
  await ledger?.remove();
});

/** Numbers everything on the page that can be worked; gives how many there are. Runs inside the page. */
function numberStops() {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled && element.type !== 'hidden',
  );
  stops.forEach((element, at) => (element.dataset.stop = at));
  return stops.length;
}

test('Tab reaches all that can be worked, in view and marked', async () => {
  const pages = await Promise.all([1, 2].map(() => openPage(browser, site.origin)));
  const problems = [];
  await shareOut(paths, pages, async (path, page) => {
    await page.goto(site.origin + path);
    const count = await page.evaluate(numberStops);
    const reached = new Set();
    // Long lists repeat what was seen by then; two hundred steps meet every kind of thing on a page.
    const steps = Math.min(count, 200);
    for (let step = 0; step < steps + 20 && reached.size < steps; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(whereIsTheFocus);
      if (!focus) {
        problems.push(`${path}: the focus is lost after ${step} of ${count} steps`);
        break;
      }
      // A part that scrolls is a stop of the browser's own making: the arrow keys scroll it.
      if (focus.stop === undefined && focus.scrolls) continue;
      if (focus.stop === undefined) problems.push(`${path}: Tab stops at ${focus.name}, which cannot be worked`);
      if (reached.has(focus.stop)) problems.push(`${path}: the focus comes back to ${focus.name}`);
      reached.add(focus.stop);
      if (!focus.isMarked) problems.push(`${path}: nothing marks the focus on ${focus.name}`);
      if (!focus.isOnScreen) problems.push(`${path}: the focus is out of sight on ${focus.name}`);
    }
    if (reached.size < steps) problems.push(`${path}: ${reached.size} of ${steps} were reached`);
  });
  none(problems, 'problems with the keyboard');
});

test('the first Tab shows the skip link, and Enter goes to the content', async () => {
  const page = await openPage(browser, site.origin);
  await page.goto(`${site.origin}/nl/acties`);
  await page.keyboard.press('Tab');
  const link = page.locator(':focus');
  assert.equal(await link.getAttribute('href'), '#inhoud');
  const box = await link.boundingBox();
  assert.ok(box && box.width > 20 && box.height > 10 && box.y >= 0, 'the skip link is not shown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.getElementById('inhoud').contains(document.activeElement)), 'the next Tab is not inside the content');
});

test('searching and filtering work from the keyboard', async () => {
  const page = await openPage(browser, site.origin);
  await page.goto(`${site.origin}/nl/`);
  await page.locator('header input[name="q"]').focus();
  await page.keyboard.type('biotechnologie');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nl\/zoeken\?q=biotechnologie/);
  assert.ok((await page.locator('main ol > li').count()) > 3, 'almost nothing was found');

  await page.goto(`${site.origin}/nl/acties`);
  const rows = await page.locator('main tbody tr').count();
  await page.locator('select').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('select').first().press('Tab');
  await page.locator('main form button').first().press('Enter');
  await page.waitForURL(/\/nl\/acties\?/);
  assert.notEqual(await page.locator('main tbody tr').count(), rows, 'the filter changed nothing');
});

test('a what-if is asked from the keyboard, without JavaScript', async () => {
  const page = await openPage(browser, site.origin, { javaScriptEnabled: false });
  await page.goto(`${site.origin}/nl/sturen`);
  await page.locator('#wat-als-actie-1').focus();
  await page.keyboard.type('RegMed XB: pilot');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4 kwartalen later');
  await page.locator('#wat-als button').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/actie=A-024&wat=4/);
  assert.match(await page.locator('table:has(#wat-als-datums)').innerText(), /later \(± /, 'the answer shows no shift');
  assert.equal(await page.locator('#wat-als-actie-1').inputValue(), 'A-024', 'the question is not in the form');
});

test('targets are 24 pixels or stand free, as WCAG 2.5.8 asks', async () => {
  const page = await openPage(browser, site.origin, { viewport: viewports.phone, hasTouch: true });
  const problems = [];
  for (const path of paths) {
    await page.goto(site.origin + path);
    const small = await page.evaluate(() => {
      const targets = [...document.querySelectorAll('button, select, input:not([type="hidden"]), summary, nav a')].filter((element) => element.checkVisibility());
      const boxes = targets.map((element) => element.getBoundingClientRect());
      const tooSmall = (box) => box.width < 24 || box.height < 24;
      const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
      return targets.filter((element, at) => {
        if (!tooSmall(boxes[at])) return false;
        const [x, y] = centre(boxes[at]);
        return boxes.some((other, place) => place !== at && Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)) < 12);
      }).map((element) => `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 30)}"`);
    });
    problems.push(...small.map((target) => `${path}: ${target}`));
  }
  none(problems, 'targets are too small and too close');
});
