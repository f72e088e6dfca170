// Post office: a mail server that keeps what it catches, with its attachments, until somebody fetches it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { root } from './site.mjs';

export async function openPostOffice() {
  const folder = await mkdtemp(join(tmpdir(), 'stip-post-'));
  const child = spawn('python3', ['-B', 'tests/support/smtp_catcher.py', '--folder', folder, '--keep'], { cwd: root });
  const lines = createInterface({ input: child.stdout });
  const [port] = await once(lines, 'line');
  const mails = [];
  lines.on('line', (line) => mails.push(JSON.parse(line)));
  return {
    port: Number(port),
    mails,
    /** Waits until so many mails have come whose subject fits; gives them. */
    async wait(count, subject, seconds = 30) {
      const fitting = () => mails.filter((mail) => subject.test(mail.subject));
      for (const end = Date.now() + seconds * 1000; fitting().length < count && Date.now() < end; ) await new Promise((done) => setTimeout(done, 100));
      return fitting();
    },
    /** The bytes of what is attached to a mail, by how its name ends. */
    attached: (mail, ending) => readFile(join(folder, mail.parts.find(({ name }) => name.endsWith(ending)).sha256)),
    async close() {
      child.stdin.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
