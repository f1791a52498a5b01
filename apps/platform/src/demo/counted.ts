import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from './calendar.ts';
import { inOrder, later, recorded, type Entry } from './recorded.ts';
import { SAMPLE, type Send, type Step, type Strand } from './story.ts';

/** Where a sector keeps counts of people, and how they leave it. */
export interface Counting {
  /** Addresses below `/api/` of its totals and of its releases. */
  readonly totals: string;
  readonly releases: string;
  readonly agency: string;
}

export interface Counted {
  readonly unit: string;
  readonly lines: readonly { readonly by: Readonly<Record<string, string>>; readonly count: number }[];
}

export interface Table {
  readonly table: string;
  readonly period: { readonly from: Day; readonly to: Day };
  readonly counted: readonly Counted[];
  /** What one of the counts should have been: it is put right after the release, and the table released again. */
  readonly slip?: Counted;
}

/** A release may tell nothing new, or be one that would give a small count away: the platform decides. */
const MAY_REFUSE = ['release-tells-something-new', 'nothing-is-given-away'];

/** Totals of one table and period as they come in after it, and their release; where a count was wrong, another edition. */
export function releasedTable(of: Counting, table: Table): Strand {
  const { table: indicator, period, counted, slip } = table;
  const day = (days: number) => workday(addDays(period.to, days));
  const entries = counted.map((each) => entryOf(of, table, each));
  const steps: readonly Step[] = [
    ...inOrder(entries.map((entry, index) => recorded(entry, day(2 + (index % 3))))),
    release(of, table, day(9)),
    ...(slip ? corrected(of, table, slip).map((step, index) => ({ ...step, on: day(24 + 7 * index) })) : []),
  ];
  return { name: `${of.totals} ${indicator} ${period.to}`, steps };
}

function entryOf({ totals, agency }: Counting, { table, period }: Table, { unit, lines }: Counted): Entry {
  return {
    ...{ kind: totals, ref: `${table} ${unit} ${period.to}`, on: period.to, unit, lead: agency },
    told: { period, figures: { table, lines } },
  };
}

function release({ releases, agency }: Counting, { table: indicator, period }: Table, on: Day): Send {
  const body = { indicator, period, agency };
  return { on, as: `head.${agency}`, mayBreak: MAY_REFUSE, send: () => ({ to: `${releases}/publish`, body }) };
}

function corrected(of: Counting, table: Table, slip: Counted): readonly Send[] {
  const figures = { table: table.table, lines: slip.lines };
  const changes = { changes: { figures }, reason: `Đối chiếu lại sổ ${SAMPLE}` };
  const on = table.period.to;
  return [later(entryOf(of, table, slip), on, ['correct', changes]), release(of, table, on)];
}
