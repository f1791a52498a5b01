import type { ReportFigures } from '@lien-nganh/contracts/report-figures';
import type { MapChoice } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import type { AsDefined } from '../figure/versions.ts';
import type { GatewayContext } from '../graphql/context.ts';
import { notYetKnown } from '../graphql/errors.ts';
import { dayOfPicture } from '../graphql/matrix/known-when.ts';
import { circumstancesOf, periodAsked } from '../graphql/answers/questions.ts';
import { targetsOf } from '../matrix/plan-targets.ts';
import { plansBetween } from '../read-models/plans.ts';
import type { ReportKey } from './question/asked.ts';
import { daysOf } from './question/days.ts';
import { hashOf } from './hash.ts';
import { knownReport, type KnownReport } from './known.ts';
import { lateIn } from './lateness/late.ts';
import type { LateSorted } from './lateness/late-work.ts';
import { askedIn, layoutOf, type Layout } from './lines/layout.ts';
import { readTold, type ReadBy } from './figures/reading.ts';
import { layoutMaterial } from './lines/rows.ts';
import { reportFigureOf, type ToldByRef } from './figures/told.ts';

export interface ReportAsked extends ReportKey {
  /** `<log>:<position>`, or a day; `null`: up to where everything has arrived. */
  readonly position: string | null;
  readonly map: MapChoice;
  /** Whether consolidated figures hold the late work too, as those of an edition that is restated for it. */
  readonly late?: LateChoice | undefined;
}

/** What becomes of late work in consolidated figures: it waits for the reports of its agencies, or is taken in. */
export const lateChoice = z.enum(['waits', 'taken-in']);
export type LateChoice = z.infer<typeof lateChoice>;

/** A report at one position of the log: its rows and columns, and what stands in each. */
export interface Composed {
  readonly known: KnownReport;
  readonly layout: Layout;
  readonly told: ToldByRef;
  readonly late: LateSorted;
  /** How the figures were read: by the same one reads others of the same moment. */
  readonly by: ReadBy;
}

/**
 * Composes a report by its template at a position: the same position gives the same, to whoever has the same rights.
 *
 * @throws GraphQLError NOT_YET_KNOWN for a position that has not arrived; BAD_USER_INPUT for what is no report
 */
export async function compose(context: GatewayContext, asked: ReportAsked): Promise<Composed> {
  const position = await positionAsked(context, asked.position);
  const known = taking(asked, await knownReport(context, asked, position));
  const { by, late } = await readingBy(context, known, asked.map);
  const layout = layoutOf(await layoutMaterial(context, known, { by }));
  const told = await readTold(context, askedIn(layout), by);
  return { known, layout, told, late, by };
}

function taking({ late }: ReportAsked, known: KnownReport): KnownReport {
  return late === 'taken-in' ? { ...known, takenInTo: known.position } : known;
}

/** How figures of a report are read at its position. */
export async function readingBy(
  context: GatewayContext,
  known: KnownReport,
  map: MapChoice,
): Promise<{ readonly by: ReadBy; readonly late: LateSorted }> {
  const { key, position, period } = known;
  const today = await dayOfPicture(context, position);
  const late = await lateIn(context, known, today);
  const { definitions, units } = await context.known();
  const defined: AsDefined = { definitions: definitions.at(position), present: definitions.at(null) };
  const { map: onMap } = units.at(map === 'as-now' ? null : position);
  const circumstances = { ...(await circumstancesOf(context)), today, leftOut: late.leftOut };
  const targets = await targetsKnown(context, known);
  return {
    late,
    by: { key, period, position, map, defined, units: onMap, targets, agencies: known.agencies, circumstances },
  };
}

async function targetsKnown({ parts, live }: GatewayContext, { period, position }: KnownReport) {
  const days = daysOf(period, 'year-to-date');
  const plans = await plansBetween(parts.pool, live.readModels, { ...days, asOf: position });
  const indicators = plans.flatMap(({ targets }) => targets.map(({ indicator }) => indicator));
  return targetsOf(plans, { indicators, to: days.to });
}

/**
 * The position of a report; waits a bounded time for what has not arrived.
 * @throws GraphQLError NOT_YET_KNOWN
 */
export async function positionAsked(context: GatewayContext, position: string | null): Promise<bigint> {
  if (position !== null) {
    const anyDays = { from: '0001-01-01', to: '0001-01-01', map: 'as-was' };
    const { asOf } = await periodAsked(context, { ...anyDays, asOf: position });
    if (asOf !== null) return asOf;
  }
  const { frontier } = await context.knownTo();
  if (frontier === null) throw notYetKnown(null);
  return frontier.position;
}

/** What a service is told of a report: every figure at the position, and their hash. */
export function figuresTold({ known, told, late }: Composed, log: string): ReportFigures {
  const { key, template, position } = known;
  const { regime, period, reporter } = key;
  const figures = [...told.values()].map(reportFigureOf).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const rest = {
    ...{ regime, period, reporter, figures, position: `${log}:${position}` },
    template: { id: template.id, version: template.version.version },
    leftOut: late.late
      .filter(({ isIn }) => !isIn)
      .map(({ record }) => record)
      .sort(),
  };
  return { ...rest, hash: hashOf(rest) };
}
