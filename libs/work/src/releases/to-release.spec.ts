import { expect, test } from '@jest/globals';
import { fold, idOf, type PlacedEvent, type Scope, type Table } from '@lien-nganh/kernel';
import { communes, correct, july, office, release, totals, withdraw, type Office } from './examples.ts';
import { toRelease } from './to-release.ts';

type Row = Readonly<Record<string, unknown>>;

const question = toRelease({ service: 'sample', version: 1, totals, release });

function memoryTable(): Table<Row> {
  const kept = new Map<unknown, Row>();
  return {
    get: (row) => Promise.resolve(kept.get(row['release']) ?? null),
    put: (row) => Promise.resolve(void kept.set(row['release'], row)),
    remove: (row) => Promise.resolve(void kept.delete(row['release'])),
    count: () => Promise.resolve(kept.size),
    async *select() {
      yield* await Promise.resolve([...kept.values()]);
    },
  };
}

/** What is listed after all that the office did, each thing a second after the one before. */
async function listed({ log }: Office, maySee: (scope: Scope) => boolean = () => true) {
  const tables = { periods: memoryTable() };
  for (const [at, event] of log.entries()) {
    const type = [totals, release].find(({ prefix }) => event.stream.startsWith(`${prefix}-`))!;
    const state = fold(
      type,
      log.slice(0, at + 1).filter(({ stream }) => stream === event.stream),
    );
    const id = idOf(event.stream);
    const placed = { ...event, recordedAt: `2014-02-01T02:00:${String(at).padStart(2, '0')}.000Z` } as PlacedEvent;
    const handlers = question.handlers.find(({ events }) => events === type.events)!;
    await handlers.handle(tables, placed, { state, scope: type.scope(state, id), id, rows: {} as never });
  }
  const answer = await question.ask(tables, { first: 50, skip: 0 }, { maySee } as never);
  return (answer as { readonly rows: readonly Row[] }).rows.map(({ indicator, edition }) => [indicator, edition]);
}

test('a table waits from its first totals until it leaves, and again from each correction', async () => {
  const at = office();
  await at.count('contacts', communes[0]!, 20);
  await at.count('items', communes[0]!, 20);
  expect(await listed(at)).toEqual([
    ['contacts', null],
    ['items', null],
  ]);
  await at.publish('contacts', july);
  expect(await listed(at)).toEqual([['items', null]]);
  await correct(at, communes[0]!, 90);
  expect(await listed(at)).toContainEqual(['contacts', 1]);
  await at.publish('contacts', july);
  await withdraw(at, communes[0]!);
  expect(await listed(at)).toContainEqual(['contacts', 2]);
});

test('nobody is told of it who may not see the totals', async () => {
  const at = office();
  await at.count('contacts', communes[0]!, 20);
  expect(await listed(at, ({ duty }) => duty !== 'programme')).toEqual([]);
});
