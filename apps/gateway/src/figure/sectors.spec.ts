import { describe, expect, test } from '@jest/globals';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent } from '@lien-nganh/kernel';
import { dayOf, halfYearSchemes, periodsOf } from '@lien-nganh/vocabulary';
import { contractEvent, inspectionsDone } from '../examples.ts';
import { definition, figureFrom, number } from './examples.ts';

/** The cases of days and units over what communication and the communities record, single and as tallies of a month. */

const indicator = (code: string, measure: string): IndicatorRecord => ({
  ...{ ...inspectionsDone, code, measure, filter: {}, breakdowns: [], lines: 'every-participant' },
});
const defined = [
  definition(1, indicator('materials', 'communications.printed-material')),
  definition(2, indicator('supervision-visits', 'communities.locality-visit')),
];

interface Recorded {
  readonly unit: string;
  readonly on: string;
  readonly placements?: readonly string[];
  /** How much a tally is of. */
  readonly amount?: number;
}

const work = ({ unit, on, placements = [] }: Recorded, content: object) => ({
  ...{ occurredOn: on, endedOn: null, unit, placements, lead: 'culture', obligations: [], withdrawn: false },
  ...{ sameAs: null, openPairs: 0, participants: [{ agency: 'culture', confirmed: true }] },
  stretches: [{ from: on, content }],
});

const kinds = [
  {
    of: 'materials',
    recorded(position: number, one: Recorded): ContractEvent {
      const source = { document: '45/BC-UBND', dated: one.on };
      const content = { kind: 'printed', month: one.on.slice(0, 7), amount: one.amount ?? 1, occasions: 1, source };
      const data = { record: `t${position}`, ...work(one, content) };
      return contractEvent('communications.tally', `tally-t${position}`, { position, data, occurredOn: one.on });
    },
  },
  {
    of: 'supervision-visits',
    recorded(position: number, one: Recorded): ContractEvent {
      const content = { subject: 'healthy-communes', others: [], guided: [] };
      const data = { record: `v${position}`, ...work(one, content) };
      return contractEvent('communities.locality-visit', `localityVisit-v${position}`, {
        position,
        data,
        occurredOn: one.on,
      });
    },
  },
] as const;

const [into88, into08, split] = ['03386@2004-10-25', '03387@2004-10-25', '03389@2004-10-25'];
const [c1, c2, district] = ['03388@2025-07-01', '03408@2025-07-01', '105@2013-12-28'];

describe.each(kinds)('$of', ({ of, recorded }) => {
  const events = (...all: readonly Recorded[]) => [...defined, ...all.map((one, n) => recorded(20 + n, one))];
  const year = { indicator: of, from: '2025-01-01', to: '2025-12-31' };

  test('of a unit that is dissolved inside the year stay its own as it was, and go to its successors as it is now (S-09)', () => {
    const [spring, autumn] = ['2025-03-31', '2025-09-30'];
    const all = events(
      ...[into88, into88, into08].map((unit) => ({ unit, on: spring })),
      ...[c1, c2].map((place) => ({ unit: split, on: spring, placements: [place] })),
      ...[c1, c1, c2].map((unit) => ({ unit, on: autumn })),
    );
    const values = (map: string, units: readonly (string | null)[]) =>
      units.map((unit) => figureFrom(all, { ...year, map, unit }).value);
    expect(values('as-was', [district, c1, c2, null])).toEqual(['5', '2', '1', '8'].map(number));
    expect(values('as-now', [c1, c2, null])).toEqual(['5', '3', '8'].map(number));
  });

  test('of a unit that was split, and that nobody has placed, are shown as such and not guessed (S-09)', () => {
    const all = events({ unit: into88, on: '2025-03-31' }, { unit: split, on: '2025-03-31' });
    const { value, frame } = figureFrom(all, { ...year, map: 'as-now', unit: c1 });
    expect([value, frame.cannotBePlaced]).toEqual([number('1'), { value: '1', because: ['several'] }]);
    expect(figureFrom(all, { ...year, map: 'as-now', unit: null }).value).toEqual(number('2'));
  });

  test('are in just one half-year of each calendar, by their day (S-10)', () => {
    const days = ['2025-10-30', '2025-12-20', '2026-06-14', '2026-06-15'];
    const all = events(...days.map((on) => ({ unit: c1, on })));
    const halves = (scheme: keyof typeof halfYearSchemes) =>
      [2025, 2026].flatMap((y) =>
        periodsOf(halfYearSchemes[scheme], y).map(({ code, from, to }) => {
          const { value } = figureFrom(all, { indicator: of, from, to });
          return `${code}: ${value.is === 'number' ? value.value : 0}`;
        }),
      );
    expect(halves('calendar')).toEqual(['2025-H1: 0', '2025-H2: 2', '2026-H1: 2', '2026-H2: 0']);
    expect(halves('cut-off')).toEqual(['2025-H1: 0', '2025-H2: 1', '2026-H1: 2', '2026-H2: 1']);
  });

  test('just before and after midnight in Viet Nam are on either side of the border (S-11)', () => {
    const moments = ['2026-06-30T16:59:59.999Z', '2026-06-30T17:30:00.000Z'];
    const all = events(...moments.map((moment) => ({ unit: c1, on: dayOf(moment) })));
    const values = periodsOf(halfYearSchemes.calendar, 2026).map(
      ({ from, to }) => figureFrom(all, { indicator: of, from, to }).value,
    );
    expect(values).toEqual([number('1'), number('1')]);
  });
});
