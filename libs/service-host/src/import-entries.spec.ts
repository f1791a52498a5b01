import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importClient } from './examples/import-client.ts';
import { testHost, type TestHost } from './examples/test-host.ts';
import { notesFile, visitsFile, visitsWithRegister } from './examples/visits-register.ts';

type Row = readonly [visit: string, topic: string, said: string];

let host: TestHost;
let client: ReturnType<typeof importClient>;
beforeAll(async () => {
  host = await testHost({ service: visitsWithRegister });
  client = importClient(host);
});
afterAll(() => host.close());

/** The record that a lone row came to. */
async function registered(file: Buffer): Promise<string> {
  const { rows } = await client.run(file);
  return rows[0]!.record!;
}

describe('a register whose rows are entries', () => {
  test('writes each record once for all of its rows, refuses those alone that cannot be taken, and doubles nothing', async () => {
    const { rows } = await client.run(visitsFile(['N-1', 'Quán Chín'], ['N-2', 'Quán Mười']));
    const [first, second] = rows.map(({ record }) => record!);
    const before = await client.recorded();
    const long = 'x'.repeat(100);
    const rowsOf: readonly Row[] = [
      [first!, 'a', '1'],
      [second!, 'a', '2'],
      [first!, 'b', long],
      [first!, 'c', long],
      ['no-such-visit', 'a', '3'],
      [first!, 'd', '4'],
    ];
    const file = notesFile(...rowsOf);
    const sent = { register: 'notes' };
    const counts = { new: 4, refused: 2 };
    const dry = await client.run(file, 'dry-run', sent);
    expect([dry.counts, await client.recorded()]).toEqual([counts, before]);
    const told = await client.run(file, 'commit', sent);
    expect(told.counts).toEqual(counts);
    expect(told.rows).toMatchObject([
      ...[{ is: 'new', record: first }, { is: 'new', record: second }, { is: 'new' }],
      ...[
        { is: 'refused', reasons: [{ en: expect.stringMatching(/200/) }] },
        { is: 'refused', reasons: [{ en: 'Not found.' }] },
      ],
      { row: 7, is: 'new' },
    ]);
    const again = async (...lines: readonly Row[]) => (await client.run(notesFile(...lines), 'commit', sent)).counts;
    expect(await again([first!, 'a', '1'], [second!, 'a', '5'])).toEqual({ unchanged: 1, changed: 1 });
    expect(await again([second!, 'a', '5'], [second!, 'b', '6'], [second!, 'c', '7'])).toEqual({
      unchanged: 1,
      new: 2,
    });
    const events: string[] = [];
    for await (const event of host.runtime.store.readStream(`visit-${second!}`)) events.push(event.type);
    expect(events).toEqual(['visit.VisitOpened', ...Array.from({ length: 3 }, () => 'visit.VisitDescribed')]);
  });

  test('are tried out with all that stand before them, however many rows lie between', async () => {
    const record = await registered(visitsFile(['D-1', 'Quán Dài']));
    const unread = Array.from({ length: 200 }, (_, n) => [record, `bỏ-${n}`, ''] as const);
    const rows = [
      [record, 'đầu', 'x'.repeat(90)],
      ...unread,
      [record, 'cuối', 'y'.repeat(90)],
      [record, 'bé', 'y'],
    ] as const;
    const file = notesFile(...rows, [record, 'dư', 'z'.repeat(90)]);
    const run = (mode: string) => client.run(file, mode, { register: 'notes' });
    const [tried, carriedOut] = [await run('dry-run'), await run('commit')];
    expect(tried.counts).toEqual({ new: 3, refused: 201 });
    expect(tried.rows).toEqual(carriedOut.rows);
  });
});
