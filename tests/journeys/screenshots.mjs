// Screenshots: one page of every route, as it looks on a desk, on a phone, in the dark, on paper and at 200 per cent.
//
//   STIP=build/stip node tests/journeys/screenshots.mjs FOLDER [ADDRESS …]
//
// Serves the real agenda; ADDRESS ("/nl/acties/A-014") chooses pages instead of one of each route.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { launch, openPage, shareOut } from './lib/browser.mjs';
import { crawl, onePerRoute, routeOf } from './lib/crawl.mjs';
import { realAgenda } from './lib/site.mjs';

const ways = {
  desktop: { size: 'desktop' },
  phone: { size: 'phone', deviceScaleFactor: 2, hasTouch: true },
  dark: { size: 'desktop', colorScheme: 'dark' },
  zoomed: { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  print: { viewport: { width: 794, height: 1123 } },
};

const [folder, ...chosen] = process.argv.slice(2);
if (!folder) {
  console.error('usage: STIP=PROGRAM node tests/journeys/screenshots.mjs FOLDER [ADDRESS …]');
  process.exit(2);
}
const nameOf = (path) => (chosen.length ? path.slice(1) : routeOf(path) || 'overzicht').replaceAll('{}', 'een').replaceAll(/[^\w-]+/g, '_') || 'overzicht';

const ledger = await realAgenda();
const site = await ledger.serve();
const browser = await launch();
try {
  const paths = chosen.length ? chosen : onePerRoute([...(await crawl(site.origin, ['/nl/'])).pages.keys()].filter((path) => path.startsWith('/nl/')));
  await mkdir(folder, { recursive: true });
  for (const [way, options] of Object.entries(ways)) {
    const pages = await Promise.all([1, 2].map(() => openPage(browser, site.origin, options)));
    await shareOut(paths, pages, async (path, page) => {
      await page.goto(site.origin + path);
      if (way === 'print') {
        await page.emulateMedia({ media: 'print' });
        await page.pdf({ path: join(folder, `${nameOf(path)}-print.pdf`), format: 'A4', tagged: true, printBackground: true });
      }
      await page.screenshot({ path: join(folder, `${nameOf(path)}-${way}.png`), fullPage: true });
    });
    await Promise.all(pages.map((page) => page.context().close()));
  }
  console.log(`${paths.length} pages in ${Object.keys(ways).length} ways are in ${folder}`);
} finally {
  await browser.close();
  await site.close();
  await ledger.remove();
}
