import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { contract } from '@lien-nganh/contracts';
import { referenceData, rowsFrom, type Contract, type ContractEvent, type Position } from '@lien-nganh/kernel';
import { connect } from '@lien-nganh/postgres';
import { testDatabase, type TestDatabase } from '@lien-nganh/testing';
import type pg from 'pg';
import { z } from 'zod';
import { applyReferences, mustRise, referenceRows } from './reference-rows.ts';
import { prepareReadSide } from '../schema.ts';

const SCHEMA = 'desks';
let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await testDatabase();
  pool = connect(database.url, { max: 2 });
  await prepareReadSide(pool, SCHEMA);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const first = contract('visits.place', 1, z.strictObject({ name: z.string() }));
const third = contract('visits.place', 3, z.strictObject({ name: z.string(), open: z.boolean(), kind: z.string() }), {
  1: (old: { readonly name: string }) => ({ ...old, open: true }),
  2: (old: { readonly name: string; readonly open: boolean }) => ({ ...old, kind: 'hotel' }),
});

/** The table of places as a release keeps it that knows this version of the contract. */
const places = (heard: Contract, upcasts = heard.upcasts) =>
  referenceData({
    ...{ table: 'places', version: heard.version, upcasts },
    from: [rowsFrom(heard, ({ subject, data }) => [{ key: subject, row: data === null ? null : data }])],
  });

function release(heard: Contract, upcasts?: Contract['upcasts']) {
  const declared = [places(heard, upcasts)];
  const rows = referenceRows(pool, SCHEMA, declared);
  return {
    hears: (subject: string, data: object | null) =>
      applyReferences(pool, { schema: SCHEMA, declared }, [{ ...event, subject, data }]),
    hearsAll: (...told: readonly (readonly [subject: string, data: object | null])[]) =>
      applyReferences(
        pool,
        { schema: SCHEMA, declared },
        told.map(([subject, data]) => ({ ...event, subject, data })),
      ),
    get: (key: string) => rows.get('places', key),
    list: (prefix = '') => rows.list('places', prefix),
  };
}

const event: Omit<ContractEvent, 'subject' | 'data'> = {
  ...{ id: 'm', type: 'visits.place', log: 'l', position: 7n as Position, eventId: 'e', keyRevision: 0 },
  ...{ recordedAt: '2013-07-16T01:02:03.004Z', occurredOn: '2013-07-16', correlationId: 'c' },
  actor: { account: 'a', agency: 'police', role: 'officer' },
};

describe('a reference row', () => {
  test('of which several events say something at once is what the last of them says', async () => {
    const { hears, hearsAll, list } = release(first);
    await hears('gone', { name: 'A' });
    await hearsAll(['a', { name: 'A' }], ['b', { name: 'B' }], ['gone', null], ['a', { name: 'AA' }], ['b', null]);
    await hearsAll(['c', null], ['c', { name: 'C' }]);
    expect(await list()).toEqual([{ name: 'AA' }, { name: 'C' }]);
  });

  test('that an earlier release wrote rises to the present version, one step for each, when it is read', async () => {
    await release(first).hears('place-1', { name: 'A' });
    const now = release(third);
    expect(await now.get('place-1')).toEqual({ name: 'A', open: true, kind: 'hotel' });
    await now.hears('place-2', { name: 'B', open: false, kind: 'karaoke' });
    expect(await now.list('place-')).toEqual([
      { name: 'A', open: true, kind: 'hotel' },
      { name: 'B', open: false, kind: 'karaoke' },
    ]);
  });

  test('counts as it was written last, while releases write beside each other; each reads what it can', async () => {
    const [before, now] = [release(first), release(third)];
    await before.hears('place-1', { name: 'A' });
    await now.hears('place-1', { name: 'B', open: false, kind: 'karaoke' });
    expect(await now.get('place-1')).toEqual({ name: 'B', open: false, kind: 'karaoke' });
    expect([await before.get('place-1'), await before.list()]).toEqual([{ name: 'A' }, [{ name: 'A' }]]);
    await before.hears('place-1', { name: 'C' });
    const risen = { name: 'C', open: true, kind: 'hotel' };
    expect([await now.get('place-1'), await now.list()]).toEqual([risen, [risen]]);
  });

  test('that is taken away is gone in every version', async () => {
    await release(first).hears('place-1', { name: 'A' });
    const now = release(third);
    await now.hears('place-1', { name: 'B', open: false, kind: 'karaoke' });
    await now.hears('place-1', null);
    expect([await now.get('place-1'), await now.list()]).toEqual([null, []]);
  });

  test('of a version from which there is no step is not read', async () => {
    await release(first).hears('place-1', { name: 'A' });
    expect(await release(third, { 2: third.upcasts[2]! }).get('place-1')).toBeNull();
  });
});

describe('a service that keeps rows of what others say', () => {
  const keeping = (table: ReturnType<typeof places>, name = 'desks') => {
    mustRise({ name, reference: [table] });
  };

  test('does not start with a table that stayed behind its contract, or whose rows cannot rise', () => {
    expect(() => keeping({ ...places(third), version: 2 })).toThrow('made from visits.place, version 3');
    expect(() => keeping(places(third, { 1: third.upcasts[1]! }))).toThrow('need an upcast from version 2');
    keeping(places(third));
  });

  test('may leave it to the log to make rows of its own contracts anew', () => {
    keeping(places(third, {}), 'visits');
  });
});
