import { isErased } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { GatewayContext } from '../graphql/context.ts';

/** A text that somebody wrote; or by which decision it was erased, `null` where that is not known. */
export type WrittenText =
  { readonly is: 'text'; readonly text: string } | { readonly is: 'erased'; readonly decision: string | null };

/** What officers wrote in a report: by section, and why they say that a figure is wrong. */
export interface Written {
  readonly narrative: ReadonlyMap<string, WrittenText>;
  readonly reasons: ReadonlyMap<string, WrittenText>;
}

export const nothingWritten: Written = { narrative: new Map(), reasons: new Map() };

/** Of a record of the reporting service only this is looked at. */
const record = z.object({
  narrative: z.array(z.object({ slot: z.string(), text: z.unknown() })).default([]),
  adjustments: z.array(z.object({ adjustment: z.string(), reason: z.unknown() })).default([]),
});

/**
 * What was written in a report by a position, with the caller's own token; `null`: it is not the caller's to read, or nothing was
 * begun.
 *
 * @throws Problem unavailable where the reporting service does not answer
 */
export async function writtenIn(context: GatewayContext, name: string, position: bigint): Promise<Written | null> {
  const { parts, caller, request, signal } = context;
  if (parts.readReportRecord === null) return null;
  const as = { authorization: caller.authorization, correlationId: request.correlationId, signal };
  const read = record.safeParse(await parts.readReportRecord(name, `${parts.log.id}:${position}`, as));
  if (!read.success) return null;
  const { narrative, adjustments } = read.data;
  return {
    narrative: new Map(narrative.flatMap(({ slot, text }) => pairOf(slot, text))),
    reasons: new Map(adjustments.flatMap(({ adjustment, reason }) => pairOf(adjustment, reason))),
  };
}

function pairOf(name: string, value: unknown): readonly (readonly [string, WrittenText])[] {
  const written = writtenText(value);
  return written === null ? [] : [[name, written]];
}

/** A text as a record of a service shows it. */
export function writtenText(value: unknown): WrittenText | null {
  if (typeof value === 'string') return { is: 'text', text: value };
  return isErased(value) ? { is: 'erased', decision: value.decision } : null;
}

/** By which address the reporting service has an agency’s own report of a period, and the one that consolidates them. */
export function recordOf(regime: string, period: string, agency: string | null): string {
  const name = agency === null ? `consolidation/${regime}.${period}` : `agency-report/${regime}.${period}.${agency}`;
  return name.split('/').map(encodeURIComponent).join('/');
}

/** Told by whoever reads: in the place of what was erased stands by which decision. */
export function textOf(written: WrittenText | undefined): string {
  if (written === undefined) return '';
  if (written.is === 'text') return written.text;
  return written.decision === null ? '(đã xóa)' : `(đã xóa theo quyết định ${written.decision})`;
}
