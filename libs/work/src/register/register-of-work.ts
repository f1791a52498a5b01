import { register, type Register, type RegisterColumn, type RowValues, type Title } from '@lien-nganh/kernel';
import type { Content } from '../content.ts';
import { presentContent, standing, type Work } from '../state.ts';
import { workColumns } from './work-columns.data.ts';
import type { WorkType } from '../work.ts';

interface Declared {
  readonly name: string;
  readonly title: Title;
  /** Of the sector's own words; day, unit and lead stand before them. */
  readonly columns: readonly RegisterColumn[];
  /** Only units of this level are meant. */
  readonly level?: string;
  readonly key: readonly string[];
  /** The sector's fields, as its input takes them; what a row does not say is left out. */
  readonly content: (row: RowValues) => Content;
  /** The other way round: what a record says, by columns. */
  readonly values: (content: Content) => RowValues;
}

const REASON = 'Theo sổ được nhập từ tệp';

/** Declares a register whose rows become records of a kind of work. */
export function registerOfWork(type: WorkType, declared: Declared): Register {
  const { name, title, key, level } = declared;
  const own = workColumns(level);
  return register<Work>({
    ...{ name, title, key, record: type, creates: 'record' },
    columns: [...own, ...declared.columns],
    inputOf: (row) => ({ on: row['on'], unit: row['unit'], lead: row['lead'], ...declared.content(row) }),
    heldBy: (state) => {
      const record = standing(state);
      if (!record) return 'gone';
      const { on, unit, lead } = record;
      return { on, unit, lead, ...declared.values(presentContent(record)) };
    },
    corrections: (row, changed, state) => {
      const record = standing(state);
      // whose it is no correction can say
      if (!record || changed.has('lead')) return [];
      const placed = ['on', 'unit'].filter((field) => changed.has(field)).map((field) => [field, row[field]] as const);
      const changes = { ...Object.fromEntries(placed), ...differing(declared.content(row), presentContent(record)) };
      return [{ command: 'correct', input: { changes, reason: REASON } }];
    },
  });
}

function differing(asked: Content, held: Content): Content {
  return Object.fromEntries(
    Object.entries(asked).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(held[name])),
  );
}
