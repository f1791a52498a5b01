import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { MapChoice, UnitMap } from '@lien-nganh/vocabulary';
import type { Question } from '../../figure/question.ts';
import type { Days } from '../../figure/same-unit.ts';
import type { Figure } from '../../figure/value.ts';
import { comesInReleases, versionsOf, type AsDefined } from '../../figure/versions.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { mayReadFigure } from '../../graphql/answers/questions.ts';
import type { Circumstances } from '../../ledger/reading/materials.ts';
import type { Target } from '../../matrix/plan-targets.ts';
import { isFraming, type Definition } from '../../measures/definition.ts';
import { refOf, type FigureAsked, type ReportKey } from '../question/asked.ts';
import { daysAsked, isRead, type ColumnRead, type PeriodDays } from '../question/days.ts';
import { isOfPlan, plannedBy, readPlanned, type PlannedOf } from './planned.ts';
import { targetsFor, type Planned } from './targets.ts';
import type { Told, ToldByRef } from './told.ts';
import { differenceOf, percentOfPlan, plannedValue } from './values.ts';

/** What the figures of a report are read by. */
export interface ReadBy {
  readonly key: ReportKey;
  readonly period: PeriodDays;
  readonly position: bigint;
  readonly map: MapChoice;
  readonly defined: AsDefined;
  readonly units: UnitMap;
  /** Of the plans that were in force on the last day. */
  readonly targets: readonly Target[];
  /** By slug, of all times. */
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly circumstances: Circumstances;
}

/** The same once it is known what was planned. */
interface ReadWith extends ReadBy {
  readonly planned: PlannedOf;
}

const ACTION = 'gateway.read-figures';

/**
 * Reads figures of a report, each a figure of its own at the one position, under the rights of a figure; what is compared is
 * worked out from them and from nothing else. The number of queries is that of the periods, dimensions and axes.
 */
export async function readTold(
  context: GatewayContext,
  asked: readonly FigureAsked[],
  how: ReadBy,
): Promise<ToldByRef> {
  const by: ReadWith = { ...how, planned: await readPlanned(context, asked, how) };
  const wanted = new Map(asked.map((one) => [refOf(by.key, one), one]));
  const needed = [...wanted.values()].flatMap((one) => neededFor(one, by));
  const questions = new Map<string, Question>();
  for (const one of needed) {
    const question = questionOf(context, one, by);
    if (question !== null) questions.set(nameOf(one), question);
  }
  const figures = await context.live.reader.figures([...questions.values()], by.circumstances);
  const read: Read = new Map([...questions.keys()].map((name, index) => [name, figures[index]!]));
  return new Map([...wanted].map(([ref, one]) => [ref, toldOf(context, { ref, asked: one, by, questions, read })]));
}

/** What is read of the ledger: a figure of the report, or how far a plan was reached on the days of the plan. */
interface ToRead {
  readonly asked: FigureAsked & { readonly column: ColumnRead };
  readonly planned: Extract<Planned, { is: 'one' }> | null;
}

type Read = ReadonlyMap<string, Figure>;

const comparedIn = {
  change: ['previous', 'period'],
  'change-on-year': ['last-year', 'period'],
} as const;

function neededFor(asked: FigureAsked, by: ReadWith): readonly ToRead[] {
  const { column } = asked;
  const plain = (one: ColumnRead): ToRead => ({ asked: { ...asked, column: one }, planned: null });
  if (isRead(column)) return [plain(column)];
  if (column === 'plan') return [];
  if (column !== 'percent-of-plan') return comparedIn[column].map(plain);
  const planned = by.planned(asked);
  return planned.is === 'one' ? [{ asked: { ...asked, column: 'period' }, planned }] : [];
}

function nameOf({ asked, planned }: ToRead): string {
  const { indicator, unit, agency, obligation, part, quarter, column } = asked;
  return JSON.stringify([indicator, unit, agency, obligation, part, quarter, column, planned?.days ?? null]);
}

/** `null`: it cannot be asked, or the caller may not. */
function questionOf(context: GatewayContext, toRead: ToRead, by: ReadWith): Question | null {
  const definition = definitionOf(toRead.asked, by);
  if (definition === null || !maySee(context, toRead, { definition, by })) return null;
  if (whyNotDivided(toRead, by) !== null) return null;
  const { indicator, unit, obligation, part } = toRead.asked;
  const agency = isOwnRelease(definition, toRead.asked) ? null : toRead.asked.agency;
  const whole = { indicator, unit, agency, obligation, ...daysRead(toRead, by), asOf: by.position, map: by.map };
  return part === null ? { ...whole, breakdown: null } : { ...whole, breakdown: part.dimension, part: part.value };
}

function daysRead({ asked, planned }: ToRead, { period }: ReadWith): Days {
  return planned?.days ?? daysAsked(period, asked);
}

interface Guarded {
  readonly definition: Definition;
  readonly by: ReadWith;
}

function maySee(context: GatewayContext, toRead: ToRead, { definition, by }: Guarded): boolean {
  const { agency } = toRead.asked;
  return mayReadFigure(context, ACTION, { definition, agency, to: daysRead(toRead, by).to });
}

/** A release tells of no agency's line: in the report of whoever released it, it is theirs. */
function isOwnRelease(definition: Definition, { agency }: FigureAsked): boolean {
  return agency !== null && comesInReleases(definition);
}

function definitionOf({ indicator }: FigureAsked, { defined }: Pick<ReadBy, 'defined'>): Definition | null {
  return isFraming(indicator) ? null : (defined.present.byCode.get(indicator)?.[0] ?? null);
}

/** Why the version of those days cannot be divided so; `null`: it can. */
function whyNotDivided({ asked, planned }: ToRead, by: ReadWith): ReportValue | null {
  if (asked.part === null) return null;
  const { definition } = versionsOf({ indicator: asked.indicator, ...daysRead({ asked, planned }, by) }, by.defined);
  const { dimension } = asked.part;
  return definition.breakdowns.some((one) => one.dimension === dimension)
    ? null
    : { is: 'missing', because: 'not-broken-down' };
}

interface Telling {
  readonly ref: string;
  readonly asked: FigureAsked;
  readonly by: ReadWith;
  readonly questions: ReadonlyMap<string, Question>;
  readonly read: Read;
}

function toldOf(context: GatewayContext, telling: Telling): Told {
  const { ref, asked, by, questions, read } = telling;
  const definition = definitionOf(asked, by);
  const needed = neededFor(asked, by);
  const values = needed.map((one) => valueOf(context, one, telling));
  const own = isRead(asked.column) ? nameOf(needed[0]!) : null;
  return {
    ...{ ref, asked, definition },
    value: workedOut(context, telling, values),
    definitionVersions: versionsIn(needed.map((one) => read.get(nameOf(one)))),
    question: (own !== null && questions.get(own)) || null,
    figure: (own !== null && read.get(own)) || null,
    targets: definition !== null && isOfPlan(asked) ? targetsShown(context, asked, { definition, by }) : [],
  };
}

/** Whose targets there are is shown to whoever may see the figure, and the line of one of those who planned. */
function targetsShown(context: GatewayContext, asked: FigureAsked, { definition, by }: Guarded): readonly Target[] {
  const { to } = by.period;
  const maySeeLine = (agency: string | null) => mayReadFigure(context, ACTION, { definition, agency, to });
  if (!maySeeLine(asked.agency)) return [];
  return targetsFor(asked, plannedBy(by, definition)).filter(({ agencies }) => agencies.some(maySeeLine));
}

function workedOut(context: GatewayContext, { asked, by }: Telling, values: readonly ReportValue[]): ReportValue {
  const { column } = asked;
  if (isRead(column)) return values[0]!;
  if (column === 'change' || column === 'change-on-year') return differenceOf(values[0]!, values[1]!);
  const definition = definitionOf(asked, by);
  if (definition === null) return { is: 'missing', because: 'not-defined' };
  const { agency } = asked;
  if (!mayReadFigure(context, ACTION, { definition, agency, to: by.period.to })) return { is: 'not-yours' };
  const planned = by.planned(asked);
  return column === 'plan' ? plannedValue(planned) : percentOfPlan(values[0] ?? plannedValue(planned), planned);
}

/** What was read, or why nothing was. */
function valueOf(context: GatewayContext, toRead: ToRead, { by, read }: Telling): ReportValue {
  const definition = definitionOf(toRead.asked, by);
  if (definition === null) return { is: 'missing', because: 'not-defined' };
  const figure = read.get(nameOf(toRead));
  if (figure === undefined) {
    return maySee(context, toRead, { definition, by }) ? whyNotDivided(toRead, by)! : { is: 'not-yours' };
  }
  const { agency } = toRead.asked;
  const releasedByOthers = figure.frame.releases.some((one) => one.agency !== agency);
  const isTheirs = !isOwnRelease(definition, toRead.asked) || !releasedByOthers;
  return isTheirs ? figure.value : { is: 'missing', because: 'no-lines' };
}

function versionsIn(figures: readonly (Figure | undefined)[]): readonly number[] {
  const versions = figures.flatMap((one) => one?.frame.definitionVersions ?? []);
  return [...new Set(versions)].sort((a, b) => a - b);
}
