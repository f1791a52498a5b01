import { toDocx, type OfficialDocument, type Row } from '@lien-nganh/documents';
import type { Figure, Question } from '@lien-nganh/gateway';
import type { Measure, Prepared } from '../harness.ts';
import { circumstancesAt, sampleLedger, type SampleLedger } from '../ledger/sample-ledger.ts';
import { communes, indicators, YEAR } from '../ledger/sample-log.ts';
import type { Setting } from '../setting.ts';

export const report: Measure<Setting> = {
  id: 'report',
  comparisons: [
    {
      id: 'report-facts',
      what: 'the figures of a yearly report at one position, 108 communes by 3 indicators in 4 columns, and its docx, at 1 million facts',
      reading: 'ms',
      unit: 'ms',
      ours: 'many',
      against: 'the same at 10 thousand facts',
      theirs: 'few',
      aim: { ratio: 'at most', bound: 1.5 },
    },
    {
      id: 'report-time',
      what: 'the same report, by itself',
      reading: 'ms',
      unit: 'ms',
      ours: 'many',
      against: 'the same at 10 thousand facts',
      theirs: 'few',
      aim: { ours: 'under', bound: 2_000 },
    },
  ],
  async prepare(setting): Promise<Prepared> {
    const { few, many } = setting.scale.facts;
    const [small, large] = [await sampleLedger(setting, few), await sampleLedger(setting, many)];
    return {
      contenders: { many: () => reported(large), few: () => reported(small) },
      close: () => Promise.resolve(),
    };
  },
};

/** This year, last year, the first half, and up to each: the columns of a table of comparisons. */
const columns = [
  { from: `${YEAR}-01-01`, to: `${YEAR}-12-31` },
  { from: `${YEAR - 1}-01-01`, to: `${YEAR - 1}-12-31` },
  { from: `${YEAR}-01-01`, to: `${YEAR}-06-30` },
  { from: `${YEAR}-07-01`, to: `${YEAR}-12-31` },
] as const;

const units = [null, ...communes];

function questionsAt(asOf: bigint): readonly Question[] {
  const lines = { agency: null, obligation: null, map: 'as-was', breakdown: null } as const;
  return units.flatMap((unit) =>
    indicators.flatMap((indicator) => columns.map((days) => ({ ...lines, ...days, unit, indicator, asOf }))),
  );
}

/** Milliseconds of all figures as known at the end of the log, and of the document with them. */
async function reported({ reader, end }: SampleLedger) {
  const began = performance.now();
  const figures = await reader.figures(questionsAt(end), circumstancesAt(end));
  const { length } = toDocx(documentOf(figures, end));
  if (length === 0 || figures[0]!.value.is !== 'number') throw new Error('the report tells nothing');
  return { ms: performance.now() - began };
}

function documentOf(figures: readonly Figure[], end: bigint): OfficialDocument {
  const across = indicators.length * columns.length;
  const rows = units.map((unit, row): Row => ({
    ...{ is: unit === null ? 'total' : 'line', level: 0 },
    cells: [
      { is: 'text', text: unit ?? 'Tổng số' },
      ...figures.slice(row * across, (row + 1) * across).map((figure, column) => cellOf(figure, `${row}.${column}`)),
    ],
  }));
  const widths = Array.from({ length: across }, () => ({ kind: 'number', width: 1 }) as const);
  return {
    ...{ language: 'vi', label: null, decidedBy: null, bases: [], recipients: [], addressees: [], signature: null },
    ...{ issuer: { superior: null, name: 'ỦY BAN NHÂN DÂN TỈNH' }, number: { value: '1', symbol: 'BC-UBND' } },
    ...{ place: 'Lai Châu', date: `${YEAR}-12-31`, type: 'BÁO CÁO', subject: 'Kết quả năm', annexes: [] },
    body: [
      {
        ...{ is: 'table', caption: null, frame: null, notes: [], rows },
        columns: [{ kind: 'text', width: 3 }, ...widths],
        head: [[{ text: 'Đơn vị' }, ...widths.map((_, column) => ({ text: String(column + 1) }))]],
      },
    ],
    provenance: {
      ...{ log: '12-bench', position: String(end), hash: 'ab'.repeat(32), url: null },
      madeAt: `${YEAR}-12-31T09:00:00.000Z`,
    },
  };
}

function cellOf({ value }: Figure, ref: string): Row['cells'][number] {
  if (value.is === 'number')
    return { is: 'figure', figure: { ref, value: { is: 'number', digits: value.value, kind: 'integer' } } };
  return { is: 'figure', figure: { ref, value: { is: 'missing', because: 'chưa có số liệu' } } };
}
