import { describe, expect, test } from '@jest/globals';
import { memoryEventStore, moveLog } from '@lien-nganh/event-store';
import { testDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import { event } from '../examples.ts';
import { postgresEventStore } from '../store.ts';
import { postgresLogImport } from './log-import.ts';

describe('a log that came from elsewhere', () => {
  test('knows its days by when events were recorded there, also where that clock once went back', async () => {
    const { url, drop } = await testDatabase();
    // In Viet Nam: the 16th, the 17th half past midnight, and then the 16th again, half an hour before it.
    const clocks = ['2013-07-16T05:00:00.000Z', '2013-07-16T17:30:00.000Z', '2013-07-16T16:30:00.000Z'];
    const source = memoryEventStore({ province: '12', clock: () => new Date(clocks[0]!) });
    for (let nth = 0; nth < 3; nth += 1) await source.append('one', 'any', [event({ nth })]);
    const target = await postgresLogImport({ url });
    await target.begin(await source.log());
    let nth = 0;
    for await (const one of source.readLog()) await target.import([{ ...one, recordedAt: clocks[nth++]! }]);
    await target.finish(await source.end());
    await target.close();
    const store = await postgresEventStore({ url, province: '12', clock: () => new Date('2013-07-16T01:00:00.000Z') });
    await store.append('one', 2, [event()]);
    await store.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ at: string; day: string }>(
      `select to_char(recorded_at at time zone 'UTC', 'HH24:MI') as at, known_day::text as day
       from log.events order by position`,
    );
    await client.end();
    await drop();
    expect(rows).toEqual([
      { at: '05:00', day: '2013-07-16' },
      { at: '17:30', day: '2013-07-17' },
      { at: '16:30', day: '2013-07-17' },
      { at: '17:30', day: '2013-07-17' },
    ]);
  });

  test('is copied by two processes at once as if by one', async () => {
    const { url, drop } = await testDatabase();
    const source = memoryEventStore({ province: '12' });
    const written = Array.from({ length: 3000 }, (_, nth) => event({ nth }));
    for (const [nth, one] of written.entries()) await source.append(`stream-${nth % 7}`, 'any', [one]);
    const targets = [await postgresLogImport({ url }), await postgresLogImport({ url })];
    await Promise.all(targets.map((target) => moveLog(source, target, { firstPauseMs: 1 })));
    const read: string[] = [];
    for await (const { id } of targets[0]!.readLog()) read.push(id);
    for (const target of targets) await target.close();
    await drop();
    expect(read).toEqual(written.map(({ id }) => id));
  });
});
