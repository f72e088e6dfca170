// Browser: one Chromium for a whole test, and work shared out over a few of its pages.
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const places = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, narrow: { width: 320, height: 640 } };

export const viewports = places;

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
}

/**
 * Opens a page on which everything that goes wrong is written down in `page.complaints`: errors in the console, scripts
 * that fail, files that do not come, breaches of the content security policy. Nothing but the site may be asked for.
 */
export async function openPage(browser, origin, { size = 'desktop', ...options } = {}) {
  const context = await browser.newContext({ viewport: places[size], locale: 'nl-NL', reducedMotion: 'reduce', ...options });
  // A machine may be slow: how long something takes is measured elsewhere.
  context.setDefaultNavigationTimeout(180_000);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') page.complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.complaints.push(`script: ${error.message}`));
  page.on('dialog', async (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !address.startsWith('data:')) page.complaints.push(`asks elsewhere: ${address}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') page.complaints.push(`${response.status()}: ${response.url()}`);
  });
  return page;
}

/** Does `work(item, page)` for every item, each page taking the next one as soon as it is free. */
export async function shareOut(items, pages, work) {
  const waiting = [...items];
  await Promise.all(
    pages.map(async (page) => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, page);
    }),
  );
}
