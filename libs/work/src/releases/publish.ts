import { standings } from '@lien-nganh/contracts/reference';
import { command, definitionOf, reject, type Command, type Day } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { name } from '../shapes.ts';
import type { CountTable } from './count-table.ts';
import { releasing, type Decided } from './decided.ts';
import type { ReleaseEvents } from './events.ts';
import { isOfGrain } from './grain.ts';
import type { refusals } from './refusals.ts';
import { newestOf, releaseId, type Releases } from './state.ts';
import type { CountedHere } from './totals.ts';

const input = z.strictObject({
  indicator: slug,
  period: z.strictObject({ from: day, to: day }),
  /** Agency that releases what it counted. */
  agency: name,
});
type Input = z.output<typeof input>;

const refuses = [
  'indicator-is-counted-here',
  'people-counted-once-are-not-added',
  'period-is-of-the-table',
  'period-is-over',
  'indicator-is-known',
  'something-was-counted',
  'table-adds-up',
  'nothing-is-given-away',
  'earlier-counts-are-readable',
  'released-by-who-counted',
  'release-tells-something-new',
] as const;

/**
 * Releases the table of an indicator and period: cells and margins together, with whatever could give a small count away
 * withheld. Again, after totals were corrected: another edition of the whole table.
 */
export function publishTable(here: CountedHere, events: ReleaseEvents): Command {
  const decided = releasing(here);
  return command<Releases, ReleaseEvents, typeof refusals>()({
    name: 'publish',
    action: `${here.service}.${definitionOf(events).prefix}.publish`,
    title: { vi: 'Công bố số liệu của kỳ', en: "Release a period's figures" },
    creates: true,
    input,
    id: ({ indicator }) => indicator,
    scope: ({ agency }) => ({ sensitivity: 'restricted', owners: [agency], ...(here.duty && { duty: here.duty }) }),
    onBehalfOf: ({ agency }) => agency,
    looksUp: ({ indicator, period }, state) => ({
      found: decided({ indicator, period, state }),
      standing: standings(),
    }),
    refuses,
    decide: (asked, state, { today, lookUps: { found, standing } }) => {
      const table = here.tables[asked.indicator];
      if (!table) return reject('indicator-is-counted-here');
      const broken = periodFault(table, asked, today);
      if (broken) return reject(broken);
      if (typeof found === 'string') return reject(found);
      const { successorOf } = standing(asked.agency, today);
      const counted = [asked.agency, ...successorOf.map(({ agency }) => agency)];
      if (!found.leads.some((lead) => counted.includes(lead))) return reject('released-by-who-counted');
      const told = publishedAs(asked, state, found);
      return told === null
        ? reject('release-tells-something-new')
        : [events.ReleasePublished(told, { occurredOn: today, obligations: told.obligations })];
    },
  });
}

function periodFault(table: CountTable, { period }: Input, today: Day) {
  if (period.from > period.to || !table.grains.some((grain) => isOfGrain(grain, period))) {
    return table.once ? ('people-counted-once-are-not-added' as const) : ('period-is-of-the-table' as const);
  }
  // a stock of today is known when the day is over
  return period.to < today ? null : ('period-is-over' as const);
}

/** `null` where the edition before says the same: who reads releases does not learn that something withheld has changed. */
function publishedAs({ indicator, period, agency }: Input, state: Releases, found: Decided) {
  const { figures, together, decision, threshold, obligations } = found;
  const cells = figures.map(({ unit, by }, at) => ({ unit, by: { ...by }, value: decision.cells[at]!.value }));
  const release = releaseId(indicator, period);
  const before = newestOf(state, release);
  if (before && JSON.stringify(before.cells) === JSON.stringify(cells)) return null;
  const at = new Map(decision.cells.map(({ key }, index) => [key, index]));
  const inside = {
    counts: figures.map(({ count }) => count),
    margins: together.map(({ whole, parts, kind }) => ({ whole, parts: [...parts], kind })),
    why: decision.why.map(({ key, reason }) => ({ cell: at.get(key)!, reason })),
  };
  const edition = (before?.edition ?? 0) + 1;
  return { release, indicator, agency, period, edition, threshold, cells, obligations: [...obligations], inside };
}
