import type { Block, Cell, OfficialDocument } from '@lien-nganh/documents';
import type { GatewayContext } from '../../graphql/context.ts';
import { superiorsOn } from '@lien-nganh/contracts/reference';
import { inDocument } from '../document/cells.ts';
import { NOT_REAL, provenanceAt } from '../document/document.ts';
import { variantWords } from '../document/variants.ts';
import { unitWords } from '../../figure/words/unit-words.ts';
import { daysInWords } from '../document/words.ts';
import { printed } from '../lines/layout.ts';
import { nameOn } from '../lines/rows.ts';
import { provinceOf } from '../question/units-below.ts';
import type { PlanAsked, PlanLine, PlanReached } from './plan-reached.ts';

/** The targets of a plan beside what was reached of each, as a document of whoever leads the plan. */
export async function planComparison(
  context: GatewayContext,
  told: PlanReached,
  { plan, on }: PlanAsked,
): Promise<OfficialDocument> {
  const until = on === null ? '' : `&on=${on}`;
  const path = `/api/reports/plans/${encodeURIComponent(plan)}/comparison.pdf`;
  return {
    ...{ language: 'vi', decidedBy: null, bases: [], annexes: [], signature: null, recipients: [], addressees: [] },
    ...headOf(told),
    label: [variantWords.internal, ...(context.parts.notice === null ? [] : [NOT_REAL])].join(', '),
    body: bodyOf(told),
    provenance: await provenanceAt(context, told.position, (at) => `${path}?position=${at}${until}`),
  };
}

function headOf({ plan, upTo, agencies, units }: PlanReached) {
  const lead = plan.agencies[0]!;
  const record = agencies.get(lead);
  const above =
    record === undefined || record.sector === 'peoples-committee' ? undefined : superiorsOn(record, upTo)[0];
  const upper = (slug: string) => nameOn({ agencies }, slug, upTo).vi.toLocaleUpperCase('vi');
  return {
    issuer: { superior: above === undefined ? null : upper(above), name: upper(lead) },
    number: { value: null, symbol: 'BC' },
    place: provinceOf(units)?.name ?? '',
    ...{ date: null, type: 'Báo cáo', subject: `Kết quả thực hiện chỉ tiêu kế hoạch đến ngày ${printed(upTo)}` },
  };
}

const columns = [
  { kind: 'text', width: 5, heading: 'Chỉ tiêu' },
  { kind: 'text', width: 3, heading: 'Địa bàn' },
  { kind: 'text', width: 3, heading: 'Số liệu của' },
  { kind: 'text', width: 1.6, heading: 'Đơn vị tính' },
  { kind: 'number', width: 1.8, heading: 'Kế hoạch' },
  { kind: 'number', width: 1.8, heading: 'Thực hiện' },
  { kind: 'number', width: 1.8, heading: 'Tỷ lệ' },
] as const;

function bodyOf(told: PlanReached): readonly Block[] {
  const { plan, upTo, agencies, lines } = told;
  const whose = plan.agencies.map((agency) => nameOn({ agencies }, agency, upTo).vi).join('; ');
  const opening = `Kế hoạch ${daysInWords(plan.period)} của ${whose}; số liệu tính đến hết ngày ${printed(upTo)}.`;
  if (lines.length === 0) return [paragraphOf(opening), paragraphOf('Kế hoạch không có chỉ tiêu.')];
  return [
    paragraphOf(opening),
    {
      ...{ is: 'table', caption: null, frame: null },
      columns: columns.map(({ kind, width }) => ({ kind, width })),
      head: [columns.map(({ heading }) => ({ text: heading }))],
      rows: lines.map((line, index) => ({ is: 'line', level: 0, cells: cellsOf(told, line, index) })),
      notes: [],
    },
  ];
}

function cellsOf({ agencies, upTo }: PlanReached, line: PlanLine, index: number): readonly Cell[] {
  const { definition, unit, agency, target, reached, percent } = line;
  const whose = agency === null ? 'toàn địa bàn' : nameOn({ agencies }, agency, upTo).vi;
  const ref = (what: string) => `${definition.code.slice(0, 40)}-${index + 1}-${what}`;
  return [
    ...[definition.names.vi, unit, whose, unitWords(definition.unitOfCount)].map(textOf),
    { is: 'figure', figure: { ref: ref('plan'), value: inDocument(target, definition) } },
    { is: 'figure', figure: { ref: ref('done'), value: inDocument(reached, definition) } },
    { is: 'figure', figure: { ref: ref('share'), value: inDocument(percent, definition) } },
  ];
}

function textOf(text: string): Cell {
  return { is: 'text', text };
}

function paragraphOf(text: string): Block {
  return { is: 'paragraph', runs: [{ is: 'text', text }] };
}
