import { describe, expect, test } from '@jest/globals';
import type { WorkData } from '@lien-nganh/contracts/work';
import { measureWork, type Counted } from './work.ts';

interface Talk {
  readonly form: string;
  readonly attendances: number;
}

const told: WorkData<Talk> = {
  ...{ record: 'one', occurredOn: '2013-07-10', endedOn: null, unit: '03145@2004-08-31', placements: [] },
  ...{ lead: 'culture', obligations: ['879/O19'], withdrawn: false, sameAs: null, openPairs: 0 },
  participants: [
    { agency: 'culture', confirmed: true },
    { agency: 'front', confirmed: false },
  ],
  stretches: [{ from: '2013-07-10', content: { form: 'talk', attendances: 40 } }],
};

const counts = ({ form, attendances }: Talk): readonly Counted[] => [
  { measure: 'sample.session', dimensions: { form } },
  { measure: 'sample.attendance', value: BigInt(attendances), dimensions: { form } },
];

const short = (data: WorkData<Talk>, options?: { lasts: boolean }) =>
  measureWork(data, counts, options).map(({ measure, item, occurredOn, value, dimensions }) => [
    [measure, item, occurredOn].join(' '),
    value,
    dimensions['form'],
  ]);

describe('what recorded work counts for', () => {
  test('what happens counts on its day, once, and whole in the line of everybody who took part', () => {
    const [session, attendance] = measureWork(told, counts);
    expect([session?.value, attendance?.value, session?.decider]).toEqual([1n, 40n, 'culture']);
    expect(attendance?.ownParts).toEqual([
      { agency: 'culture', value: 40n },
      { agency: 'front', value: 40n },
    ]);
    expect(session?.dimensions).toEqual({ joint: 'joint', form: 'talk' });
  });

  test('what was withdrawn, or is the same work as another record, counts for nothing', () => {
    expect(measureWork({ ...told, withdrawn: true }, counts)).toEqual([]);
    expect(measureWork({ ...told, sameAs: 'other' }, counts)).toEqual([]);
  });

  test('a pair that nobody decided is told beside every figure', () => {
    expect(short({ ...told, openPairs: 2 }).at(-1)).toEqual(['ledger.open-pair-end  2013-07-10', 2n, undefined]);
  });

  test('what lasts is there from its beginning to its end, and as another from the day on which it became so', () => {
    const lasting: WorkData<Talk> = {
      ...told,
      endedOn: '2013-09-01',
      stretches: [...told.stretches, { from: '2013-08-01', content: { form: 'contest', attendances: 3 } }],
    };
    expect(short(lasting, { lasts: true })).toEqual([
      ['sample.session  2013-07-10', 1n, 'talk'],
      ['sample.attendance  2013-07-10', 40n, 'talk'],
      ['sample.session /since/2013-08-01 2013-08-01', 1n, 'contest'],
      ['sample.attendance /since/2013-08-01 2013-08-01', 3n, 'contest'],
      ['sample.session /until/2013-08-01 2013-08-01', -1n, 'talk'],
      ['sample.attendance /until/2013-08-01 2013-08-01', -40n, 'talk'],
      ['sample.session /ended/2013-09-01 2013-09-01', -1n, 'contest'],
      ['sample.attendance /ended/2013-09-01 2013-09-01', -3n, 'contest'],
    ]);
  });

  test('no part of what counts of one measure stands under the name of another', () => {
    const items = measureWork({ ...told, endedOn: '2013-09-01' }, counts, { lasts: true }).map(
      ({ measure, item }) => `${measure} ${item}`,
    );
    expect(new Set(items).size).toBe(items.length);
  });
});
