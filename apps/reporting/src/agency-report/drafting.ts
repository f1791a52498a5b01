import { command, isRejected, ownRecord, reject, type LookUp } from '@lien-nganh/kernel';
import { freeText, slug, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { slotsOn, type ReportTemplate } from '../report-template/state.ts';
import { events } from './events.ts';
import { changeable, lockRules } from './lock.ts';
import type { refusals } from './refusals.ts';
import type { AgencyReport } from './state.ts';

const declare = command<AgencyReport, typeof events, typeof refusals>();

function templateOf(state: AgencyReport): LookUp<ReportTemplate> {
  return ownRecord<ReportTemplate>('reportTemplate', state.is === 'none' ? '' : state.template);
}

/** Free text of one section; it is sealed, and whoever composes the document reads it here. */
export const writeNarrative = declare({
  name: 'write-narrative',
  action: 'reporting.agencyReport.write-narrative',
  title: { vi: 'Viết phần lời của một mục', en: 'Write what a section says' },
  input: z.strictObject({ slot: text(20), text: freeText(20_000).nullable() }),
  looksUp: (_, state) => ({ template: templateOf(state) }),
  refuses: [...lockRules, 'slot-asks-for-words', 'words-change'],
  decide: (input, state, { today, lookUps: { template } }) => {
    const report = changeable(state, today);
    if (isRejected(report)) return report;
    if (!slotsOn(template, report.to).includes(input.slot)) return reject('slot-asks-for-words');
    const before = report.narrative.find(({ slot }) => slot === input.slot)?.text ?? null;
    if (before === input.text) return reject('words-change');
    return [events.NarrativeWritten(input, { occurredOn: today })];
  },
});

/** Where a figure is wrong, what was recorded is corrected; until then a reporter may say by how much, and why. */
export const adjust = declare({
  name: 'adjust',
  action: 'reporting.agencyReport.adjust',
  title: { vi: 'Ghi điều chỉnh một số liệu', en: 'Say by how much a figure is wrong' },
  input: z.strictObject({
    ref: text(80),
    indicator: slug,
    difference: z.string().regex(/^-?\d{1,19}$/),
    reason: reasonInput,
  }),
  refuses: [...lockRules, 'difference-is-something', 'adjusted-once'],
  decide: ({ difference, ...input }, state, { today, commandId }) => {
    const report = changeable(state, today);
    if (isRejected(report)) return report;
    const exact = BigInt(difference);
    if (exact === 0n) return reject('difference-is-something');
    if (report.adjustments.some(({ ref }) => ref === input.ref)) return reject('adjusted-once');
    const adjustment = { ...input, adjustment: commandId, difference: String(exact) };
    return [events.FigureAdjusted(adjustment, { occurredOn: today })];
  },
});

export const withdrawAdjustment = declare({
  name: 'withdraw-adjustment',
  action: 'reporting.agencyReport.withdraw-adjustment',
  title: { vi: 'Rút điều chỉnh', en: 'Take an adjustment back' },
  input: z.strictObject({ adjustment: text(200), reason: reasonInput }),
  refuses: [...lockRules, 'adjustment-stands'],
  decide: (input, state, { today }) => {
    const report = changeable(state, today);
    if (isRejected(report)) return report;
    const stands = report.adjustments.some(({ adjustment }) => adjustment === input.adjustment);
    return stands ? [events.AdjustmentWithdrawn(input, { occurredOn: today })] : reject('adjustment-stands');
  },
});
