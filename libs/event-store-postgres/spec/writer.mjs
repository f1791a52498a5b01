/**
 * A process that appends as fast as it can until it is told to stop, or is killed. It tells its parent of every append
 * that was acknowledged. Run with the database's URL.
 */
import { randomUUID } from 'node:crypto';
import { WrongRevision } from '@lien-nganh/event-store';
import { postgresEventStore } from '../dist/index.js';

const WRITERS = 4;
const STREAMS = 12;

const store = await postgresEventStore({ url: process.argv[2], province: '12' });
let stopping = false;
process.on('message', () => (stopping = true));

function eventsOf(append, count) {
  return Array.from({ length: count }, (_, nth) => ({
    id: randomUUID(),
    type: 'race.Ran',
    schemaVersion: 1,
    data: { append, nth, count },
    metadata: { commandId: append, actor: { account: 'a', agency: 'b', role: 'c' }, obligations: [] },
  }));
}

async function lastRevision(stream) {
  for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) return revision;
  return 'no-stream';
}

async function appendOnce(turn) {
  const stream = `race-${Math.floor(Math.random() * STREAMS)}`;
  const append = randomUUID();
  const expected = turn % 3 === 0 ? await lastRevision(stream) : 'any';
  const count = turn % 50 === 0 ? 300 : 1 + (turn % 4);
  try {
    await store.append(stream, expected, eventsOf(append, count));
    process.send({ append, stream, count });
  } catch (error) {
    if (!(error instanceof WrongRevision)) throw error;
  }
}

async function write() {
  for (let turn = 1; !stopping; turn += 1) await appendOnce(turn);
}

await Promise.all(Array.from({ length: WRITERS }, write));
await store.close();
process.disconnect();
