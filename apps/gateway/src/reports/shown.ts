import type { ReportValue as Value } from '@lien-nganh/contracts/report-figures';
import type { GatewayContext } from '../graphql/context.ts';
import { refOf, type FigureAsked } from './question/asked.ts';
import { figuresTold, type Composed } from './compose.ts';
import { daysOf } from './question/days.ts';
import { printed, type CellLaid, type Said } from './lines/layout.ts';
import { workWords } from './lines/evidence.ts';
import { lockOf } from './lateness/locks.ts';
import { namesOf, reportersOf } from './lines/rows.ts';
import type { Told } from './figures/told.ts';
import { numberOf, percentInWords } from './figures/values.ts';
import { nothingWritten, recordOf, textOf, writtenIn, type Written } from './written.ts';

/** A report as GraphQL shows it. */

export function shownReport(context: GatewayContext, composed: Composed) {
  const { key, period, template, position } = composed.known;
  const { log } = context.parts;
  const { from, to, cutOff, scheme } = period;
  return {
    ...{ composed, regime: key.regime, period: key.period, agency: key.reporter, state: stateOf(composed) },
    ...{ from, to, cutOff, scheme, template: template.id, templateVersion: template.version.version },
    position: `${log.id}:${position}`,
    hash: figuresTold(composed, log.id).hash,
  };
}

/** Nothing was begun where no record tells of it. */
function stateOf({ known: { key, reports, consolidation } }: Composed): string {
  if (key.reporter === null) return consolidation?.state ?? 'drafted';
  return reports.find(({ agency }) => agency === key.reporter)?.state ?? 'opened';
}

/** A value with just one field that is not null. */
export function shownValue(value: Value) {
  switch (value.is) {
    case 'number':
      return { number: value.value };
    case 'percent':
      return { percent: value.value };
    case 'zero':
      return { zeroWithChecks: Number(value.checks) };
    case 'missing':
      return { missing: value.because };
    case 'cannot-be-carried':
      return { cannotBeCarried: value.because };
    case 'withheld':
      return { withheld: true };
    case 'not-yours':
      return { notYours: true };
  }
}

/** A figure, or that the caller may not see it, in its place. */
export function shownFigure({ by }: Pick<Composed, 'by'>, told: Told) {
  const { ref, asked, definition, definitionVersions, value, figure, targets } = told;
  const { indicator, unit, agency, part, quarter, column } = asked;
  return {
    ...{ ref, indicator, unit, agency, part, quarter, column, definitionVersions },
    names: namesOf(by, indicator),
    unitOfCount: definition?.unitOfCount ?? null,
    sensitivity: definition?.sensitivity ?? 'internal',
    value: shownValue(value),
    cannotBePlaced: figure?.frame.cannotBePlaced ?? null,
    targets: targets.map(({ plan, agencies, unit, value, period }) => {
      return { plan, agencies, unit, value: String(value), ...period };
    }),
  };
}

export async function shownSections(context: GatewayContext, composed: Composed) {
  const { known, layout } = composed;
  const { regime, period, reporter } = known.key;
  const own = await writtenOf(context, composed, recordOf(regime, period, reporter));
  const last = await lastWritten(context, composed);
  const contributions = await contributed(context, composed);
  return layout.sections.map(({ section: { code, heading, prompt, restricted }, lines }) => ({
    ...{ code, heading, prompt, restricted },
    narrative: textOf(own.narrative.get(code)),
    lastNarrative: textOf(last.narrative.get(code)),
    contributions: contributions
      .map(({ agency, written }) => ({ agency, text: textOf(written.narrative.get(code)) }))
      .filter(({ text }) => text !== ''),
    figures: lines.flatMap(({ cells }) => cells.map((asked) => figureIn(composed, asked))),
  }));
}

function figureIn(composed: Composed, asked: FigureAsked) {
  return shownFigure(composed, composed.told.get(refOf(composed.known.key, asked))!);
}

async function writtenOf(context: GatewayContext, { known }: Composed, record: string): Promise<Written> {
  return (await writtenIn(context, record, known.position)) ?? nothingWritten;
}

/** What was written in the report of the period before, whichever code it has. */
async function lastWritten(context: GatewayContext, composed: Composed): Promise<Written> {
  const { key, period, periods } = composed.known;
  const { to } = daysOf(period, 'previous');
  const before = periods.find((one) => one.to === to && one.kind === period.kind);
  return before === undefined
    ? nothingWritten
    : writtenOf(context, composed, recordOf(key.regime, before.period, key.reporter));
}

async function contributed(context: GatewayContext, composed: Composed) {
  const { key, reports, positionOf } = composed.known;
  if (key.reporter !== null) return [];
  const submitted = reports.filter((report) => lockOf(report, positionOf) !== null).map(({ agency }) => agency);
  const agencies = reportersOf(composed.known).filter((agency) => submitted.includes(agency));
  return Promise.all(
    agencies.map(async (agency) => ({
      agency,
      written: await writtenOf(context, composed, recordOf(key.regime, key.period, agency)),
    })),
  );
}

export function shownAnnexes(composed: Composed) {
  return composed.layout.annexes.map(({ annex, rows }) => ({
    ...{ code: annex.code, title: annex.title, restricted: annex.restricted, rowHeading: annex.rowHeading },
    headings: annex.columns.map(({ heading }) => heading),
    rows: rows.map(({ row: { key, name, total }, cells }) => ({
      ...{ key, name, total },
      values: cells.map((cell) => shownCell(composed, cell)),
    })),
  }));
}

type Laid<Is extends NonNullable<CellLaid>['is']> = Extract<CellLaid, { readonly is: Is }>;

const wordsBy: { readonly [Is in NonNullable<CellLaid>['is']]: (composed: Composed, cell: Laid<Is>) => string | null } =
  {
    figure: () => null,
    share: (_, { of }) => `/ ${of}`,
    value: (_, { value }) => percentInWords(value) ?? String(numberOf(value)),
    figures: (composed, { asked }) => inWords(composed, asked),
    said: (_, { said }) => saidInWords(said),
    work: (_, { work }) => workWords(work, 'hidden'),
  };

function shownCell(composed: Composed, cell: CellLaid) {
  if (cell === null) return { told: null, text: null };
  const told = cell.is === 'figure' || cell.is === 'share' ? figureIn(composed, cell.asked) : null;
  return { told, text: wordsOf(composed, cell) };
}

function wordsOf<Is extends NonNullable<CellLaid>['is']>(composed: Composed, cell: Laid<Is>): string | null {
  return wordsBy[cell.is as Is](composed, cell);
}

function saidInWords(said: Said): string {
  return said.is === 'day' ? printed(said.day) : said.text;
}

/** Numbers among several figures in one cell, each with its name. */
function inWords({ known, told, by }: Composed, asked: readonly FigureAsked[]): string | null {
  const words = asked.flatMap((one) => {
    const value = numberOf(told.get(refOf(known.key, one))!.value);
    return value === null ? [] : `${namesOf(by, one.indicator).vi}: ${value}`;
  });
  return words.length === 0 ? null : words.join('; ');
}

/** By how much reporters say that figures are wrong, with why where the caller may read it. */
export async function shownAdjustments(context: GatewayContext, composed: Composed) {
  const { key, reports } = composed.known;
  const own = reports.filter(({ agency }) => key.reporter === null || agency === key.reporter);
  const found = own
    .filter(({ adjustments }) => adjustments.length > 0)
    .map(async ({ agency, adjustments }) => {
      const { reasons } = await writtenOf(context, composed, recordOf(key.regime, key.period, agency));
      return adjustments.map(({ adjustment, ref, indicator, difference }) => {
        return { agency, ref, indicator, difference, reason: textOf(reasons.get(adjustment)) };
      });
    });
  return (await Promise.all(found)).flat();
}
