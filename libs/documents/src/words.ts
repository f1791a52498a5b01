import type { Frame, Table } from './blocks.ts';
import { longDay, vietnamMoment } from './days.ts';
import type { Annex, OfficialDocument, Provenance } from './model.ts';
import { NOT_CARRIED, WITHHELD } from './values.ts';

/** The words that every official document has, and where its layout puts them (Decree 30/2020, annex I). */

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const NOTHING_WRITTEN = '(Chưa ghi nội dung.)';

const BY_HAND = '………';

/** `Số: 12/BC-UBND`. */
export function numberLine({ number }: OfficialDocument): string {
  return `Số: ${number.value ?? BY_HAND}/${number.symbol}`;
}

/** `Lai Châu, ngày 05 tháng 7 năm 2013`. */
export function placeAndDay({ place, date }: OfficialDocument): string {
  return `${place}, ${longDay(date)}`;
}

/** What the file says its title is: its type and its subject. */
export function titleOf({ type, subject }: OfficialDocument): string {
  return type === null ? `V/v ${subject}` : `${type} ${subject}`;
}

/** The lines on which a decision rests: each ends with a semicolon, the last with a comma before a decision, else a full stop. */
export function basisLines({ bases, decidedBy }: OfficialDocument): readonly string[] {
  return ended(bases, decidedBy === null ? '.' : ',');
}

/** `QUYẾT ĐỊNH:`, between what a decision rests on and what it decides. */
export function decidesLine({ type }: OfficialDocument): string {
  return `${(type ?? 'Quyết định').toLocaleUpperCase('vi')}:`;
}

/** `- Như trên;`, …, `- Lưu: VT, VX.` */
export function recipientLines({ recipients }: OfficialDocument): readonly string[] {
  return ended(recipients, '.').map((line) => `- ${line}`);
}

/** Each addressee on a line of its own; a single one behind the words. */
export function addresseeLines({ addressees }: OfficialDocument): readonly string[] {
  return addressees.length === 1 ? addressees : ended(addressees, '.').map((line) => `- ${line}`);
}

function ended(lines: readonly string[], last: string): string[] {
  return lines.map((line, index) => `${line.replace(/[;.,\s]+$/, '')}${index === lines.length - 1 ? last : ';'}`);
}

/** `Phụ lục I`, or without a number. */
export function annexName({ number }: Annex): string {
  return number === null ? 'Phụ lục' : `Phụ lục ${number}`;
}

/** To what an annex belongs. */
export function annexOf(document: OfficialDocument): string {
  const { type, issuer, number, date } = document;
  const kind = type === null ? 'Công văn' : `${type.slice(0, 1)}${type.slice(1).toLocaleLowerCase('vi')}`;
  return `(Kèm theo ${kind} số ${number.value ?? BY_HAND}/${number.symbol} ${longDay(date)} của ${issuer.name})`;
}

/** What one must know to read a table, in the lines below its caption. */
export function frameLines(frame: Frame | null): readonly string[] {
  if (frame === null) return [];
  const unit = frame.unitOfCount === null ? [] : [`Đơn vị tính: ${frame.unitOfCount}`];
  const period = frame.period === null ? [] : [frame.period];
  const source = frame.source === null ? [] : [`Nguồn: ${frame.source}`];
  const definition = frame.definition === null ? [] : [`Định nghĩa: ${frame.definition}`];
  return [[...unit, ...period].join('; '), [...source, ...definition].join('; ')].filter((line) => line !== '');
}

/** What the words and signs in a table mean that stand for no number; only those that are in it. */
export function legendLines({ rows }: Pick<Table, 'rows'>): readonly string[] {
  const values = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell?.is === 'figure' ? [cell.figure.value] : [])),
  );
  const zero = values.some((value) => value.is === 'zero' && value.checks !== null);
  const missing = distinct(values.flatMap((value) => (value.is === 'missing' ? [`“${value.because}”`] : [])));
  const carried = distinct(values.flatMap((value) => (value.is === 'cannot-be-carried' ? [value.because] : [])));
  return [
    ...(zero ? ['0 (n kt): không có, sau n lượt kiểm tra.'] : []),
    ...(missing.length > 0 ? [`${missing.join(', ')}: không có số liệu, không phải bằng 0.`] : []),
    ...(values.some(({ is }) => is === 'withheld') ? [WITHHELD_MEANS] : []),
    ...(carried.length > 0 ? [`“${NOT_CARRIED}”: ${carried.join('; ')}.`] : []),
  ];
}

const WITHHELD_MEANS = `“${WITHHELD}”: số liệu có nhưng được giữ lại để không lộ người nào, không phải bằng 0.`;

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort((a, b) => (a < b ? -1 : 1));
}

/** From where the figures are, as the document says it at its end. */
export function provenanceLines(provenance: Provenance): readonly string[] {
  const { log, position, hash, url, madeAt } = provenance;
  return [
    `Số liệu lấy từ nhật ký ${log} đến vị trí ${position}, lập lúc ${vietnamMoment(madeAt)}.`,
    `Mã kiểm tra của nhật ký: ${hash}`,
    ...(url === null ? [] : [`Kiểm tra tại: ${url}`]),
  ];
}

/** What the QR code holds: where to check and what to compare; the hash stands where no address is changed by it. */
export function provenanceCode({ log, position, hash, url }: Provenance): string {
  return url === null ? `${log}:${position} ${hash}` : `${url}#${hash}`;
}

/** Alternative text of the QR code. */
export function provenanceAlt(provenance: Provenance): string {
  return `Mã QR: ${provenanceCode(provenance)}`;
}
