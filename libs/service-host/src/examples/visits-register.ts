import { onAny, question, register, registerOfEntries, service, table, type Register } from '@lien-nganh/kernel';
import { folded } from '@lien-nganh/vocabulary';
import { writeWorkbook } from '@lien-nganh/registers';
import { z } from 'zod';
import { visits } from './visits.ts';

const [visit] = visits.streams;

interface Visit {
  readonly is: string;
  readonly place?: string;
  readonly note?: string;
}

const why = { vi: 'địa điểm', en: 'place' };

const visitsRegister = register<Visit>({
  name: 'visits',
  title: { vi: 'Sổ kiểm tra', en: 'Visits' },
  record: visit!,
  columns: [
    {
      ...{ field: 'code', head: { vi: 'Mã', en: 'Code' }, example: 'K-1', required: true },
      kind: { is: 'text', most: 20 },
    },
    {
      ...{ field: 'place', head: { vi: 'Địa điểm', en: 'Place' }, example: 'Quán A', required: true },
      kind: { is: 'text', most: 200 },
    },
    {
      ...{ field: 'note', head: { vi: 'Ghi chú', en: 'Note' }, example: 'ghi chú', required: false },
      kind: { is: 'text', most: 200 },
    },
  ],
  key: ['code'],
  creates: 'open-visit',
  inputOf: ({ place, note }) => ({ place, note }),
  heldBy: (state) => ({ place: state.place!, note: state.note ?? null }),
  corrections: ({ note }, changed) => (changed.has('note') ? [{ command: 'describe-visit', input: { note } }] : []),
  twins: { question: 'visit-twins', keysOf: ({ place }) => [{ why, key: folded(String(place)) }] },
});

const tables = {
  keys: table({ record: 'text', key: 'text', scope: 'scope' }, { key: ['record'], indexes: [['key']] }),
};
const twins = question({
  name: 'visit-twins',
  version: 1,
  action: 'visits.ask-places',
  title: { vi: 'Có thể trùng', en: 'May be one' },
  tables,
  handlers: [
    onAny<typeof tables>()(visit!.events, async ({ keys }, _, { state, scope, id }) =>
      keys.put({ record: id, key: folded((state as Visit).place!), scope }),
    ),
  ],
  input: z.strictObject({ key: z.string() }),
  output: z.strictObject({ records: z.number() }),
  ask: async ({ keys }, { key }) => ({ records: await keys.count({ where: { key } }) }),
});

const text = (field: string, most: number): Register['columns'][number] => ({
  ...{ field, head: { vi: field, en: field }, example: field, required: true },
  kind: { is: 'text', most },
});
const entriesIn = ({ note }: Visit) =>
  new Map((note ?? '').split('; ').map((one) => one.split('=') as [string, string]));

/** Entries of the note of a visit: `topic=said`, one row for each. */
const notesRegister = registerOfEntries<Visit>({
  name: 'notes',
  title: { vi: 'Ghi chú', en: 'Notes' },
  record: visit!,
  columns: [text('visit', 60), text('topic', 20), text('said', 100)],
  key: ['visit', 'topic'],
  enters: 'describe-visit',
  recordOf: (row) => String(row['visit']),
  heldBy: (state, { topic }) => {
    const said = entriesIn(state).get(String(topic));
    return said === undefined ? 'absent' : { said };
  },
  sets: (rows, state) => {
    const entries = entriesIn(state);
    entries.delete('');
    for (const { topic, said } of rows) entries.set(String(topic), String(said));
    return { command: 'describe-visit', input: { note: [...entries].map((one) => one.join('=')).join('; ') } };
  },
});

/** The small service with a register that comes in as xlsx. */
export const visitsWithRegister = service({
  ...visits,
  questions: [...visits.questions, twins],
  registers: [visitsRegister, notesRegister],
});

/** A workbook of visits: code, place, note, what a twin is. */
export function visitsFile(...rows: readonly (readonly [string, string, string?, string?])[]): Buffer {
  const heads = ['Mã', 'Địa điểm', 'Ghi chú', 'Xử lý trùng'].map((text) => ({ text }));
  const lines = rows.map((row) => row.map((text) => (text === undefined ? null : { text })));
  return writeWorkbook([{ name: 'a', frozen: 1, widths: [], rows: [heads, ...lines] }]);
}

/** A workbook of notes: visit, topic, what is said of it. */
export function notesFile(...rows: readonly (readonly [string, string, string])[]): Buffer {
  const heads = ['visit', 'topic', 'said'].map((head) => ({ text: head }));
  const lines = rows.map((row) => row.map((cell) => ({ text: cell })));
  return writeWorkbook([{ name: 'a', frozen: 1, widths: [], rows: [heads, ...lines] }]);
}
