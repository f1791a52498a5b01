import type { GatewayContext } from '../../graphql/context.ts';
import { dueReports } from '../../matrix/reports-in.ts';
import type { ChangeEvent, FigureChange } from './changes.ts';
import { positionAsked, type Composed } from '../compose.ts';
import { receiptOf } from '../lines/receipts.ts';
import { entriesIn } from '../lines/rows.ts';
import { changedSince, lineDifferences } from './since.ts';
import { shownFigure, shownValue } from '../shown.ts';

/** What GraphQL shows of how complete a report is, and of what became of it. */

/** Who is due, who has reported, and whose report is missing: never the same as a report of nothing. */
export function shownReceived({ known, by }: Composed) {
  const { period, receipts } = known;
  const due = dueReports({ periods: [period], receipts, today: by.circumstances.today });
  return period.addressees.map(({ agency, manner, dueOn }) => {
    const { receivedOn, content, state: came } = receiptOf(known, agency);
    const open = due.find((one) => one.agency === agency)?.state ?? came;
    return { agency, asked: manner === 'asked', dueOn, receivedOn, content, state: receivedOn === null ? open : came };
  });
}

/** Late work that waits; of what is restricted only those are told who may see restricted figures of whose it is. */
export function shownLate(context: GatewayContext, { late, known }: Composed) {
  const maySee = (owners: readonly string[]) =>
    context.may('gateway.read-figures', { sensitivity: 'restricted', owners, on: known.period.to });
  return late.late
    .filter(({ restricted, doneBy }) => !restricted || maySee(doneBy))
    .map(({ position, ...one }) => ({ ...one, at: `${context.parts.log.id}:${position}` }));
}

export async function shownChanges(context: GatewayContext, composed: Composed) {
  const { log } = context.parts;
  const changed = await changedSince(context, composed, await positionAsked(context, null));
  return {
    since: `${log.id}:${changed.since}`,
    upTo: `${log.id}:${changed.upTo}`,
    figures: changed.figures.map((one) => shownChange(context, composed, one)),
  };
}

export async function shownDifferences(context: GatewayContext, composed: Composed) {
  if (composed.known.key.reporter !== null) return [];
  return (await lineDifferences(context, composed)).map(({ agency, signedAt, figures }) => ({
    agency,
    signedAt: `${context.parts.log.id}:${signedAt}`,
    figures: figures.map((one) => ({ ...shownChange(context, composed, one), covered: one.covered })),
  }));
}

function shownChange({ parts }: GatewayContext, composed: Composed, { told, from, to, events }: FigureChange) {
  return {
    figure: shownFigure(composed, told),
    ...{ from: shownValue(from), to: shownValue(to), covered: null },
    events: events.map(({ position, ...one }: ChangeEvent) => ({ ...one, at: `${parts.log.id}:${position}` })),
  };
}

/** How long the agencies of the report took to enter their work. */
export async function shownDelays(context: GatewayContext, { known }: Composed) {
  const entries = await entriesIn(context, known);
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([agency, entry]) => (entry === null ? [] : { agency, ...entry }));
}
