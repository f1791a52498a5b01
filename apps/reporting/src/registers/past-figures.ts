import { registerOfEntries, type RowValues, type Title } from '@lien-nganh/kernel';
import { pastFigures } from '../past-figures/past-figures.ts';
import { figuresIn, idOfPastFigures, isOfSame, type PastFigures } from '../past-figures/state.ts';
import { openingColumns, pastColumns } from './past-columns.data.ts';

/** Figures of periods before records begin, for comparison. */
export const pastFiguresRegister = declared(
  'past-figures',
  { vi: 'Số liệu các kỳ trước', en: 'Figures of past periods' },
  pastColumns,
);

/** Stocks from which records go on. */
export const openingStocksRegister = declared(
  'opening-stocks',
  { vi: 'Số dư đầu kỳ', en: 'Opening stocks' },
  openingColumns,
);

function declared(name: string, title: Title, columns: typeof pastColumns) {
  return registerOfEntries<PastFigures>({
    ...{ name, title, columns, record: pastFigures, enters: 'enter' },
    key: ['indicator', 'agency', 'unit', 'from', 'to'],
    recordOf: ({ indicator, agency }) => idOfPastFigures(String(indicator), (agency ?? null) as string | null),
    heldBy: (state, row) => {
      const held = figuresIn(state).find((one) => isOfSame(one, ofRow(row)));
      if (held === undefined) return 'absent';
      const { exactness, document, dated } = held;
      return { value: Number(held.value), exactness, document, dated };
    },
    sets: (rows) => {
      const [{ indicator, agency = null }] = rows as readonly [RowValues];
      return { command: 'enter', input: { indicator, agency, figures: rows.map(figureOf) } };
    },
  });
}

/** What has no first day is of its last one. */
function ofRow({ unit, from, to }: RowValues) {
  return { unit: String(unit), from: String(from ?? to), to: String(to) };
}

function figureOf(row: RowValues) {
  const { value, exactness, document, dated } = row;
  return { ...ofRow(row), value, exactness, document, dated };
}
