import type { Day } from '@lien-nganh/kernel';

/** What Circular 05/2006/TT-BLĐTBXH asks of a team, from a day on. Dated: another circular is another row. */
interface TeamRules {
  readonly from: Day;
  readonly leaders: number;
  readonly deputies: { readonly least: number; readonly most: number };
  /** Members who must take part in an inspection: a smaller team cannot inspect. */
  readonly members: number;
  /** Sectors that nominate members. */
  readonly sectors: readonly string[];
}

const rules: readonly TeamRules[] = [
  {
    from: '2006-06-22',
    leaders: 1,
    deputies: { least: 1, most: 2 },
    members: 3,
    sectors: ['labour', 'police', 'culture', 'health', 'trade', 'tourism'],
  },
];

/** The rules of a day; before the first circular, the first. */
export function teamRulesOn(on: Day): TeamRules {
  return rules.findLast(({ from }) => from <= on) ?? rules[0]!;
}
