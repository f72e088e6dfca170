// Site: an agenda in a new ledger, served by the program under test, for as long as a test runs.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');
export const today = '2026-11-24';

const program = () => {
  if (!process.env.STIP) throw new Error('STIP is not set: the path of the program to test');
  return process.env.STIP;
};

/** A ledger in a folder of its own, with an agenda and an edition in it. */
export class Ledger {
  static async of(agenda, { editions = ['2026'] } = {}) {
    const ledger = new Ledger(await mkdtemp(join(tmpdir(), 'stip-journey-')));
    await ledger.stip('init');
    await ledger.stip('import', agenda);
    for (const year of editions) await ledger.stip('edition', 'freeze', year, '--reason', 'Vastgesteld door de ministerraad.', '--documents', 'html');
    return ledger;
  }

  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, 'agenda.db');
    this.day = today;  // Of what is done next; a journey through a year moves it on.
  }

  /** Runs a command of the program; gives what it printed. */
  async stip(...words) {
    try {
      const { stdout } = await run(program(), ['--ledger', this.file, '--today', this.day, ...words], { cwd: root, maxBuffer: 1 << 26 });
      return stdout;
    } catch (problem) {
      throw new Error(`stip ${words.join(' ')}: ${problem.stderr || problem.message}${problem.stdout ?? ''}`);
    }
  }

  /** Serves the ledger on a free port, or on `port`, until close(). */
  async serve({ as = 'public', secondFactor = false, port = 0, options = [] } = {}) {
    const more = [...(secondFactor ? [] : ['--no-second-factor']), ...options];
    const child = spawn(program(), ['--ledger', this.file, '--today', this.day, '--as', as, 'serve', '--port', String(port), ...more], { cwd: root });
    const errors = [];
    child.stderr.on('data', (bytes) => errors.push(bytes));
    let said = '';
    const origin = await new Promise((found, failed) => {
      child.stdout.on('data', (bytes) => {
        said += bytes;
        const match = said.match(/http:\/\/[\d.]+:\d+/);
        if (match) found(match[0]);
      });
      child.on('exit', (code) => failed(new Error(`serve ended with ${code}: ${Buffer.concat(errors)}`)));
    });
    const ended = new Promise((done) => child.on('exit', done));
    return {
      origin,
      said: () => said,
      async close() {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The real agenda, as a visitor meets it: two editions, with a change in between. */
export async function realAgenda() {
  return Ledger.of('examples/biotechnologie');
}
