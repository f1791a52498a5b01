import { eachAtOnce } from '../at-once.ts';
import type { Json, Person } from '../person.ts';
import type { Running } from '../platform.ts';
import type { Edition } from './attacker.ts';
import { compared, tabled } from './collected.ts';
import { cellsIn } from './everything.ts';
import { Counting, type Counted, type Period } from './counted.ts';
import { becameOf, mapOf } from './units.ts';

/** Who reads, and the log in which positions count. */
export interface Seen {
  readonly readers: readonly Person[];
  readonly log: string;
}

interface At {
  readonly seen: Seen;
  readonly counting: Counting;
  readonly position: string;
  readonly left: readonly Period[];
}

interface Attack {
  readonly platform: Running;
  readonly seen: Seen;
  readonly chance: () => number;
}

/** Counts every period and lets it leave, then corrects and takes back, and lets that leave. */
export async function editionsOf(table: Counted, { platform, seen, chance }: Attack): Promise<readonly Edition[]> {
  const { readers } = seen;
  const [officer, head] = await Promise.all(['officer', 'head'].map((of) => platform.as(`${of}.${table.agency}`)));
  const people = { officer: officer!, head: head!, reader: readers[0]! };
  const own: Counting[] = [];
  for (const period of table.periods) {
    own.push(new Counting(people, table, period, await mapOf(readers[0]!, period.to)));
  }
  const left: Period[] = [];
  const editions: Edition[] = [];
  const release = async (counting: Counting) => {
    const position = await counting.publish();
    if (position === null) return;
    if (!left.includes(counting.period)) left.push(counting.period);
    editions.push(await editionAt(table, { counting, position, left: [...left], seen }));
  };
  for (const counting of own) {
    await counting.enter(chance);
    await release(counting);
  }
  for (const counting of own) {
    await counting.correct(chance);
    await release(counting);
  }
  const [first] = own;
  await first!.withdraw(first!.places[Math.floor(chance() * first!.places.length)]!);
  await release(first!);
  return [...editions.slice(0, -1), await withAllReaders(table, editions.at(-1)!, seen)];
}

/** All that is told of an indicator at a position, on both maps. */
export async function editionAt(table: Counted, { counting, position, left, seen }: At): Promise<Edition> {
  const { readers, log } = seen;
  const asked = spansOver(left).flatMap((days) => ['as-was', 'as-now'].map((map) => ({ days, map })));
  const told = await eachAtOnce(asked, (one) => tabled(readers[0]!, { table, asOf: `${log}:${position}`, ...one }));
  return {
    ...{ period: counting.period, units: counting.units, truth: counting.truth(), told: told.flat(), position },
    overlapping: table.breakdown?.overlapping ?? false,
    ...{ periods: left, became: await becameOf(readers[0]!, '2013-12-31') },
  };
}

/** What every reader is told in the end, whatever they ask: by unit, by part, by month and against the periods before. */
export async function withAllReaders(table: Counted, edition: Edition, { readers, log }: Seen): Promise<Edition> {
  const asked = spansOver(edition.periods).flatMap((days) => readers.map((person) => ({ days, person })));
  const found = await eachAtOnce(asked, async ({ days, person }) => {
    const question = { table, days, map: 'as-was', asOf: `${log}:${edition.position}` };
    return [...(await tabled(person, question)), ...(await compared(person, question))];
  });
  const told = new Map([edition.told, ...found].flat().map((one) => [JSON.stringify(one), one]));
  return { ...edition, told: [...told.values()] };
}

/**
 * What whoever reads the topics is told besides: one message for each edition, in their order.
 *
 * @throws Error where there are more or fewer
 */
export function withMessages(table: Counted, editions: readonly Edition[], messages: readonly Json[]) {
  const own = messages.filter(({ body: { data } }) => data?.indicator === table.indicator && Array.isArray(data.cells));
  if (own.length !== editions.length) throw new Error(`${own.length} messages of ${editions.length} editions`);
  return editions.map((edition, n): Edition => {
    return { ...edition, told: [...edition.told, ...cellsIn([own[n]], table.indicator)] };
  });
}

/** Each period by itself, and those that follow each other together. */
function spansOver(periods: readonly Period[]): readonly Period[] {
  const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : 1));
  const both = sorted.flatMap((first, n) => {
    const next = sorted[n + 1];
    return next && next.from.slice(0, 4) === first.from.slice(0, 4) ? [{ from: first.from, to: next.to }] : [];
  });
  return [...sorted, ...both];
}
