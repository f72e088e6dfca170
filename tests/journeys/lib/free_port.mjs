// Free port: one of this machine that nobody uses, for what must know its own address before it starts.
import { once } from 'node:events';
import { createServer } from 'node:net';

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const free = server.address().port;
  server.close();
  await once(server, 'close');
  return free;
}
