import { describe, expect, test } from '@jest/globals';
import type { EventToAppend, LogEvent } from '@lien-nganh/kernel';
import { event, testLog } from '../examples.ts';

const odd: unknown[] = [
  null,
  false,
  '',
  0,
  'Phường Trần Hưng Đạo'.normalize('NFD'),
  { đ: ['👋🏽', { deep: [[[]]] }], text: 'x'.repeat(70_000) },
  Array.from({ length: 500 }, (_, index) => ({ index, half: index / 3 })),
];

describe('events whose JSON is parsed when it is looked at', () => {
  test('equal those that are parsed at once, by COPY and by a followed query', async () => {
    await using log = await testLog();
    const written: EventToAppend[] = Array.from({ length: 700 }, (_, index) => ({
      ...event(odd[index % odd.length]),
      type: `kiểu.${index % 3}`,
      schemaVersion: 1 + (index % 5),
    }));
    for (let start = 0; start < 700; start += 70)
      await log.store.append(`luồng-${start % 4}`, 'any', written.slice(start, start + 70));
    const client = await log.client();
    const { rows } = await client.query<Record<string, unknown>>('select * from log.events order by position');
    const eager = rows.map((row) => ({
      position: BigInt(row['position'] as string),
      stream: row['stream'],
      revision: row['revision'],
      id: row['id'],
      type: row['type'],
      schemaVersion: row['schema_version'],
      recordedAt: (row['recorded_at'] as Date).toISOString(),
      data: row['data'],
      metadata: row['metadata'],
    }));
    expect(eager.map(({ data }) => data)).toEqual(written.map(({ data }) => data));
    const copied: LogEvent[] = [];
    for await (const one of log.store.readLog()) copied.push(one);
    expect(copied.map((one) => ({ ...one }))).toEqual(eager);
    const followed: LogEvent[] = [];
    for await (const batch of log.store.subscribe({ after: null })) {
      followed.push(...batch.events);
      if (batch.caughtUp) break;
    }
    expect(followed.map((one) => ({ ...one }))).toEqual(eager);
  });

  test('are parsed once, however often they are looked at', async () => {
    await using log = await testLog();
    await log.store.append('one', 'no-stream', [event({ list: [1] })]);
    for await (const one of log.store.readLog()) {
      expect(one.data).toBe(one.data);
      expect(one.metadata).toBe(one.metadata);
    }
  });
});
