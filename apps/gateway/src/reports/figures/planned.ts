import type { GatewayContext } from '../../graphql/context.ts';
import type { Question } from '../../figure/question.ts';
import type { Figure } from '../../figure/value.ts';
import { comesInReleases } from '../../figure/versions.ts';
import type { Definition } from '../../measures/definition.ts';
import type { FigureAsked } from '../question/asked.ts';
import type { ReadBy } from './reading.ts';
import { agreed, plannedFor, type LinesOfAll, type OfAgencies, type Planned, type PlannedBy } from './targets.ts';
import { numberOf } from './values.ts';

/** What was planned for a figure. */
export type PlannedOf = (asked: FigureAsked) => Planned;

export function isOfPlan({ column }: Pick<FigureAsked, 'column'>): boolean {
  return column === 'plan' || column === 'percent-of-plan';
}

/** What plans are read by, for one indicator. */
export function plannedBy(by: ReadBy, definition: Definition | undefined): PlannedBy {
  const { targets, units, agencies } = by;
  return { targets, units, agencies, definition, to: by.period.to };
}

interface Unsettled {
  readonly asked: FigureAsked;
  readonly definition: Definition;
  readonly found: OfAgencies;
}

/**
 * What plans set for each figure that is compared with one. Where agencies planned their own work, the lines of all agencies are
 * read to know whether that is all of it: every line at once, whoever asks, and none of them is told.
 */
export async function readPlanned(
  context: GatewayContext,
  asked: readonly FigureAsked[],
  by: ReadBy,
): Promise<PlannedOf> {
  const planned = new Map<string, Planned>();
  const unsettled = new Map<string, Unsettled>();
  for (const one of asked.filter(isOfPlan)) {
    const definition = by.defined.present.byCode.get(one.indicator)?.[0];
    const found = plannedFor(one, plannedBy(by, definition));
    if (found.is !== 'of-agencies') planned.set(nameOf(one), found);
    else if (definition !== undefined) unsettled.set(nameOf(one), { asked: one, definition, found });
  }
  for (const [name, settled] of await settle(context, unsettled, by)) planned.set(name, settled);
  return (one) => planned.get(nameOf(one)) ?? { is: 'none' };
}

function nameOf({ indicator, unit, agency, obligation, part, quarter }: FigureAsked): string {
  return JSON.stringify([indicator, unit, agency, obligation, part, quarter]);
}

async function settle(
  { live }: GatewayContext,
  unsettled: ReadonlyMap<string, Unsettled>,
  by: ReadBy,
): Promise<ReadonlyMap<string, Planned>> {
  const questions = [...unsettled].flatMap(([name, one]) =>
    [null, ...linesOf(one, by)].map((agency) => ({ name, agency, question: questionOf(one, agency, by) })),
  );
  const figures = await live.reader.figures(
    questions.map(({ question }) => question),
    by.circumstances,
  );
  const read = questions.map(({ name, agency }, index) => ({ name, agency, figure: figures[index]! }));
  return new Map(
    [...unsettled].map(([name, { definition, found }]) => {
      const own = read.filter((one) => one.name === name);
      return [name, agreed(found, linesIn(own, definition), { definition })];
    }),
  );
}

/** Released tables tell of no agency's line: each names who released it. */
function linesOf({ definition, found }: Unsettled, { agencies }: ReadBy): readonly string[] {
  if (comesInReleases(definition)) return [];
  const { from, to } = found.days;
  const then = [...agencies.values()].filter(
    ({ validFrom, validTo }) => validFrom <= to && (validTo === null || validTo > from),
  );
  return then.map(({ agency }) => agency);
}

function questionOf({ asked, found }: Unsettled, agency: string | null, { position, map }: ReadBy): Question {
  const { indicator, unit } = asked;
  return { indicator, unit, agency, obligation: null, ...found.days, asOf: position, map, breakdown: null };
}

interface Line {
  readonly agency: string | null;
  readonly figure: Figure;
}

function linesIn(read: readonly Line[], definition: Definition): LinesOfAll {
  const whole = read.find(({ agency }) => agency === null)!.figure;
  const all = numberOf(whole.value);
  if (comesInReleases(definition)) {
    return { all, lines: new Map(whole.frame.releases.map(({ agency }) => [agency, all ?? 0n])) };
  }
  const lines = read.flatMap(({ agency, figure }) => {
    const line = figure.value.is === 'withheld' ? null : (numberOf(figure.value) ?? 0n);
    return agency === null || line === 0n ? [] : [[agency, line ?? 0n] as const];
  });
  return { all, lines: new Map(lines) };
}
