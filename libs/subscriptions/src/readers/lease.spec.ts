import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { whileLeased } from './lease.ts';

test('a lease asks the server to look whether its holder is still there: one without power closes no connection', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const over = new AbortController();
  const leased = whileLeased(
    { url: `postgres://u:p@127.0.0.1:${port}/d`, name: 'inspections/publisher', signal: over.signal },
    () => Promise.resolve(),
  );
  const [socket] = (await once(server, 'connection')) as [Socket];
  const [startup] = (await once(socket, 'data')) as [Buffer];
  over.abort();
  socket.destroy();
  server.close();
  await leased.catch(() => undefined);
  expect(startup.toString()).toContain('lease inspections/publisher');
  expect(startup.toString()).toMatch(/tcp_keepalives_idle=10 .*tcp_keepalives_interval=5 .*tcp_keepalives_count=3/);
});
