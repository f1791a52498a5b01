import { fullNameOf, partWords, type UnitMap } from '@lien-nganh/vocabulary';
import { QuestionRefused } from '../../figure/question.ts';
import { inBoth } from '../../figure/words/words.ts';
import { pageOfEstablishments, type EstablishmentRow } from '../../read-models/establishments.ts';
import { dayCell, text, yesOrNo, type Line, type Table } from '../../table/table.ts';
import type { GatewayContext } from '../context.ts';
import type { ReportsAsked } from '../matrix/reports.ts';
import type { EstablishmentsAnswer } from './establishments.ts';

/** Lines of one file. A province's register of conditional businesses has some thousand. */
export const LONGEST_FILE = 20_000;

const head = [
  ...['Mã cơ sở / Establishment', 'Loại hình / Kind', 'Mã đơn vị / Unit', 'Địa bàn / Place', 'Nguy cơ / Risk'],
  ...['Có điều kiện / Conditional', 'Dễ bị lợi dụng / Prone to abuse', 'Có giấy phép / Licensed'],
  ...['Mở từ ngày / Opened on', 'Đóng từ ngày / Closed on'],
];

/**
 * All establishments that are found, not those of the page alone: as the list, without name or address.
 * @throws QuestionRefused for more than a file holds
 */
export async function establishmentsTable(
  context: GatewayContext,
  { filter, totalCount }: EstablishmentsAnswer,
): Promise<Table> {
  if (totalCount > LONGEST_FILE) throw new QuestionRefused('too-many-for-a-file', { most: String(LONGEST_FILE) });
  const { map } = (await context.known()).units.at(null);
  const page = { first: LONGEST_FILE, after: null };
  const { rows } = await pageOfEstablishments(context.parts.pool, context.live.readModels, { filter, page });
  return { head, lines: rows.map((row) => lineOf(row, map)) };
}

function lineOf(row: EstablishmentRow, map: UnitMap): Line {
  const unit = map.byKey.get(row.unit);
  return [
    ...[text(row.establishment), text(worded('kind-of-establishment', row.kind))],
    ...[text(row.unit), text(unit ? fullNameOf(unit) : '')],
    ...[text(worded('risk', row.risk)), yesOrNo(row.conditional), yesOrNo(row.prone), yesOrNo(row.licensed)],
    ...[dayCell(row.openedOn), dayCell(row.closedOn)],
  ];
}

function worded(dimension: string, value: string): string {
  const words = partWords(dimension, value);
  return words === null ? value : inBoth(words);
}

/** The days that the list speaks of: from the day since when nothing was inspected until today; else the day that they stand on. */
export function daysOfEstablishments({ today }: GatewayContext, { filter }: EstablishmentsAnswer): ReportsAsked {
  const from = filter.notInspectedSince ?? filter.on ?? today;
  return { from, to: filter.notInspectedSince !== null && from < today ? today : from, asOf: null };
}
