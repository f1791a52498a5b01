import type { GatewayContext } from '../../graphql/context.ts';
import { readingBy, type Composed } from '../compose.ts';
import { changedIndicators, changesOf, type FigureChange } from './changes.ts';
import { knownReport, type KnownReport } from '../known.ts';
import type { FigureAsked } from '../question/asked.ts';
import { askedIn } from '../lines/layout.ts';
import { lockOf } from '../lateness/locks.ts';
import { readTold, type ReadBy } from '../figures/reading.ts';
import { reachOf, wholeOf } from '../question/reach.ts';
import { reportersOf } from '../lines/rows.ts';
import type { ToldByRef } from '../figures/told.ts';

/** What became of the figures of a report after a position. */
export interface ChangedSince {
  readonly since: bigint;
  readonly upTo: bigint;
  readonly figures: readonly FigureChange[];
}

/**
 * Every figure of a report that is another now than at the position where it was told, with the corrections, withdrawals and late
 * entries in between. Live it is told by the same rules: late work that waits is in neither.
 */
export async function changedSince(context: GatewayContext, composed: Composed, upTo: bigint): Promise<ChangedSince> {
  const { known, layout, told, by } = composed;
  const later = await knownReport(context, known.key, upTo);
  const now = await readingBy(context, later, by.map);
  const after = await readTold(context, askedIn(layout), now.by);
  const figures = await compared(context, { before: told, after, since: known.position, by: now.by });
  return { since: known.position, upTo, figures };
}

/** Where the line of an agency differs from what it signed. */
export interface LineDifference {
  readonly agency: string;
  /** Where its figures were frozen. */
  readonly signedAt: bigint;
  readonly figures: readonly (FigureChange & { readonly covered: boolean })[];
}

/**
 * Figures of the agencies' own lines that are others at the position of the report than what the agencies signed. How many
 * reports came is none: that of the agency itself always came after it was signed.
 */
export async function lineDifferences(
  context: GatewayContext,
  { known, by }: Pick<Composed, 'known' | 'by'>,
): Promise<readonly LineDifference[]> {
  const found: LineDifference[] = [];
  for (const agency of reportersOf(known)) {
    const report = known.reports.find((one) => one.agency === agency);
    const lock = report && lockOf(report, known.positionOf);
    if (!lock) continue;
    const signedAt = lock.submissions.at(-1)!.position;
    const figures = await lineOf(context, { known, by, agency, signedAt });
    const covers = report.accepted?.covers ?? null;
    const isCovered = (ref: string) => covers !== null && (covers.all || covers.refs.includes(ref));
    if (figures.length > 0) {
      found.push({ agency, signedAt, figures: figures.map((one) => ({ ...one, covered: isCovered(one.told.ref) })) });
    }
  }
  return found;
}

interface LineAsked {
  readonly known: KnownReport;
  readonly by: ReadBy;
  readonly agency: string;
  readonly signedAt: bigint;
}

async function lineOf(
  context: GatewayContext,
  { known, by, agency, signedAt }: LineAsked,
): Promise<readonly FigureChange[]> {
  const key = { ...known.key, reporter: agency };
  const whole = wholeOf(reachOf(key, known.period), by.defined);
  const asked = known.template.version.sections
    .flatMap(({ figures }) => figures)
    .filter(({ indicator }) => !tellsOfReporting(by, indicator))
    .map(({ indicator, part }): FigureAsked => {
      return { ...whole(indicator), indicator, part, obligation: null, quarter: null, column: 'period' };
    });
  const signed = await readingBy(context, await knownReport(context, key, signedAt), by.map);
  const before = await readTold(context, asked, signed.by);
  const now = { ...by, key };
  const after = await readTold(context, asked, now);
  return compared(context, { before, after, since: signedAt, by: now });
}

function tellsOfReporting({ defined }: ReadBy, indicator: string): boolean {
  return defined.present.byCode.get(indicator)?.[0]?.measure?.startsWith('reporting.') ?? false;
}

interface Comparing {
  readonly before: ToldByRef;
  readonly after: ToldByRef;
  readonly since: bigint;
  readonly by: ReadBy;
}

async function compared(
  context: GatewayContext,
  { before, after, since, by }: Comparing,
): Promise<readonly FigureChange[]> {
  const indicators = changedIndicators(before, after);
  if (indicators.length === 0) return [];
  const asked = { indicators, after: since, upTo: by.position, to: by.period.to };
  const between = await context.live.reader.between(asked, { signal: context.signal });
  return changesOf(before, after, { between, by });
}
