// Print: what a page looks like on paper, by the PDF that Chromium makes of it. Needs pdftotext (poppler-utils).
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const squeezed = (text) => text.replaceAll(/\s+/g, '');

/** The text of each sheet on which the page is printed, without spaces. */
export async function printedSheets(page) {
  const folder = await mkdtemp(join(tmpdir(), 'stip-print-'));
  try {
    const file = join(folder, 'page.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true });
    const { stdout } = await run('pdftotext', [file, '-'], { maxBuffer: 1 << 26 });
    return stdout.split('\f').map(squeezed).filter(Boolean);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sheets that end with the header of a table, whose rows begin on the next: "sheet 3 ends with: What Amount". */
export async function splitHeaders(page) {
  const heads = await page.evaluate(() => [...document.querySelectorAll('thead')].map((head) => head.innerText.trim().replaceAll(/\s+/g, ' ')).filter(Boolean));
  const sheets = await printedSheets(page);
  return sheets.flatMap((sheet, at) => [...new Set(heads)].filter((head) => sheet.endsWith(squeezed(head))).map((head) => `sheet ${at + 1} ends with: ${head}`));
}
