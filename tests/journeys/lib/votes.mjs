// Votes: a store of ballots with one consultation, served by the program under test, for as long as a test runs.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { root } from './site.mjs';

const run = promisify(execFile);
const id = 'biotech-2027';

export class Votes {
  /** `change`: members of the rules that are others; `identity`: settings of a provider to sign on with. */
  static async open({ codes = 4, rules = join(root, 'tests/journeys/lib/taking_part.json'), change = {}, identity } = {}) {
    const votes = new Votes(await mkdtemp(join(tmpdir(), 'stip-votes-')));
    const changed = join(votes.folder, 'rules.json');
    await writeFile(changed, JSON.stringify({ ...JSON.parse(await readFile(rules, 'utf8')), ...change }));
    await votes.stip('prepare', changed);
    if (codes > 0) {
      await votes.stip('make-codes', id, '--count', String(codes), '--out', join(votes.folder, 'codes.txt'));
      votes.codes = (await readFile(join(votes.folder, 'codes.txt'), 'utf8')).trim().split('\n');
    }
    if (identity) {
      await writeFile(join(votes.folder, 'ballots.db.identity'), `${identity.settings}client-secret-file = secret.txt\n`);
      await writeFile(join(votes.folder, 'secret.txt'), `${identity.secret}\n`);
    }
    await votes.stip('open', id);
    return votes;
  }

  constructor(folder) {
    this.folder = folder;
    this.id = id;
  }

  /** Runs `stip consult …` on the store; gives what it printed. */
  async stip(command, ...words) {
    const { stdout } = await run(process.env.STIP, ['consult', command, ...words, '--ballots', join(this.folder, 'ballots.db')], { cwd: root });
    return stdout;
  }

  /** Serves it on a port (0: a free one) until close(). */
  async serve({ port = 0 } = {}) {
    const child = spawn(process.env.STIP, ['consult', 'serve', '--ballots', join(this.folder, 'ballots.db'), '--port', String(port)], { cwd: root });
    this.said = '';
    const origin = await new Promise((found, failed) => {
      const heard = (bytes) => {
        this.said += bytes;
        const match = this.said.match(/http:\/\/[\d.]+:\d+/);
        if (match) found(match[0]);
      };
      child.stdout.on('data', heard);
      child.stderr.on('data', heard);
      child.on('exit', (code) => failed(new Error(`consult serve ended with ${code}: ${this.said}`)));
    });
    const ended = new Promise((done) => child.on('exit', done));
    return {
      origin,
      async close() {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }

  /** The bytes of every file of the store, as text in which one can look for what must not be there. */
  async bytes() {
    const names = (await readdir(this.folder)).filter((name) => name.startsWith('ballots.db'));
    return (await Promise.all(names.map((name) => readFile(join(this.folder, name), 'latin1')))).join('\n');
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }
}
