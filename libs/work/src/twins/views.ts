import type { RecordSet, RecordSets } from './sets.ts';
import { pairIdOf, type Known, type Seen, type SeenPair, type View } from './known.ts';

export interface Weighed extends Known, RecordSets<SeenPair> {
  /** Ids of the pairs that put the open questions. */
  readonly asked: readonly string[];
}

export const alone: View = { open: [], sameAs: null, others: [], joined: [], obligations: [], doubled: [] };

/** What every record is to the others with which it is weighed. */
export function viewsOf(weighed: Weighed): Readonly<Record<string, View>> {
  return Object.fromEntries(
    weighed.sets.flatMap((set) =>
      set.members.map((record) => [
        record,
        record === set.kept ? viewOfKept(weighed, set) : viewOfOther(weighed, set, record),
      ]),
    ),
  );
}

/** The record that counts holds all who take part by the others, and the questions of all of them. */
function viewOfKept(weighed: Weighed, { kept, members }: RecordSet): View {
  const [own, ...others] = membersOf(weighed, kept);
  const came = others.flatMap(({ record, agencies }) => agencies.map((agency) => ({ agency, record })));
  const joined = came
    .filter(({ agency }) => !own!.agencies.includes(agency))
    .filter((one, at, all) => all.findIndex(({ agency }) => agency === one.agency) === at);
  return {
    ...alone,
    open: openOf(weighed, kept),
    others: members.filter((record) => record !== kept),
    joined,
    obligations: [...new Set(others.flatMap(({ obligations }) => obligations))].filter(
      (served) => !own!.obligations.includes(served),
    ),
  };
}

function openOf({ questions, pairs, asked }: Weighed, kept: string): View['open'] {
  return questions
    .filter((pair) => pair.includes(kept))
    .map(([one, other]) => ({ twin: pairIdOf(one, other), other: one === kept ? other : one }))
    .filter(({ twin }) => asked.includes(twin) && pairs.some((pair) => pair.twin === twin && pair.is === 'open'));
}

/** What an earlier record of the set holds too counts there: the word of the kept one goes before all others. */
function viewOfOther(weighed: Weighed, { kept, members }: RecordSet, of: string): View {
  const all = membersOf(weighed, kept);
  const at = members.indexOf(of);
  const earlier = new Set(all.slice(0, at).flatMap(({ entries }) => entries));
  return {
    ...alone,
    sameAs: kept,
    others: members.filter((record) => record !== of),
    doubled: all[at]!.entries.filter((key) => earlier.has(key)),
  };
}

/** The records of a set, the kept one first. */
export function membersOf({ sets, records }: Pick<Weighed, 'sets' | 'records'>, kept: string): readonly Seen[] {
  const members = sets.find((set) => set.kept === kept)?.members ?? [];
  return members.map((member) => records.find(({ record }) => record === member)!);
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
