import { figuresAsOf, lookUp, type FiguresAsked, type LookUp } from '@lien-nganh/kernel';
import { z } from 'zod';

/** What of the figures is decided by; the rest is kept as it was told, so that whoever tells them may come to tell more. */
const reportFigures = z.object({
  ...{ regime: z.string(), period: z.string(), reporter: z.string().nullable() },
  template: z.strictObject({ id: z.string(), version: z.int().positive() }),
  position: z.string(),
  figures: z.array(z.object({ ref: z.string() }).catchall(z.json())),
  leftOut: z.array(z.string()),
  hash: z.string(),
});
export type ReportFigures = z.output<typeof reportFigures>;

/** What somebody saw of a report before signing it off: where in the log, and the hash of what was told there. */
export interface Seen {
  readonly position: string;
  readonly hash: string;
}

export type FiguresFound =
  | { readonly is: 'told'; readonly figures: ReportFigures }
  /** Nobody has to ask: the report does not take them now. */
  | { readonly is: 'not-asked' };

/** Figures of a report where somebody saw them. @throws whatever stands against being told them, and then nothing is decided */
export function figuresSeenAt(asked: FiguresAsked): LookUp<FiguresFound> {
  return lookUp([], async (rows, records, elsewhere) => {
    const told = reportFigures.parse(await figuresAsOf(asked).resolve(rows, records, elsewhere));
    return { is: 'told', figures: told };
  });
}

export const notAsked: LookUp<FiguresFound> = lookUp([], () => Promise.resolve({ is: 'not-asked' }));

/** Whether they are what was seen: of that report, there, with that hash. */
export function areAsSeen(
  found: ReportFigures,
  { position, hash }: Seen,
  asked: Omit<FiguresAsked, 'position' | 'late'>,
): boolean {
  const ofThat = found.regime === asked.regime && found.period === asked.period && found.reporter === asked.reporter;
  return ofThat && found.position === position && found.hash === hash;
}

/**
 * Whether one position comes after another. One of another log is earlier: a log that continues another begins after it.
 */
export function isAfter(position: string, other: string): boolean {
  const [log, place] = cut(position);
  const [otherLog, otherPlace] = cut(other);
  return log !== otherLog || BigInt(place) > BigInt(otherPlace);
}

function cut(position: string): readonly [string, string] {
  const colon = position.lastIndexOf(':');
  return [position.slice(0, colon), position.slice(colon + 1)];
}
