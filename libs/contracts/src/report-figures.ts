import { z } from 'zod';
import { id, obligationKey, sensitivity, unitKey } from './shapes.ts';

/** What stands beside what in a report. `change`: this period less the one before; `change-on-year`: less last year's. */
const column = z.enum([
  ...(['period', 'previous', 'last-year', 'change', 'change-on-year'] as const),
  ...(['year-to-date', 'plan', 'percent-of-plan'] as const),
]);
export type ReportColumn = z.infer<typeof column>;

/** Whole, in digits, `-` before a negative one: exact at any size. */
const digits = z.string().regex(/^-?\d+$/);

/** These never turn into each other, in any output. */
const value = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('number'), value: digits }),
  /** Of a plan, one decimal, half up. */
  z.strictObject({ is: z.literal('percent'), value: z.string().regex(/^-?\d+\.\d$/) }),
  /** None, and how often somebody looked. */
  z.strictObject({ is: z.literal('zero'), checks: z.string().regex(/^\d+$/) }),
  /** A word of the gateway's figures, or `no-target`: nothing was planned. */
  z.strictObject({ is: z.literal('missing'), because: z.string() }),
  z.strictObject({ is: z.literal('withheld') }),
  z.strictObject({ is: z.literal('cannot-be-carried'), because: z.string() }),
  /** Whose report it is may not see it. */
  z.strictObject({ is: z.literal('not-yours') }),
]);
export type ReportValue = z.infer<typeof value>;

const figure = z.strictObject({
  /** Finds the figure again, at any position: `<period>-<ten letters and digits>`, by what is asked alone. */
  ref: z.string().regex(/^[0-9A-Za-z-]+-[0-9A-Z]{10}$/),
  indicator: id,
  /** Versions of the definition that hold on some day of what the column is of, in order. */
  definitionVersions: z.array(z.int().positive()),
  /** `null`: the whole province. */
  unit: unitKey.nullable(),
  /** Whose line it is; `null`: of all, each thing once. */
  agency: id.nullable(),
  obligation: obligationKey.nullable(),
  part: z.strictObject({ dimension: z.string(), value: z.string() }).nullable(),
  /** 1 to 4: only that quarter of the year so far; `null`: the whole of what the column is of. */
  quarter: z.int().min(1).max(4).nullable(),
  column,
  sensitivity,
  value,
});
export type ReportFigure = z.infer<typeof figure>;

/**
 * What `GET /api/reports/<regime>/<period>/figures?reporter=<agency>&position=<log>:<position>` answers: every figure of a
 * report, at one position of the log. The same position gives the same answer for ever, to whoever has the same rights.
 */
export const reportFigures = z.strictObject({
  regime: id,
  period: z.string(),
  /** `null`: the report that consolidates those of all. */
  reporter: id.nullable(),
  template: z.strictObject({ id, version: z.int().positive() }),
  /** `<log>:<position>`: as the log had it up to here. */
  position: z.string().regex(/^[A-Za-z0-9-]+:\d+$/),
  /** In order of `ref`. */
  figures: z.array(figure),
  /** Late records that the consolidated figures leave out, in order: they still wait under this regime. */
  leftOut: z.array(z.string()),
  /** SHA-256 in hex over {@link canonicalJson} of everything else. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ReportFigures = z.infer<typeof reportFigures>;

/** What the hash is taken over: names in order of code points, text in NFC, no blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(normal(value)) ?? 'null';
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  const named = fields.map(([name, one]) => [name.normalize('NFC'), one] as const).sort(byName);
  return `{${named.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
}

function normal(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC') : value;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The part of figures that its hash is taken over. */
export function hashedOf({ hash: _, ...rest }: ReportFigures): Omit<ReportFigures, 'hash'> {
  return rest;
}
