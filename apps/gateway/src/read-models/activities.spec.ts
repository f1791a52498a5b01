import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { areaWork } from '@lien-nganh/contracts/area-work';
import { communicationsContracts } from '@lien-nganh/contracts/communications';
import { localityVisit, model, programme, replication } from '@lien-nganh/contracts/communities';
import { connect, inTransaction } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { contractEvent, visit } from '../examples.ts';
import { followUpOf, guidance, linked, planOf, work } from '../graphql/matrix/examples.ts';
import { inspectionRecord, type Published } from '../graphql/records/examples.ts';
import { activitiesByStream, type KnownUpTo } from './activities.ts';
import { activityFrom, sensitivityOf } from './activity.ts';
import { applyAllToReadModels } from './apply.ts';
import { statesAt } from './follow-up-states.ts';
import { prepareReadModels, readModelsOf, type ReadModels } from './schema.ts';
import { plansBetween } from './plans.ts';
import { talliesOf } from './tally.ts';

let database: TestDatabase;
let pool: pg.Pool;
let generation = 0;

beforeAll(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

type At = readonly [position: number, record: Published];

/** Rows of their own, made from events in the given order. */
async function rowsFrom(...events: readonly At[]): Promise<ReadModels> {
  return rowsFromSlices(...events.map((event) => [event]));
}

/** As {@link rowsFrom}, those of a slice in one transaction. */
async function rowsFromSlices(...slices: readonly (readonly At[])[]): Promise<ReadModels> {
  const place = readModelsOf(++generation);
  await prepareReadModels(pool, place);
  for (const slice of slices) {
    const events = slice.map(([position, { type, subject, data, occurredOn }]) =>
      contractEvent(type, subject, { position, data, ...(occurredOn ? { occurredOn } : {}) }),
    );
    await inTransaction(pool, (tx) => applyAllToReadModels(tx, place, events));
  }
  return place;
}

async function tallied(place: ReadModels, since = '2013-07-01', to = '2013-12-31', asOf: KnownUpTo = null) {
  const tallies = await talliesOf(pool, place, {
    obligations: [{ obligation: '879/O31', since }],
    to,
    asOf,
    actsFor: [],
  });
  return tallies.map(({ agency, happened, stood, lastOn }) => [agency, happened, stood, lastOn]);
}

const session = (id: string, more: object = {}) => guidance({ id, agencies: ['police', 'health'], ...more });
const adds = linked('agencies', 'guidance-a', { added: ['879/O31'] });
const takesOff = linked('agencies', 'guidance-a', { removed: ['879/O31'] });
const once = [
  ['health', 1, 0, '2013-08-20'],
  ['police', 1, 0, '2013-08-20'],
  [null, 1, 0, '2013-08-20'],
];

describe('activities and their obligations', () => {
  test('are the same in whatever order the record and its later links arrive, and however often', async () => {
    const record: At = [1, session('a')];
    const link: At = [2, adds];
    expect(await tallied(await rowsFrom(record, link))).toEqual(once);
    expect(await tallied(await rowsFrom(link, record))).toEqual(once);
    expect(await tallied(await rowsFrom(link, link, record, record, link))).toEqual(once);
  });

  test('are the same of many records in one slice as one after another', async () => {
    const told: readonly At[] = [
      [1, session('a')],
      [2, adds],
      [3, session('b', { obligations: ['879/O31'] })],
      [4, takesOff],
      [5, session('b', { obligations: ['879/O31'], withdrawn: true })],
      [6, inspectionRecord('k1', { ...visit, obligations: ['879/O31'] })],
    ];
    const [apart, together] = [await rowsFrom(...told), await rowsFromSlices(told)];
    for (const table of ['activities', 'inspections', 'link_states', 'links']) {
      const rowsIn = async ({ schema }: ReadModels) =>
        (await pool.query(`select * from ${schema}.${table} order by position`)).rows;
      expect([table, await rowsIn(together)]).toEqual([table, await rowsIn(apart)]);
    }
    expect(await tallied(together)).toEqual(await tallied(apart));
  });

  test('hold what was said last, also where something older comes again', async () => {
    const withdrawn: At = [3, session('a', { withdrawn: true, obligations: ['879/O31'] })];
    expect(await tallied(await rowsFrom(withdrawn, [1, session('a', { obligations: ['879/O31'] })]))).toEqual([]);
    expect(await tallied(await rowsFrom([1, session('a')], [3, takesOff], [2, adds]))).toEqual([]);
    expect(await tallied(await rowsFrom([2, adds], [4, session('a', { sameAs: 'b' })]))).toEqual([]);
  });

  test('are told as they were known at any position, whatever came first', async () => {
    const events: readonly At[] = [
      [1, session('a')],
      [2, adds],
      [4, session('a', { on: '2014-02-01' })],
      [6, takesOff],
      [8, session('a', { withdrawn: true, obligations: ['879/O31'] })],
    ];
    for (const order of [events, [...events].reverse(), [...events, ...events]]) {
      const place = await rowsFrom(...order);
      const known = async (asOf: bigint) => (await tallied(place, '2013-07-01', '2014-06-30', asOf)).at(-1) ?? [];
      const days = await Promise.all([0n, 1n, 2n, 3n, 4n, 5n, 6n, 8n].map(async (at) => (await known(at))[3]));
      expect(days).toEqual([
        ...[undefined, undefined, '2013-08-20', '2013-08-20'],
        ...['2014-02-01', '2014-02-01', undefined, undefined],
      ]);
      expect(await tallied(place)).toEqual([]);
    }
  });

  test('keep every state that arrives in one slice, follow-ups too', async () => {
    const events = [
      guidance({ id: 'a', agencies: ['police'], obligations: ['879/O31'] }),
      guidance({ id: 'a', agencies: ['police'], withdrawn: true }),
      followUpOf('O31', 'police'),
      followUpOf('O31', 'police', { state: 'confirmed' }, '2013-09-01'),
    ].map(({ type, subject, data, occurredOn }, index) =>
      contractEvent(type, subject, { position: index + 1, data, ...(occurredOn ? { occurredOn } : {}) }),
    );
    const place = readModelsOf(++generation);
    await prepareReadModels(pool, place);
    await inTransaction(pool, (tx) => applyAllToReadModels(tx, place, events));
    expect(await tallied(place)).toEqual([]);
    expect((await tallied(place, '2013-07-01', '2013-12-31', 1n)).at(-1)).toEqual([null, 1, 0, '2013-08-20']);
    const states = await statesAt(pool, place, { obligations: ['879/O31'], to: '2013-08-01', asOf: null });
    expect(states).toMatchObject([{ state: 'assigned', on: '2013-07-16' }]);
  });

  test('are counted in the period of their day, and what lasts in every one in which it stood', async () => {
    const lasting = { id: 'h', agencies: ['police'], on: '2013-02-01', obligations: ['879/O31'] };
    const place = await rowsFrom(
      [1, work('inspections.hotspot', { kind: 'public-place' }, { ...lasting, endedOn: '2013-09-01' })],
      [2, session('b', { on: '2013-02-01', obligations: ['879/O31'] })],
    );
    expect(await tallied(place)).toEqual([
      ['police', 0, 1, '2013-02-01'],
      [null, 0, 1, '2013-02-01'],
    ]);
    expect(await tallied(place, '2013-09-01')).toEqual([]);
    expect((await tallied(place, '2013-01-01', '2013-06-30')).at(-1)).toEqual([null, 1, 0, '2013-02-01']);
  });

  test('of a commune on its way to the title are there too', async () => {
    const data = {
      ...{ title: 'x.2013', commune: '03386@2004-10-25', year: 2013, settlement: 'urban', lead: 'district-105' },
      ...{ registeredOn: '2013-08-01', obligations: ['879/O31'], assessment: null, review: null, classified: null },
      ...{ outcome: null, withdrawn: false },
    };
    const place = await rowsFrom([1, { type: 'communities.healthy-commune', subject: 'healthyCommune-x.2013', data }]);
    expect(await tallied(place)).toEqual([
      ['district-105', 1, 0, '2013-08-01'],
      [null, 1, 0, '2013-08-01'],
    ]);
    const [row] = [...(await activitiesByStream(pool, place, ['healthyCommune-x.2013'])).values()];
    expect(row).toMatchObject({ record: 'x.2013', standsUntil: '2014-01-01', obligations: ['879/O31'], position: 1n });
  });
});

describe('a plan', () => {
  const period = { from: '2013-01-01', to: '2013-12-31' };
  const plan = { id: 'p', agencies: ['police'], on: '2013-01-10', period, targets: [] };

  test('stands within its period, or until it was ended before', async () => {
    const between = async (place: ReadModels, from: string, to: string) =>
      (await plansBetween(pool, place, { from, to, asOf: null })).map(({ stream }) => stream);
    const whole = await rowsFrom([1, planOf(plan)]);
    expect(await between(whole, '2013-12-31', '2014-06-30')).toEqual(['plan-p']);
    expect(await between(whole, '2014-01-01', '2014-06-30')).toEqual([]);
    const ended = await rowsFrom([1, planOf({ ...plan, endedOn: '2013-06-01' })]);
    expect(await between(ended, '2013-07-01', '2013-12-31')).toEqual([]);
  });
});

describe('states of a follow-up', () => {
  const at = async (place: ReadModels, to: string, asOf: KnownUpTo = null) =>
    (await statesAt(pool, place, { obligations: ['879/O31'], to, asOf })).map(({ state, on }) => [state, on]);

  test('are judged as they stood at the end of a day, and an amendment does not renew a confirmation', async () => {
    const confirmed: At = [2, followUpOf('O31', 'police', { state: 'confirmed' }, '2013-09-01')];
    const place = await rowsFrom([1, followUpOf('O31', 'police')], confirmed, confirmed, [
      3,
      followUpOf('O31', 'police', { state: 'confirmed', dueOn: '2014-06-30' }, '2014-02-01'),
    ]);
    expect(await at(place, '2013-08-31')).toEqual([['assigned', '2013-07-16']]);
    expect(await at(place, '2014-06-30')).toEqual([['confirmed', '2013-09-01']]);
    expect(await at(place, '2014-06-30', 1n)).toEqual([['assigned', '2013-07-16']]);
  });

  test('that nothing arose is said anew of each period', async () => {
    const nothing = (day: string) => followUpOf('O31', 'police', { state: 'nothing-arisen', lastProgressOn: day }, day);
    const place = await rowsFrom([1, nothing('2013-06-30')], [2, nothing('2013-12-31')]);
    expect(await at(place, '2013-07-31')).toEqual([['nothing-arisen', '2013-06-30']]);
    expect(await at(place, '2013-12-31')).toEqual([['nothing-arisen', '2013-12-31']]);
  });
});

describe('how sensitive an activity is', () => {
  test('its service says; what no service says is for its parties alone', () => {
    expect(['inspections.inspection', 'communities.healthy-commune', 'agencies.plan'].map(sensitivityOf)).toEqual([
      ...['internal', 'internal', 'internal'],
    ]);
    expect(['inspections.hotspot', 'inspections.violation-report', 'health.unheard-of'].map(sensitivityOf)).toEqual([
      ...['restricted', 'restricted', 'restricted'],
    ]);
    expect(Object.keys(permissions)).toContain('inspections.hotspot.read');
  });
});

describe('recorded work of any kind', () => {
  const kinds = [...agenciesWork, ...communicationsContracts, ...areaWork, model, replication, programme, localityVisit]
    .map(({ type }) => type)
    .filter((type) => !type.endsWith('.links'));
  const restricted = [
    'inspections.hotspot',
    'inspections.inspection-plan',
    'inspections.suspicion',
    'inspections.violation-report',
  ];

  test('is as sensitive as its service says, whatever its records are called there', () => {
    expect(kinds.filter((type) => sensitivityOf(type) === 'restricted').sort()).toEqual(restricted);
  });

  test.each(['communities.programme', 'communities.replication', 'communications.campaign', 'agencies.assigned-task'])(
    '%s stands until its end is recorded',
    (type) => {
      const { subject, data } = work(type, {}, { id: 'a', agencies: ['dolisa'] });
      expect(activityFrom(contractEvent(type, subject, { data, position: 1 }))).toMatchObject({ standsUntil: null });
    },
  );
});
