import { expect, test } from '@jest/globals';
import { fold, type NewEvent, type PlacedEvent, type StreamType, type Table } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import type { UnitRecord } from '@lien-nganh/contracts/reference';
import { aHotspot, aTalk, hotspot, session } from './examples.ts';
import { talkTwin } from './twins/examples.ts';
import { pairsWaiting } from './twins/pairs.ts';
import { workWaiting } from './waiting.ts';

const { WorkWithdrawn, PartConfirmed } = session.workEvents;
const halves = { first: { record: 'a', agencies: ['culture'] }, second: { record: 'b', agencies: ['front'] } };
const proposed = talkTwin.pairEvents.TwinProposed({
  ...{ ...halves, together: 'talk', unit: '03145@2004-08-31', on: '2013-07-10' },
});

type Row = Readonly<Record<string, unknown>>;

function memoryTable(key: string): Table<Row> {
  const kept = new Map<unknown, Row>();
  return {
    get: (row) => Promise.resolve(kept.get(row[key]) ?? null),
    put: (row) => Promise.resolve(void kept.set(row[key], row)),
    remove: (row) => Promise.resolve(void kept.delete(row[key])),
    count: () => Promise.resolve(kept.size),
    async *select({ where = {}, between = {} } = {}) {
      const found = [...kept.values()].filter(
        (row) =>
          Object.entries(where).every(([column, value]) => [value].flat().includes(row[column])) &&
          Object.entries(between).every(
            ([column, span]) => row[column] !== null && String(row[column]) >= (span as { from: string }).from,
          ),
      );
      yield* await Promise.resolve(found);
    },
  };
}

const question = workWaiting({
  ...{ service: 'sample', version: 1, types: [session, hotspot], others: [pairsWaiting(talkTwin)] },
});

/** What waits for an agency after histories. */
async function waitsFor(
  agency: string,
  told: readonly (readonly [StreamType, readonly NewEvent[]])[],
  units: readonly Partial<UnitRecord>[] = [],
) {
  const tables = { tasks: memoryTable('key'), places: memoryTable('stream') };
  for (const [type, history] of told) {
    const events = recorded(type, history);
    const handlers = question.handlers.find((one) => one.events === type.events)!;
    for (const [at, event] of events.entries()) {
      const state = fold(type, events.slice(0, at + 1));
      const projecting = { state, scope: type.scope(state, 'id-1'), id: 'id-1', rows: {} as never };
      await handlers.handle(tables, event as PlacedEvent, projecting);
    }
  }
  const rows = {
    get: () => Promise.resolve(null),
    list: (table: string) => Promise.resolve(table === 'units' ? units : []),
  };
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

test('a record whose unit was split, as was told later, waits to be placed by its lead, as long as it lies there', async () => {
  const xa = { name: 'A', type: 'xã' as const, parentCode: '111', aliases: [] };
  const parts = ['03146@2013-07-05', '03147@2013-07-05'];
  const changes = parts.map((to) => ({
    on: '2013-07-05',
    to,
    kind: 'split' as const,
    extent: 'part' as const,
    basis: null,
  }));
  const split = [
    { ...xa, unit: '03145@2004-08-31', code: '03145', validFrom: '2004-08-31', validTo: '2013-07-05', changes },
    ...parts.map((unit) => ({
      ...xa,
      unit,
      code: unit.slice(0, 5),
      validFrom: '2013-07-05',
      validTo: null,
      changes: [],
    })),
  ];
  const confirmed = [...aTalk, PartConfirmed({ agency: 'culture' })];
  expect(await waitsFor('culture', [[session, confirmed]], split)).toEqual(['place-on-the-map']);
  expect(await waitsFor('front', [[session, [...aTalk, PartConfirmed({ agency: 'front' })]]], split)).toEqual([]);
  const placed = session.workEvents.WorkPlacedOnLaterMap({ unit: parts[0]! });
  expect(await waitsFor('culture', [[session, [...confirmed, placed]]], split)).toEqual([]);
  const [begun] = aHotspot;
  const ended = hotspot.workEvents.WorkEnded({ endedOn: '2013-07-10', reason: null });
  const seen = hotspot.workEvents.PartConfirmed({ agency: 'police' });
  expect(await waitsFor('police', [[hotspot, [begun!, seen]]], split)).toEqual(['place-on-the-map']);
  expect(await waitsFor('police', [[hotspot, [begun!, seen, ended]]], split)).toEqual([]);
});
