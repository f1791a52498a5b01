import type { Cell } from '@lien-nganh/documents';
import type { GatewayContext } from '../../graphql/context.ts';
import type { ConsolidationRecord } from '../../read-models/kept-states.ts';
import type { ChangeKind, FigureChange } from '../changed/changes.ts';
import { readingBy } from '../compose.ts';
import { inDocument } from '../document/cells.ts';
import { isShown, refuseHoles, valueIn } from '../document/variants.ts';
import { periodWords } from '../document/words.ts';
import { knownReport, positionIn } from '../known.ts';
import { askedIn, layoutOf, printed } from '../lines/layout.ts';
import { readTold } from '../figures/reading.ts';
import { layoutMaterial, namesOf } from '../lines/rows.ts';
import { changedSince } from '../changed/since.ts';
import type { BriefMaterial } from './material.ts';
import { words, type Part } from './part.ts';

/** So many issued reports are compared, those that were issued last. */
const COMPARED = 2;

/**
 * Where the edition that counts and the live figures differ, and by what kind of events. Figures of the whole province are
 * shown, those of units and agencies counted.
 *
 * @throws Problem forbidden for a figure of the variant that the caller may not see
 */
export async function whereIssuedDiffers(context: GatewayContext, material: BriefMaterial): Promise<Part> {
  const issued = material.consolidations
    .filter(({ editions }) => editions.length > 0)
    .toSorted((a, b) => (lastOf(a).dated < lastOf(b).dated ? 1 : -1));
  const compared = await Promise.all(issued.slice(0, COMPARED).map((one) => comparedWith(context, material, one)));
  return {
    heading: 'Báo cáo đã ban hành và số liệu hiện nay',
    lead: issued.length === 0 ? ['Chưa ban hành báo cáo tổng hợp nào.'] : compared.map(({ lead }) => lead),
    table: {
      columns: [
        { kind: 'text', width: 5, heading: 'Chỉ tiêu' },
        { kind: 'number', width: 1.6, heading: 'Đã ban hành' },
        { kind: 'number', width: 1.6, heading: 'Hiện nay' },
        { kind: 'text', width: 3, heading: 'Vì sao' },
      ],
      rows: compared.flatMap(({ rows }) => rows),
    },
  };
}

interface Compared {
  readonly lead: string;
  readonly rows: readonly (readonly Cell[])[];
}

function lastOf({ editions }: ConsolidationRecord): ConsolidationRecord['editions'][number] {
  return editions.at(-1)!;
}

async function comparedWith(
  context: GatewayContext,
  material: BriefMaterial,
  record: ConsolidationRecord,
): Promise<Compared> {
  const { number, dated, made } = lastOf(record);
  const period = material.periods.find((one) => one.period === record.period);
  const of = period === undefined ? record.period : periodWords(period).period;
  const which = record.editions.length === 1 ? '' : `, ban hành lần ${record.editions.length}`;
  const named = `Báo cáo số ${number} ngày ${printed(dated)} (${of}${which})`;
  if (made === null || period === undefined) {
    return { lead: `${named}: lập ngoài hệ thống, không đối chiếu được.`, rows: [] };
  }
  const figures = await changesSince(context, material, { period: record.period, made });
  const shown = figures.filter(({ told }) => isShown(material.asked.variant, told));
  const whole = shown.filter(isWhole);
  return { lead: `${named}: ${toldOf(shown.length, whole.length)}`, rows: whole.map((one) => rowOf(material, one)) };
}

function toldOf(all: number, whole: number): string {
  if (all === 0) return 'không có số liệu nào khác hiện nay.';
  const inside = all - whole;
  return `${all} số liệu nay đã khác: ${whole} của toàn tỉnh, ${inside} theo đơn vị, cơ quan hoặc so sánh.`;
}

type Made = NonNullable<ConsolidationRecord['editions'][number]['made']>;

async function changesSince(
  context: GatewayContext,
  { asked: { regime, variant }, position }: BriefMaterial,
  { period, made }: { readonly period: string; readonly made: Made },
): Promise<readonly FigureChange[]> {
  const at = await positionIn(context.parts, made.position, context.signal);
  const then = await knownReport(context, { regime, period, reporter: null }, at);
  const known = made.reasons.includes('late-work') ? { ...then, takenInTo: at } : then;
  const { by, late } = await readingBy(context, known, 'as-was');
  const layout = layoutOf(await layoutMaterial(context, known, { by, figuresOnly: true }));
  const told = await readTold(context, askedIn(layout), by);
  refuseHoles(variant, told);
  return (await changedSince(context, { known, layout, told, late, by }, position)).figures;
}

/** Of the province in the period, and no part of it. */
function isWhole({ told: { asked } }: FigureChange): boolean {
  const { unit, agency, obligation, part, quarter, column } = asked;
  return column === 'period' && [unit, agency, obligation, part, quarter].every((one) => one === null);
}

function rowOf({ asked: { variant }, by }: BriefMaterial, { told, from, to, events }: FigureChange): readonly Cell[] {
  const figure = (value: FigureChange['from']): Cell => {
    const shown = valueIn(variant, { definition: told.definition, value });
    return { is: 'figure', figure: { ref: told.ref, value: inDocument(shown, told.definition) } };
  };
  return [words(namesOf(by, told.asked.indicator).vi), figure(from), figure(to), words(whyOf(events))];
}

const kinds: Readonly<Record<ChangeKind, string>> = {
  'late-entry': 'việc nhập sau',
  correction: 'lần sửa',
  withdrawal: 'việc bị rút',
  merging: 'lần gộp hoặc tách hồ sơ cơ sở',
  definition: 'lần đổi định nghĩa',
  release: 'lần công bố lại',
};

function whyOf(events: FigureChange['events']): string {
  const told = Object.entries(kinds).flatMap(([kind, name]) => {
    const count = events.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : `${count} ${name}`;
  });
  return told.length === 0 ? 'thay đổi ở số liệu liên quan' : told.join('; ');
}
