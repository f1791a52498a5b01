import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { LogEvent } from '@lien-nganh/kernel';
import { testLog, type TestLog } from './examples.ts';

/** Plain JavaScript on what `npm run build` made, as a process of its own cannot read TypeScript. */
const writer = fileURLToPath(new URL('../spec/writer.mjs', import.meta.url));
const PROCESSES = 4;
const ACKNOWLEDGED_BEFORE_THE_KILL = 500;
const ACKNOWLEDGED_IN_ALL = 2500;

interface Acknowledged {
  readonly append: string;
  readonly stream: string;
  readonly count: number;
}

type RaceData = { readonly append: string; readonly nth: number; readonly count: number };

describe('many writers in several processes, one of them killed', () => {
  test('leave a log in which a reader finds no gap, no repeat, no hole and no half append', async () => {
    await using log = await testLog();
    const children = Array.from({ length: PROCESSES }, () => fork(writer, [log.url], { execArgv: [] }));
    const reading = new AbortController();
    const followed = followTo(log, reading.signal);
    const acknowledged = await race(children);
    const written = await collectLog(log);
    const seen = await followed(written.at(-1)!);
    reading.abort();
    expect(seen.map(({ position }) => position)).toEqual(written.map(({ position }) => position));
    expectNoHoles(written);
    expectWholeAppends(written, acknowledged);
  });
});

/** Lets the children write, kills the first without warning, and stops the others in peace. */
async function race(children: readonly ChildProcess[]): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const exits = children.map((child) => once(child, 'exit') as Promise<[number | null, string | null]>);
  for (const child of children) {
    child.on('message', (message) => {
      acknowledged.push(message as Acknowledged);
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_THE_KILL) children[0]!.kill('SIGKILL');
      if (acknowledged.length === ACKNOWLEDGED_IN_ALL) {
        for (const other of children) if (other.connected) other.send('stop');
      }
    });
  }
  const ended = await Promise.all(exits);
  expect(ended.map(([code, signal]) => signal ?? code)).toEqual(['SIGKILL', 0, 0, 0]);
  return acknowledged;
}

/** Follows the log while it is written; gives what was seen once it holds the last event. */
function followTo({ store }: TestLog, signal: AbortSignal) {
  const seen: LogEvent[] = [];
  let check = () => undefined as void;
  const following = (async () => {
    for await (const batch of store.subscribe({ after: null, signal })) {
      seen.push(...batch.events);
      check();
    }
  })();
  return async (last: LogEvent): Promise<LogEvent[]> => {
    const reached = new Promise<void>((resolve) => {
      check = () => void (seen.some(({ position }) => position === last.position) && resolve());
      check();
    });
    await Promise.race([reached, following]);
    return seen;
  };
}

async function collectLog({ store }: TestLog): Promise<LogEvent[]> {
  const all: LogEvent[] = [];
  for await (const event of store.readLog()) all.push(event);
  return all;
}

function expectNoHoles(written: readonly LogEvent[]): void {
  const next = new Map<string, number>();
  for (const { stream, revision } of written) {
    expect(revision).toBe(next.get(stream) ?? 0);
    next.set(stream, revision + 1);
  }
}

function expectWholeAppends(written: readonly LogEvent[], acknowledged: readonly Acknowledged[]): void {
  const appends = new Map<string, RaceData[]>();
  for (const { data } of written as readonly (LogEvent & { data: RaceData })[]) {
    appends.set(data.append, [...(appends.get(data.append) ?? []), data]);
  }
  for (const events of appends.values()) {
    expect(events.map(({ nth }) => nth)).toEqual(Array.from({ length: events[0]!.count }, (_, nth) => nth));
  }
  expect(acknowledged.filter(({ append }) => !appends.has(append))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_IN_ALL);
}
