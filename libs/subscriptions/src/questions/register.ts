import { firstVisible, onAny, question, table, type Question, type Scope, type StreamType } from '@lien-nganh/kernel';
import { day, folded } from '@lien-nganh/vocabulary';
import { z } from 'zod';

const records = table(
  {
    id: 'text',
    title: 'text',
    status: 'text',
    unit: 'text?',
    agency: 'text?',
    day: 'day?',
    /** Folded: found without diacritics and letter case. */
    words: 'text',
    /** Composed and lower case, marks kept: an exact spelling comes first. */
    spelled: 'text',
    facets: 'json',
    scope: 'scope',
    revision: 'integer',
    recordedAt: 'instant',
  },
  { key: ['id'], indexes: [['day'], ['unit', 'day'], ['status']] },
);
const tables = { records };

const input = z.strictObject({
  search: z.string().max(200).optional(),
  status: z.string().max(60).optional(),
  unit: z.string().max(40).optional(),
  agency: z.string().max(60).optional(),
  from: day.optional(),
  to: day.optional(),
  first: z.coerce.number().int().min(1).max(200).default(50),
  /** How many to pass over, for the next page. */
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
});

const row = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  unit: z.string().nullable(),
  agency: z.string().nullable(),
  day: z.string().nullable(),
  facets: z.record(z.string(), z.unknown()),
  revision: z.number(),
});

type Row = {
  readonly [K in keyof z.infer<typeof row>]: z.infer<typeof row>[K];
} & { readonly scope: Scope; readonly spelled: string };

/** The list and search of a stream type, derived from its summary: every record has one without a line of its own. */
export function registerOf(type: StreamType): Question {
  const on = onAny<typeof tables>();
  return question({
    name: `register-of-${kebab(type.prefix)}`,
    version: 1,
    action: type.reads,
    title: { vi: `Danh mục: ${type.title.vi}`, en: `Register: ${type.title.en}` },
    tables,
    handlers: [
      on(type.events, async ({ records }, event, { state, id, scope }) => {
        await records.put({
          ...summarised(type, state, id),
          id,
          scope,
          revision: event.revision,
          recordedAt: event.recordedAt,
        });
      }),
    ],
    input,
    output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
    ask: async ({ records }, asked, { maySee }) => {
      const found = records.select({
        where: pick({ status: asked.status, unit: asked.unit, agency: asked.agency }),
        between: { day: pick({ from: asked.from, to: asked.to }) },
        ...(asked.search ? { contains: { words: folded(asked.search) } } : {}),
        order: ['-day', 'title'],
      }) as AsyncIterable<Row>;
      const { rows, more } = await firstVisible(found, (one) => maySee(one.scope), asked.skip + asked.first);
      const page = exactFirst(rows, asked.search).slice(asked.skip);
      return { rows: page.map(shown), more };
    },
  });
}

function summarised(type: StreamType, state: unknown, id: string) {
  const { title, status, unit, agency, day, search = [], facets = {} } = type.summary(state, id);
  const text = [title, ...search].join(' ').normalize('NFC');
  return {
    title,
    status,
    unit: unit ?? null,
    agency: agency ?? null,
    day: day ?? null,
    words: folded(text),
    spelled: text.toLocaleLowerCase('vi'),
    facets,
  };
}

/** `đường` ranks what is spelt so before what only folds to it (among the rows of the page). */
function exactFirst(rows: readonly Row[], search: string | undefined): readonly Row[] {
  const asked = search?.normalize('NFC').toLocaleLowerCase('vi');
  if (!asked) return rows;
  return [...rows].sort((a, b) => Number(b.spelled.includes(asked)) - Number(a.spelled.includes(asked)));
}

function shown({ id, title, status, unit, agency, day, facets, revision }: Row): z.infer<typeof row> {
  return { id, title, status, unit, agency, day, facets, revision };
}

function pick<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** `inspectionPlan` -> `inspection-plan`, as addresses spell it. */
export function kebab(prefix: string): string {
  return prefix.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
