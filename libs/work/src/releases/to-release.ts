import {
  firstVisible,
  onAny,
  question,
  table,
  type EventHandlers,
  type Question,
  type RowOf,
  type StreamType,
  type Table,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { presentContent, type Work } from '../state.ts';
import { releasedIn, releaseId, type Releases } from './state.ts';
import type { Totals } from './totals-rules.ts';

const tables = {
  periods: table(
    {
      ...({ release: 'text', indicator: 'text', from: 'day', to: 'day' } as const),
      ...({ countedAt: 'instant?', edition: 'integer?', releasedAt: 'instant?', scope: 'scope' } as const),
    },
    { key: ['release'], indexes: [['to']] },
  ),
};
type Row = RowOf<(typeof tables)['periods']['columns']>;

const row = z.strictObject({
  indicator: z.string(),
  from: z.string(),
  to: z.string(),
  /** The newest edition; `null`: none has left yet. */
  edition: z.number().nullable(),
  /** When totals were entered, corrected or taken back last. */
  countedAt: z.string(),
});

/**
 * The question `to-release` of a service with small counts: tables of whose totals something was entered, corrected or taken
 * back after their newest edition. One whose next edition would tell the same stays in it: that is for whoever counts alone
 * to know.
 */
export function toRelease(declared: {
  readonly service: string;
  readonly version: number;
  readonly totals: StreamType;
  readonly release: StreamType;
}): Question {
  const { service, version, totals, release } = declared;
  return question({
    name: 'to-release',
    version,
    action: `${service}.to-release`,
    title: { vi: 'Số liệu chờ công bố', en: 'Figures to release' },
    tables,
    handlers: [counted(totals), released(release)],
    input: z.strictObject({
      first: z.coerce.number().int().min(1).max(200).default(50),
      /** How many to pass over, for the next page. */
      skip: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
    output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
    ask: async ({ periods }, { first, skip }, { maySee }) => {
      const waiting = filtered(periods.select({ order: ['to', 'release'] }), isWaiting);
      const visible = await firstVisible(waiting, ({ scope }) => maySee(scope), skip + first);
      return { rows: visible.rows.slice(skip).map(shown), more: visible.more };
    },
  });
}

function counted(totals: StreamType): EventHandlers {
  return onAny<typeof tables>()(totals.events, async ({ periods }, { recordedAt }, { state, scope }) => {
    const work = state as Work;
    if (work.is === 'none') return;
    const { figures, period } = presentContent(work.is === 'withdrawn' ? work.was : work) as unknown as Totals;
    const key = releaseId(figures.table, period);
    const before = (await periods.get({ release: key })) ?? none(key, figures.table, period);
    await periods.put({ ...before, countedAt: recordedAt, scope });
  });
}

function released(release: StreamType): EventHandlers {
  return onAny<typeof tables>()(release.events, async ({ periods }, { name, recordedAt }, { state, scope }) => {
    const newest = releasedIn(state as Releases).at(-1);
    if ((name as string) !== 'ReleasePublished' || !newest) return;
    const { release: key, indicator, period, edition } = newest;
    const before = (await periods.get({ release: key })) ?? none(key, indicator, period);
    await periods.put({ ...before, edition, releasedAt: recordedAt, scope });
  });
}

function none(release: string, indicator: string, { from, to }: Totals['period']): Omit<Row, 'scope'> {
  return { release, indicator, from, to, countedAt: null, edition: null, releasedAt: null };
}

function isWaiting({ countedAt, releasedAt }: Row): boolean {
  return countedAt !== null && (releasedAt === null || countedAt > releasedAt);
}

async function* filtered(rows: ReturnType<Table<Row>['select']>, keeps: (row: Row) => boolean): AsyncIterable<Row> {
  for await (const one of rows) if (keeps(one)) yield one;
}

function shown({ indicator, from, to, edition, countedAt }: Row) {
  return { indicator, from, to, edition, countedAt: countedAt! };
}
