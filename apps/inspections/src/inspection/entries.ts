import type { Disclosed } from './lifecycle.ts';

/** What of a record counts beside the visit itself: the same body and number are the same thing, in whichever record it stands. */
export interface Entry {
  readonly of: 'violation' | 'sanction' | 'transfer' | 'finding';
  /** Id within the record; of a finding, agency and item. */
  readonly id: string;
  /** The same in every record that holds it. */
  readonly key: string;
}

export function entriesOf({ result, cases }: Pick<Disclosed, 'result' | 'cases'>): readonly Entry[] {
  const entry = (of: Entry['of'], id: string, agency: string, number: string): Entry => ({
    of,
    id,
    key: [of, agency, number.replace(/\s+/gu, '').toLowerCase()].join(' '),
  });
  return [
    ...cases.violations.map(({ violation, agency, number }) => entry('violation', violation, agency, number)),
    ...cases.sanctions.map(({ decision, agency, number }) => entry('sanction', decision, agency, number)),
    ...cases.transfers.map(({ transfer, agency, document }) => entry('transfer', transfer, agency, document)),
    ...result.findings.map(({ agency, item }) => entry('finding', `${agency}/${item}`, agency, item)),
  ];
}

/** Entries that count: without those that another record of the same visit holds too and that count there. */
export function countingIn(state: Pick<Disclosed, 'result' | 'cases'>): ReadonlySet<string> {
  const doubled = new Set(state.result.sameVisit?.doubled);
  return new Set(
    entriesOf(state)
      .filter(({ key }) => !doubled.has(key))
      .map(({ id }) => id),
  );
}
