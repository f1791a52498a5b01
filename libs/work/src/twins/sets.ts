/** Which records are of one and the same thing, from what was decided of pairs of them. */

export interface DecidedPair {
  readonly twin: string;
  readonly first: string;
  readonly second: string;
  readonly is: 'open' | 'same' | 'different' | 'lapsed';
  /** Of the same one, the record that stays and counts. */
  readonly kept: string | null;
}

/** Records of the same: exactly one of them counts. */
export interface RecordSet {
  readonly kept: string;
  /** All of them, the kept one first. */
  readonly members: readonly string[];
}

export interface RecordSets<Pair = DecidedPair> {
  readonly sets: readonly RecordSet[];
  /** Pairs of kept records of which nobody has said yet whether their sets are the same. */
  readonly questions: readonly (readonly [string, string])[];
  /** Decisions that cannot hold beside those made before them. */
  readonly contradicted: readonly Pair[];
}

/** Whether two sets may be the same: of some kinds of records only those of different leads are. */
export type MayBeSame = (one: RecordSet, other: RecordSet) => boolean;

/**
 * "Same" joins the sets of the two records, "different" keeps their sets apart. No cycle can come of it: a set is joined
 * to another one or is not, and the record kept is the one of the set that the decision keeps.
 *
 * @param records in the order in which they came
 * @param pairs in the order in which they were decided; those with a record that is not there say nothing
 * @param alike whether two sets may be the same at all, so that somebody is asked; default: always
 */
export function recordSets<Pair extends DecidedPair>(
  records: readonly string[],
  pairs: readonly Pair[],
  alike: MayBeSame = () => true,
): RecordSets<Pair> {
  const setOf = new Map<string, RecordSet>(records.map((record) => [record, { kept: record, members: [record] }]));
  const apart: DecidedPair[] = [];
  const contradicted: Pair[] = [];
  for (const pair of pairs) {
    const [first, second] = [setOf.get(pair.first), setOf.get(pair.second)];
    if (!first || !second) continue;
    if (contradicts(pair, [first, second], apart)) contradicted.push(pair);
    else if (pair.is === 'different') apart.push(pair);
    else if (pair.is === 'same') join(first, second, pair.kept).forEach(([record, set]) => setOf.set(record, set));
  }
  const sets = [...new Set(records.map((record) => setOf.get(record)!))];
  return { sets, contradicted, questions: questionsBetween(sets, apart, alike) };
}

function contradicts(
  { is }: DecidedPair,
  [first, second]: readonly [RecordSet, RecordSet],
  apart: readonly DecidedPair[],
) {
  return first === second ? is === 'different' : is === 'same' && areApart(first, second, apart);
}

function join(first: RecordSet, second: RecordSet, kept: string | null) {
  if (first === second) return [];
  const [whole, added] = kept !== null && second.members.includes(kept) ? [second, first] : [first, second];
  const joined: RecordSet = { kept: whole.kept, members: [...whole.members, ...added.members] };
  return joined.members.map((record) => [record, joined] as const);
}

function areApart(one: RecordSet, other: RecordSet, apart: readonly DecidedPair[]): boolean {
  const crosses = (from: string, to: string) => one.members.includes(from) && other.members.includes(to);
  return apart.some(({ first, second }) => crosses(first, second) || crosses(second, first));
}

function questionsBetween(sets: readonly RecordSet[], apart: readonly DecidedPair[], alike: MayBeSame) {
  return sets.flatMap((one, at) =>
    sets
      .slice(at + 1)
      .filter((other) => alike(one, other) && !areApart(one, other, apart))
      .map((other) => [one.kept, other.kept] as const),
  );
}
