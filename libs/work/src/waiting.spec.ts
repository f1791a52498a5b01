import { expect, test } from '@jest/globals';
import { fold, type NewEvent, type PlacedEvent, type StreamType, type Table } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { aTalk, session } from './examples.ts';
import { talkTwin } from './twins/examples.ts';
import { pairsWaiting } from './twins/pairs.ts';
import { workWaiting } from './waiting.ts';

const { WorkWithdrawn, PartConfirmed } = session.workEvents;
const halves = { first: { record: 'a', agencies: ['culture'] }, second: { record: 'b', agencies: ['front'] } };
const proposed = talkTwin.pairEvents.TwinProposed({
  ...{ ...halves, together: 'talk', unit: '03145@2004-08-31', on: '2013-07-10' },
});

type Row = Readonly<Record<string, unknown>>;

function memoryTable(): Table<Row> {
  const kept = new Map<unknown, Row>();
  return {
    get: ({ key }) => Promise.resolve(kept.get(key) ?? null),
    put: (row) => Promise.resolve(void kept.set(row['key'], row)),
    remove: ({ key }) => Promise.resolve(void kept.delete(key)),
    count: () => Promise.resolve(kept.size),
    async *select({ where = {} } = {}) {
      const found = [...kept.values()].filter((row) =>
        Object.entries(where).every(([column, value]) => [value].flat().includes(row[column])),
      );
      yield* await Promise.resolve(found);
    },
  };
}

const question = workWaiting({
  ...{ service: 'sample', version: 1, types: [session], others: [pairsWaiting(talkTwin)] },
});

/** What waits for an agency after histories. */
async function waitsFor(agency: string, told: readonly (readonly [StreamType, readonly NewEvent[]])[]) {
  const tables = { tasks: memoryTable() };
  for (const [type, history] of told) {
    const events = recorded(type, history);
    const handlers = question.handlers.find((one) => one.events === type.events)!;
    for (const [at, event] of events.entries()) {
      const state = fold(type, events.slice(0, at + 1));
      const projecting = { state, scope: type.scope(state, 'id-1'), id: 'id-1', rows: {} as never };
      await handlers.handle(tables, event as PlacedEvent, projecting);
    }
  }
  const rows = { get: () => Promise.resolve(null), list: () => Promise.resolve([]) };
  const asking = {
    actor: { account: 'a', agency, role: 'officer' },
    today: '2013-07-16',
    now: '',
    rows,
    maySee: () => true,
  };
  const answer = (await question.ask(tables, { first: 50, skip: 0 }, asking as never)) as { rows: { task: string }[] };
  return answer.rows.map(({ task }) => task);
}

test('a part that the agency has not confirmed waits for it, and no longer once it did or the record is gone', async () => {
  expect(await waitsFor('front', [[session, aTalk]])).toEqual(['confirm-part']);
  expect(await waitsFor('front', [[session, [...aTalk, PartConfirmed({ agency: 'front' })]]])).toEqual([]);
  expect(await waitsFor('front', [[session, [...aTalk, WorkWithdrawn({ reason: 'Nhầm' })]]])).toEqual([]);
  expect(await waitsFor('health', [[session, aTalk]])).toEqual([]);
});

test('a pair waits for everybody who has a part in one of its records, until it is decided', async () => {
  expect(await waitsFor('culture', [[talkTwin, [proposed]]])).toEqual(['decide-pair']);
  const decided = talkTwin.pairEvents.TwinDecided({ ...halves, verdict: 'different', kept: null, reason: 'Khác' });
  expect(await waitsFor('front', [[talkTwin, [proposed, decided] as readonly NewEvent[]]])).toEqual([]);
});
