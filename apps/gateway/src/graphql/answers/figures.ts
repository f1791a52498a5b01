import { fullNameOf } from '@lien-nganh/vocabulary';
import type { Figure as LedgerFigure } from '../../figure/value.ts';
import { axisOf, type Question } from '../../figure/question.ts';
import { isStock } from '../../figure/versions.ts';
import type { Detail } from '../../ledger/drill-down/detail.ts';
import type { LeftOut } from '../../ledger/reading/left-out.ts';
import type { UnitSpan } from '../../figure/same-unit.ts';
import type { Connection } from '../types/common.ts';
import type { GatewayContext } from '../context.ts';
import {
  circumstancesOf,
  daysOfMaps,
  definitionOf,
  lineAsked,
  periodAsked,
  permitFigure,
  unitAsked,
  type PeriodArgs,
} from './questions.ts';
import type { Figure, Frame } from '../types/figure.ts';

/** A figure as GraphQL shows it, with the question that it answers, for its events. */
export interface FigureAnswer extends Figure {
  readonly question: Question;
  /** Records that it leaves out, and so do its events. */
  readonly leftOut?: LeftOut;
}

export interface FigureArgs extends PeriodArgs {
  readonly indicator: string;
  readonly unit?: string | null;
  readonly agency?: string | null;
  readonly obligation?: string | null;
  readonly breakdown?: string | null;
  readonly part?: string | null;
}

/** Answers one question, if the caller may ask it. Every single figure of the schema comes from here or from the overview. */
export async function askFigure(context: GatewayContext, action: string, args: FigureArgs): Promise<FigureAnswer> {
  const definition = await definitionOf(context, args.indicator);
  const { agency, obligation } = await lineAsked(context, args);
  permitFigure(context, action, { definition, agency, to: args.to });
  const period = await periodAsked(context, args);
  // A stock is of its last day, and so is its map.
  const days = daysOfMaps(isStock(definition) ? { ...period, from: period.to } : period, context.today);
  const question: Question = {
    ...period,
    indicator: args.indicator,
    unit: await unitAsked(context, args.unit, days),
    agency,
    obligation,
    breakdown: args.breakdown ?? null,
    ...(typeof args.part === 'string' ? { part: args.part } : {}),
  };
  const figure = await context.live.reader.figure(question, await circumstancesOf(context));
  return shownFigure(context, question, figure);
}

export async function shownFigure(
  context: GatewayContext,
  question: Question,
  figure: LedgerFigure,
): Promise<FigureAnswer> {
  const { value, frame, parts } = figure;
  const { incomplete } = await context.knownTo();
  return {
    question,
    value,
    frame: shownFrame(context, frame, incomplete),
    overlaps: frame.overlaps,
    openPairs: frame.openPairs,
    parts: parts?.values ?? null,
    get steps() {
      return figure.steps;
    },
  };
}

function shownFrame(
  { parts: { log } }: GatewayContext,
  frame: LedgerFigure['frame'],
  incomplete: readonly string[],
): Frame {
  const { definitionVersions, asOf, completeTo, spans } = frame;
  return {
    ...frame,
    spans: spans.map(shownSpan),
    definitionVersion: definitionVersions.at(-1) ?? null,
    asOf: asOf === null ? null : `${log.id}:${asOf}`,
    completeTo: completeTo && { position: `${completeTo.log}:${completeTo.position}`, at: completeTo.at },
    incomplete,
  };
}

/** A unit under one key, on the days on which it bore it. */
export function shownSpan({ unit, from, to }: UnitSpan) {
  return { unit: unit.key, fullName: fullNameOf(unit), from, to };
}

/** The ledger's rows behind a figure. Withheld figures have none to show. */
export async function eventsBehind(
  context: GatewayContext,
  { question, leftOut }: FigureAnswer,
  page: { readonly first: number; readonly after: string | null },
): Promise<Connection<unknown>> {
  const definition = await definitionOf(context, question.indicator);
  permitFigure(context, 'gateway.read-figure-events', { definition, agency: lineAgency(question), to: question.to });
  const circumstances = { ...(await circumstancesOf(context)), ...(leftOut ? { leftOut } : {}) };
  const { totalCount, facts, hasMore } = await context.live.reader.details(question, page, circumstances);
  const edges = facts.map((detail) => ({ cursor: detail.cursor, node: shownEvent(context, detail) }));
  return {
    totalCount,
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function lineAgency(question: Question): string | null {
  const { axis, line } = axisOf(question);
  return axis === 'agency' ? line : null;
}

function shownEvent({ parts: { log } }: GatewayContext, detail: Detail) {
  const { position, sign, version, value, unit, ...rest } = detail;
  return { ...rest, unit, value, at: `${log.id}:${position}`, reversal: sign === -1, definitionVersion: version };
}
