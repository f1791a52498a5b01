import type { Reaction } from '@lien-nganh/kernel';

import { recordSets, type MayBeSame } from './sets.ts';
import { pairIdOf, type Known, type Seen, type SeenPair, type Together, type View } from './known.ts';
import { alone, isSame, membersOf, viewsOf, type Weighed } from './views.ts';

interface Wanted {
  readonly wanted: readonly Reaction[];
  /** What every record will have been told. */
  readonly told: Known['told'];
}

/** Which commands of which streams do what the weighing wants. */
export interface Commands {
  /** Prefix of the records, and the command by which one is told what it is to the others. */
  readonly record: string;
  readonly tell: string;
  /** Prefix of the pairs. */
  readonly pair: string;
  readonly propose: string;
  readonly lapse: string;
  /** What of it a record is told; default: all. */
  readonly shows?: (view: View) => object;
  /** Whether two records may be the same at all; default: always. */
  readonly alike?: (one: Seen, other: Seen) => boolean;
}

/**
 * What has to be done so that pairs and records are as the sets want it. What is under way already may be wanted
 * twice: the commands change nothing where nothing is to be changed.
 *
 * @param because what has happened; what is wanted for it bears its name
 */
export function wantedOf(known: Known, because: string, commands: Commands): Wanted {
  const { together } = known;
  if (together === null) return { wanted: [], told: {} };
  const sets = recordSets(
    known.records.map(({ record }) => record),
    known.pairs,
    mayBeSame(known, commands),
  );
  const weighed = { ...known, ...sets, asked: sets.questions.map(([first, second]) => pairIdOf(first, second)) };
  const views = viewsOf(weighed);
  const { shows = (view: View) => view } = commands;
  const sent = sending(commands, because);
  const untold = Object.entries(views).filter(([record, view]) => isNews(known, record, view));
  return {
    wanted: [
      ...lapsing(weighed).map(({ twin, was }) => sent.lapse(twin, { ...together, was })),
      ...proposing(weighed).map((halves) => sent.propose({ ...halves, ...together })),
      ...untold.map(([record, view]) => sent.tell(recordIn(known, record), { ...together, ...shows(view) })),
    ],
    told: { ...known.told, ...Object.fromEntries(untold) },
  };
}

/**
 * Where a record has gone, the others are told even that they are alone: one may still hold what was decided pair by pair.
 * One that is back is told so too.
 */
function isNews({ told, left, once }: Known, record: string, view: View): boolean {
  const last = told[record];
  if (last !== undefined) return !isSame(view, last);
  return left !== null || once.includes(record) || !isSame(view, alone);
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
  const unknown = left === null ? [] : [...here].map((record) => pairIdOf(record, left)).filter((id) => !known.has(id));
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
    const known = weighed.pairs.find(({ twin }) => twin === pairIdOf(one, other));
    const put =
      known?.is === 'open' && halves.every(({ record, agencies }) => isSame(known.agencies[record], agencies));
    return put
      ? []
      : [{ first: halves[0]!, second: halves[1]!, unit: second.unit, ...(second.on && { on: second.on }) }];
  });
}

/** Who decides for a set: whoever takes part by any of its records. */
function agenciesOfSet(weighed: Weighed, kept: string): readonly string[] {
  return [...new Set(membersOf(weighed, kept).flatMap(({ agencies }) => agencies))];
}

function recordIn({ records }: Pick<Known, 'records'>, of: string): Seen {
  return records.find(({ record }) => record === of)!;
}

/** Sets may be the same where any two of their records may. */
function mayBeSame({ records }: Known, { alike }: Commands): MayBeSame | undefined {
  if (!alike) return undefined;
  const seen = new Map(records.map((one) => [one.record, one]));
  return (one, other) => one.members.some((from) => other.members.some((to) => alike(seen.get(from)!, seen.get(to)!)));
}

function sending({ record: prefix, tell, pair, propose, lapse }: Commands, because: string) {
  const send = (as: string, to: { readonly prefix: string; readonly id: string }, command: string, input: object) =>
    ({ do: 'send', as: `${as}|${because}`, ...to, command, input }) satisfies Reaction;
  return {
    lapse: (id: string, input: Together | object) => send(`lapse|${id}`, { prefix: pair, id }, lapse, input),
    propose: (input: ReturnType<typeof proposing>[number]) => {
      const id = pairIdOf(input.first.record, input.second.record);
      return send(`propose|${id}`, { prefix: pair, id }, propose, input);
    },
    tell: ({ record, arrival }: Seen, input: object) =>
      send(`tell|${record}|${arrival}`, { prefix, id: record }, tell, input),
  };
}

/** The record that a telling found gone, as it had come; `null` for any other name. */
export function toldIn(as: string): Pick<Seen, 'record' | 'arrival'> | null {
  const [what, record, arrival] = as.split('|');
  return what === 'tell' && record !== undefined && arrival !== undefined ? { record, arrival } : null;
}
