import { reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { EstablishmentRecord } from '../integration/reference.ts';

export const linesInput = z
  .array(z.strictObject({ establishment: text(200), by: day.nullable() }))
  .min(1)
  .max(500);
export type LinesInput = z.output<typeof linesInput>;

export const lineRules = ['establishment-is-known', 'line-lies-in-the-period', 'one-line-per-establishment'] as const;

type Sites = ReadonlyMap<string, EstablishmentRecord>;

export function lineFault(lines: LinesInput, period: { readonly from: string; readonly to: string }, known: Sites) {
  const named = lines.map(({ establishment }) => establishment);
  if (new Set(named).size < named.length) return reject('one-line-per-establishment');
  const unknown = named.find((establishment) => !known.has(establishment));
  if (unknown !== undefined) return reject('establishment-is-known', { establishment: unknown });
  const outside = lines.some(({ by }) => by !== null && (by < period.from || by > period.to));
  return outside ? reject('line-lies-in-the-period') : null;
}

/** Lines with kind and unit as they were when the place was chosen. */
export function chosen(lines: LinesInput, known: Sites) {
  return lines.map(({ establishment, by }) => {
    const { kind, unit } = known.get(establishment)!;
    return { establishment, kind, unit, by };
  });
}
