import { createHash } from 'node:crypto';
import { reportFigures, type ReportFigures } from '@lien-nganh/contracts/report-figures';
import { z } from 'zod';
import { expectOk, type Connection, type ConnectionOptions } from '../connection.ts';

/** Which report: of an agency, or without one the report that consolidates those of all. */
export interface ReportAsked {
  readonly regime: string;
  readonly period: string;
  readonly agency?: string | undefined;
}

export interface ReportOptions extends ConnectionOptions {
  readonly agency?: string;
  /** `<log>:<position>`; default: the end of what has arrived. */
  readonly position?: string;
}

/** The address of something of a report, `figures` or `document.docx`, with its questions. */
export function addressOf(
  { regime, period, agency }: ReportAsked,
  what: string,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = Object.entries({ reporter: agency, ...more }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  return `/api/reports/${encodeURIComponent(regime)}/${encodeURIComponent(period)}/${what}?${new URLSearchParams(query)}`;
}

/** The figures of a report as they stand at a position. @throws CommandFailed in the words of the platform */
export async function figuresOf(
  connection: Connection,
  asked: ReportAsked,
  how: { readonly position?: string | undefined; readonly late?: string | undefined } = {},
): Promise<ReportFigures> {
  return reportFigures.parse(expectOk(await connection.get(addressOf(asked, 'figures', how))));
}

const recorded = z.object({ id: z.string(), revision: z.number() });

/** Sends a command of the reporting service. */
export async function send(
  connection: Connection,
  path: string,
  content: object,
  key: string = keyOf(path, content),
): Promise<z.infer<typeof recorded>> {
  const sent = await connection.post(`/api/reporting/${path}`, content, { 'idempotency-key': key });
  return recorded.parse(expectOk(sent, [200, 201]));
}

/** Of what is frozen at a position: whoever repeats it after a line broke off records nothing twice. */
function keyOf(path: string, content: object): string {
  return createHash('sha256')
    .update(JSON.stringify([path, content]))
    .digest('hex')
    .slice(0, 40);
}

/** How many figures there are of each kind: a number, zero, missing, withheld are different things. */
export function countsOf({ figures }: ReportFigures): string {
  const counts = new Map<string, number>();
  for (const { value } of figures) counts.set(value.is, (counts.get(value.is) ?? 0) + 1);
  return [...counts].map(([is, count]) => `${words[is] ?? is}: ${count}`).join('; ');
}

const words: Readonly<Record<string, string>> = {
  number: 'số / numbers',
  percent: 'phần trăm / percentages',
  zero: 'không (0) / zeros',
  missing: 'chưa có / missing',
  withheld: 'không hiển thị / withheld',
  'cannot-be-carried': 'không xếp được / cannot be carried',
  'not-yours': 'không được xem / not yours to see',
};
