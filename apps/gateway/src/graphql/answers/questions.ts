import { resolveReference } from '@lien-nganh/event-store';
import { parsePosition, type Day, type Position } from '@lien-nganh/kernel';
import { dayOf, mapDayOf, type MapChoice, type UnitKey } from '@lien-nganh/vocabulary';
import { checkQuestion, QuestionRefused } from '../../figure/question.ts';
import type { Circumstances } from '../../ledger/reading/materials.ts';
import { isFraming, type Definition } from '../../measures/definition.ts';
import type { KnownTo } from '../../consuming/progress.ts';
import { unitNamed } from '../../figure/words/unit-named.ts';
import type { Days } from '../../figure/same-unit.ts';
import type { GatewayContext } from '../context.ts';
import { badInput, forbidden, notYetKnown } from '../errors.ts';

/** The period, moment and map of a question, as they come in. */
export interface PeriodArgs {
  readonly from: Day;
  readonly to: Day;
  readonly asOf?: string | null;
  readonly map: string;
}

/** The same, with the position that `asOf` means. */
export interface PeriodAsked {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: bigint | null;
  readonly map: MapChoice;
}

/**
 * Works out what `asOf` means, waiting a bounded time for what has not arrived yet.
 * @throws GraphQLError NOT_YET_KNOWN, BAD_USER_INPUT
 * @throws QuestionRefused for a period that is none
 */
export async function periodAsked(context: GatewayContext, { from, to, asOf, map }: PeriodArgs): Promise<PeriodAsked> {
  checkQuestion({ agency: null, obligation: null, from, to });
  const position = asOf ? await positionOf(context, asOf) : null;
  return { from, to, asOf: position, map };
}

export async function circumstancesOf(context: GatewayContext): Promise<Circumstances> {
  const { frontier } = await context.knownTo();
  return { frontier, today: context.today, signal: context.signal };
}

async function positionOf(context: GatewayContext, asOf: string): Promise<bigint> {
  const parsed = parsePosition(asOf);
  return parsed ? knownPosition(context, parsed) : settledPositionOfDay(context, asOf);
}

/** What is known up to a position of this log, or of one that it continues, up to where they part. */
async function knownPosition(context: GatewayContext, asked: { log: string; position: Position }): Promise<bigint> {
  const { id } = context.parts.log;
  const position = await resolveReference(context.parts.store, asked, { signal: context.signal });
  if (position === null) throw badInput(`Phải là vị trí trong nhật ký ${id}.`, `Takes a position of the log ${id}.`);
  const known = await wait(context, position);
  if (known.frontier === null || known.frontier.position < position) throw notYetKnown(printed(known));
  return position;
}

/** A day is settled once the log was read on a later one; today means: up to where everything has arrived. */
async function settledPositionOfDay(context: GatewayContext, day: Day): Promise<bigint> {
  const known = await wait(context, 0n);
  const { frontier } = known;
  if (frontier === null || day > dayOf(frontier.at)) throw notYetKnown(printed(known));
  if (day === dayOf(frontier.at)) return frontier.position;
  return context.live.reader.positionOfDay(day, { signal: context.signal });
}

async function wait(context: GatewayContext, position: bigint): Promise<KnownTo> {
  const now = await context.knownTo();
  if (now.frontier !== null && now.frontier.position >= position) return now;
  return context.waitFor(position);
}

function printed({ frontier }: KnownTo): Readonly<Record<string, string>> | null {
  return frontier && { position: `${frontier.log}:${frontier.position}`, at: frontier.at };
}

/** The unit of a question: a key, or the code that it bears on the maps of some days. @throws QuestionRefused */
export async function unitAsked(
  context: GatewayContext,
  unit: string | null | undefined,
  days: Days,
): Promise<UnitKey | null> {
  return unit ? unitNamed((await context.known()).units.at(null).map, unit, days) : null;
}

/** The days whose maps a question is asked on: all of the period as it was, or one. */
export function daysOfMaps({ from, to, map }: Pick<PeriodAsked, 'from' | 'to' | 'map'>, today: Day): Days {
  if (map === 'as-was') return { from, to };
  const day = mapDayOf(map, { occurredOn: to, today });
  return { from: day, to: day };
}

/** @throws GraphQLError BAD_USER_INPUT for an agency or obligation that the gateway has never heard of */
export async function lineAsked(
  context: GatewayContext,
  { agency, obligation }: { readonly agency?: string | null; readonly obligation?: string | null },
): Promise<{ readonly agency: string | null; readonly obligation: string | null }> {
  if (agency && !(await context.loaders.agency.load(agency))) {
    throw badInput(`Không có cơ quan “${agency}”.`, `There is no agency “${agency}”.`);
  }
  if (obligation && !(await context.loaders.obligation.load(obligation))) {
    throw badInput(`Không có nhiệm vụ “${obligation}”.`, `There is no obligation “${obligation}”.`);
  }
  return { agency: agency ?? null, obligation: obligation ?? null };
}

/** The latest version of each definition that can be asked for; those that the ledger keeps for itself are none. */
export async function latestDefinitions(context: GatewayContext): Promise<readonly Definition[]> {
  const { byCode } = (await context.known()).definitions.at(null);
  return [...byCode].flatMap(([code, [latest]]) => (latest === undefined || isFraming(code) ? [] : latest));
}

/**
 * The same with the obligations that each was about at a position; what nobody had defined by then is left out. All else is
 * of today, its sensitivity above all: a past picture is shown under today's right.
 */
export async function definitionsKnown(context: GatewayContext, asOf: bigint | null): Promise<readonly Definition[]> {
  const latest = await latestDefinitions(context);
  if (asOf === null) return latest;
  const { byCode } = (await context.known()).definitions.at(asOf);
  return latest.flatMap((definition) => {
    const then = byCode.get(definition.code)?.[0];
    return then === undefined ? [] : { ...definition, obligations: then.obligations };
  });
}

/** The latest version of one. @throws QuestionRefused for an indicator that nobody has defined */
export async function definitionOf(context: GatewayContext, code: string): Promise<Definition> {
  return definitionNamed(await latestDefinitions(context), code);
}

/** @throws QuestionRefused for an indicator that is not among them */
export function definitionNamed(definitions: readonly Definition[], code: string): Definition {
  const found = definitions.find((definition) => definition.code === code);
  if (!found) throw new QuestionRefused('indicator-unknown', { indicator: code });
  return found;
}

/** Whose figure it is: the agency's whose line it is, and nobody's where it is the total. */
export function mayReadFigure(
  context: GatewayContext,
  action: string,
  { definition, agency, to }: { readonly definition: Definition; readonly agency: string | null; readonly to: Day },
): boolean {
  const { sensitivity } = definition;
  return context.may(action, { sensitivity, owners: agency === null ? [] : [agency], on: to });
}

/** @throws GraphQLError FORBIDDEN */
export function permitFigure(...asked: Parameters<typeof mayReadFigure>): void {
  if (!mayReadFigure(...asked)) throw forbidden(asked[1]);
}
