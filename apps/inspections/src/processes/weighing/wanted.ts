import type { Reaction } from '@lien-nganh/kernel';
import { twinIdOf } from '../../twin/pair.ts';
import { visitSets } from '../../twin/visit-sets.ts';
import type { Known, Place, Seen, SeenPair, View } from './known.ts';
import { alone, isSame, membersOf, viewsOf, type Weighed } from './views.ts';

interface Wanted {
  readonly wanted: readonly Reaction[];
  /** What every record will have been told. */
  readonly told: Known['told'];
}

/**
 * What has to be done so that pairs and records are as the sets of visits want it. What is under way already may be wanted
 * twice: the commands change nothing where nothing is to be changed.
 *
 * @param because what has happened; what is wanted for it bears its name
 */
export function wantedOf(known: Known, because: string): Wanted {
  const { place } = known;
  if (place === null) return { wanted: [], told: {} };
  const sets = visitSets(
    known.records.map(({ record }) => record),
    known.pairs,
  );
  const weighed = { ...known, ...sets, asked: sets.questions.map(([first, second]) => twinIdOf(first, second)) };
  const views = viewsOf(weighed);
  const untold = Object.entries(views).filter(([record, view]) => isNews(known, record, view));
  return {
    wanted: [
      ...lapsing(weighed).map(({ twin, was }) => lapse(twin, { ...placeOf(place), was }, because)),
      ...proposing(weighed).map((input) => propose(input, because)),
      ...untold.map(([record, view]) => tell(recordIn(known, record), { ...placeOf(place), ...view }, because)),
    ],
    told: { ...known.told, ...Object.fromEntries(untold) },
  };
}

/** Where a record has gone, the others are told even that they are alone: one may still hold what was decided pair by pair. */
function isNews({ told, left }: Known, record: string, view: View): boolean {
  const last = told[record];
  return last === undefined ? left !== null || !isSame(view, alone) : !isSame(view, last);
}

interface Lapsing {
  readonly twin: string;
  /** `null`: however it stands. */
  readonly was: 'open' | 'same' | 'different' | null;
}

/** Pairs with a record that is gone, questions that other decisions answer, and decisions that contradict earlier ones. */
function lapsing({ records, pairs, left, asked, contradicted }: Weighed): readonly Lapsing[] {
  const here = new Set(records.map(({ record }) => record));
  const isWhole = ({ first, second }: SeenPair) => here.has(first) && here.has(second);
  const apart = pairs.filter((pair) => pair.is !== 'lapsed' && !isWhole(pair)).map(({ twin }) => twin);
  const known = new Set(pairs.map(({ twin }) => twin));
  const unknown = left === null ? [] : [...here].map((record) => twinIdOf(record, left)).filter((id) => !known.has(id));
  return [
    ...[...apart, ...unknown].map((twin) => ({ twin, was: null })),
    ...pairs
      .filter((pair) => pair.is === 'open' && isWhole(pair) && !asked.includes(pair.twin))
      .map(({ twin }) => ({ twin, was: 'open' as const })),
    ...contradicted.map(({ twin, is }) => ({ twin, was: is as 'same' | 'different' })),
  ];
}

/** Questions that no pair puts, or puts to others than take part now. */
function proposing(weighed: Weighed) {
  return weighed.questions.flatMap(([one, other]) => {
    const [first, second] = [one, other].map((record) => recordIn(weighed, record)) as [Seen, Seen];
    const halves = [first, second].map(({ record }) => ({ record, agencies: agenciesOfSet(weighed, record) }));
    const known = weighed.pairs.find(({ twin }) => twin === twinIdOf(one, other));
    const put =
      known?.is === 'open' && halves.every(({ record, agencies }) => isSame(known.agencies[record], agencies));
    const { establishment, on, unit } = second;
    return put ? [] : [{ first: halves[0]!, second: halves[1]!, establishment, on, unit }];
  });
}

/** Who decides for a set: whoever takes part by any of its records. */
function agenciesOfSet(weighed: Weighed, kept: string): readonly string[] {
  return [...new Set(membersOf(weighed, kept).flatMap(({ agencies }) => agencies))];
}

function recordIn({ records }: Pick<Known, 'records'>, of: string): Seen {
  return records.find(({ record }) => record === of)!;
}

function placeOf({ establishment, on }: Place): Place {
  return { establishment, on };
}

function lapse(twin: string, input: Omit<Lapsing, 'twin'> & Place, because: string): Reaction {
  return { do: 'send', as: `lapse|${twin}|${because}`, prefix: 'twin', id: twin, command: 'lapse-twin', input };
}

function propose(input: ReturnType<typeof proposing>[number], because: string): Reaction {
  const id = twinIdOf(input.first.record, input.second.record);
  return { do: 'send', as: `propose|${id}|${because}`, prefix: 'twin', id, command: 'propose-twin', input };
}

function tell({ record, arrival }: Seen, input: View & Place, because: string): Reaction {
  const as = `tell|${record}|${arrival}|${because}`;
  return { do: 'send', as, prefix: 'inspection', id: record, command: 'note-possible-twin', input };
}

/** The record that a telling found gone, as it had come; `null` for any other name. */
export function toldIn(as: string): Pick<Seen, 'record' | 'arrival'> | null {
  const [what, record, arrival] = as.split('|');
  return what === 'tell' && record !== undefined && arrival !== undefined ? { record, arrival } : null;
}
