import { restatingReasons } from '@lien-nganh/contracts/reporting';
import { command, lookUp, reject, type Actor, type LookUp, type NewEventOf } from '@lien-nganh/kernel';
import { freeText, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { areAsSeen, figuresSeenAt, isAfter, type FiguresFound } from '../integration/figures.ts';
import { slotsOn, type ReportTemplate } from '../report-template/state.ts';
import { idOfPeriod, type Open, type ReportingPeriod } from '../reporting-period/state.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { begunFrom, makerFault, named, periodOf, reportsIn, tookOver } from './shared.ts';
import type { Consolidation } from './state.ts';

const declare = command<Consolidation, typeof events, typeof refusals>();

/** Whoever is asked stands for the agency that the period names; the decision compares. */
const scope = (_: unknown, { agency, onBehalfOf = agency }: Actor) =>
  ({ sensitivity: 'open', owners: [onBehalfOf] }) as const;

/** Slots of the narrative that the template of a period asks for. */
function slotsFor(regime: string, period: string): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('templates are looked up where there are no records');
    const open = (await records.stateOf('reportingPeriod', idOfPeriod(regime, period))) as ReportingPeriod;
    if (open.is !== 'open' || open.template === null) return [];
    return slotsOn((await records.stateOf('reportTemplate', open.template)) as ReportTemplate, open.to);
  });
}

function begin(state: Consolidation, open: Open): readonly NewEventOf<typeof events>[] {
  return state.is === 'none' ? [events.ConsolidationBegun(begunFrom(open), { occurredOn: open.from })] : [];
}

/** The narrative of all, with those of the agencies beside it. */
export const writeNarrative = declare({
  name: 'write-narrative',
  action: 'reporting.consolidation.write-narrative',
  title: { vi: 'Viết phần lời của báo cáo tổng hợp', en: 'Write what a section of the consolidated report says' },
  creates: true,
  id: ({ regime, period }) => idOfPeriod(regime, period),
  scope,
  input: z.strictObject({ ...named, slot: text(20), text: freeText(30_000).nullable() }),
  looksUp: ({ regime, period }) => ({
    open: periodOf(regime, period),
    slots: slotsFor(regime, period),
    taken: tookOver(),
  }),
  refuses: ['period-is-open', 'consolidated-by-whom-reports-go-through', 'slot-asks-for-words', 'words-change'],
  decide: ({ slot, text: words }, state, { today, actor, lookUps: { open, slots, taken } }) => {
    if (open.is !== 'open') return reject('period-is-open');
    const fault = makerFault(open, actor, { today, taken });
    if (fault) return fault;
    if (!slots.includes(slot)) return reject('slot-asks-for-words');
    const before = state.is === 'none' ? null : (state.narrative.find((one) => one.slot === slot)?.text ?? null);
    if (before === words) return reject('words-change');
    const written = events.ConsolidatedNarrativeWritten({ slot, text: words }, { occurredOn: today });
    return [...begin(state, open), written];
  },
});

const input = z.strictObject({
  ...named,
  /** Where in the log, and what the figures that were told there hashed to. */
  position: text(60).regex(/^[A-Za-z0-9-]+:\d{1,20}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** After an edition was issued: why there is to be another. */
  reasons: z.array(z.enum(restatingReasons)).max(restatingReasons.length).default([]),
  reason: reasonInput.nullable().default(null),
});
type Input = z.output<typeof input>;

/**
 * Freezes the figures of all at one position. After an edition was issued it is the way to another one. What waits as late work
 * is left out by whoever tells the figures, and told with them; where late work is a reason of another edition, it is taken in.
 */
export const consolidate = declare({
  name: 'consolidate',
  action: 'reporting.consolidation.consolidate',
  title: { vi: 'Tổng hợp số liệu', en: 'Consolidate the figures' },
  creates: true,
  id: ({ regime, period }) => idOfPeriod(regime, period),
  scope,
  input,
  looksUp: ({ regime, period, position, reasons }) => ({
    open: periodOf(regime, period),
    reports: reportsIn(regime, period),
    taken: tookOver(),
    found: figuresSeenAt({ regime, period, reporter: null, position, ...lateBy(reasons) }),
  }),
  refuses: [
    ...(['period-is-open', 'consolidated-by-whom-reports-go-through', 'cut-off-has-come'] as const),
    ...(['figures-changed-since-seen', 'consolidated-after-every-report'] as const),
    ...(['restating-names-reasons', 'editions-follow-each-other'] as const),
  ],
  decide: (told, state, { today, actor, lookUps: { open, reports, found, taken } }) => {
    if (open.is !== 'open') return reject('period-is-open');
    const fault = makerFault(open, actor, { today, taken }) ?? restatingFault(told, state);
    if (fault) return fault;
    if (today < open.cutOff) return reject('cut-off-has-come');
    if (!isSeen(found, told)) return reject('figures-changed-since-seen');
    const later = reports.filter(({ position }) => isAfter(position, told.position));
    if (later.length > 0) {
      return reject('consolidated-after-every-report', { agencies: later.map(({ agency }) => agency) });
    }
    return [...begin(state, open), frozen(told, { found: found.figures, reports, today })];
  },
});

/** An edition that is restated for late work holds it; it goes on waiting for the reports of its agencies. */
function lateBy(reasons: Input['reasons']) {
  return reasons.includes('late-work') ? ({ late: 'taken-in' } as const) : {};
}

type Told = Extract<FiguresFound, { is: 'told' }>;

function isSeen(found: FiguresFound, { regime, period, ...seen }: Input): found is Told {
  return found.is === 'told' && areAsSeen(found.figures, seen, { regime, period, reporter: null });
}

function restatingFault({ reasons, reason, position }: Input, state: Consolidation) {
  const last = state.is === 'issued' ? state.editions.at(-1) : undefined;
  if (!last) return null;
  if (reasons.length === 0 || reason === null) return reject('restating-names-reasons');
  const before = last.made?.position;
  return before !== undefined && isAfter(before, position) ? reject('editions-follow-each-other') : null;
}

interface Frozen {
  readonly found: Told['figures'];
  readonly reports: readonly { agency: string; position: string }[];
  readonly today: string;
}

function frozen({ reasons, reason }: Input, { found, reports, today }: Frozen) {
  const { position, hash, template, figures, leftOut } = found;
  return events.FiguresConsolidated(
    {
      ...{ position, hash, template, figures: figures.length, leftOut, reports: [...reports] },
      ...{ reasons: [...new Set(reasons)].sort(), reason },
    },
    { occurredOn: today },
  );
}
