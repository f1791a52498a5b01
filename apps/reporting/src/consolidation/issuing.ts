import { allEditions, signersFor, type EditionsRecord, type SignersFor } from '@lien-nganh/contracts/reference';
import { command, isRejected, reject, type Day } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { idOfPeriod, isBefore, type Open } from '../reporting-period/state.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { numberFault } from './numbers.ts';
import { begunFrom, makerFault, named, paper, periodOf, signedInput, tookOver } from './shared.ts';
import { signatureOn } from './signature.ts';
import { makersOf, type Begun, type Consolidation, type Pending } from './state.ts';

const declare = command<Consolidation, typeof events, typeof refusals>();

const issueInput = z.strictObject({ ...named, ...paper, signed: signedInput.nullable().default(null) });
type Issue = z.output<typeof issueInput>;
/** With the lines above the name. */
type Signed = Omit<Issue, 'signed'> & { readonly signed: { readonly office: string; readonly lines: string[] } | null };

/**
 * O39 of the first directive: number and date of the report that consolidates those of a period. Figures that wait to be issued
 * become its next edition; where none wait, it was made outside the platform, and is the first.
 */
export const issue = declare({
  name: 'issue',
  action: 'reporting.consolidation.issue',
  title: { vi: 'Phát hành báo cáo tổng hợp', en: 'Issue a consolidated report' },
  creates: true,
  id: ({ regime, period }) => idOfPeriod(regime, period),
  scope: (_, { agency, onBehalfOf = agency }) => ({ sensitivity: 'open', owners: [onBehalfOf] }),
  input: issueInput,
  looksUp: ({ regime, period, signed }) => ({
    open: periodOf(regime, period),
    taken: tookOver(),
    others: allEditions(),
    signers: signersFor(signed?.office ?? ''),
  }),
  refuses: [
    ...(['report-is-new', 'period-is-open', 'consolidated-by-whom-reports-go-through', 'issued-by-today'] as const),
    ...(['issued-when-the-period-has-begun', 'editions-follow-each-other'] as const),
    ...(['nobody-issues-their-own-work', 'signatory-is-named', 'number-is-unique-in-the-year'] as const),
    'signature-follows-from-papers',
  ],
  approves: { rule: 'nobody-issues-their-own-work', makers: (state) => (waits(state) ? makersOf(state) : []) },
  decide: (input, state, { today, actor, id, lookUps: { open, taken, others, signers } }) => {
    if (state.is === 'issued' && state.pending === null) return reject('report-is-new');
    if (open.is !== 'open') return reject('period-is-open');
    const fault = makerFault(open, actor, { today, taken }) ?? dayFault(input.dated, { today, open, state });
    if (fault) return fault;
    return waits(state) ? madeHere(input, { id, open, state, others, signers }) : outside(input, open, signers);
  },
});

interface MadeHere {
  readonly id: string;
  readonly open: Open;
  readonly state: Waiting;
  readonly others: readonly EditionsRecord[];
  readonly signers: (on: Day) => SignersFor;
}

function madeHere(input: Issue, { id, open, state, others, signers }: MadeHere) {
  const signed = signatureOn(input.signed, { signers, on: input.dated });
  if (isRejected(signed)) return signed;
  const told = { ...input, signed };
  return numberFault({ ...told, id, through: open.through }, state, others) ?? [editionOf(told, open, state)];
}

/** One that was made outside may be told of without its signature. */
function outside(input: Issue, open: Open, signers: (on: Day) => SignersFor) {
  const signed = input.signed && signatureOn(input.signed, { signers, on: input.dated });
  return isRejected(signed) ? signed : [firstOf({ ...input, signed }, open, null)];
}

interface Dated {
  readonly today: string;
  readonly open: Open;
  readonly state: Consolidation;
}

function dayFault(dated: string, { today, open, state }: Dated) {
  if (dated > today) return reject('issued-by-today');
  if (isBefore(open, dated)) return reject('issued-when-the-period-has-begun');
  const last = state.is === 'issued' ? state.editions.at(-1) : undefined;
  return last && dated < last.dated ? reject('editions-follow-each-other') : null;
}

function firstOf({ number, dated, signed }: Signed, open: Open, pending: Pending | null) {
  const told = begunFrom(open);
  return events.ConsolidatedReportIssued(
    { ...told, number, dated, signed, made: pending && madeFrom(pending) },
    { occurredOn: dated, obligations: told.obligation === null ? [] : [told.obligation] },
  );
}

type Waiting = Begun & { readonly pending: Pending };

function waits(state: Consolidation): state is Waiting {
  return state.is !== 'none' && state.pending !== null;
}

function editionOf(input: Signed, open: Open, { is, pending }: Waiting) {
  const { number, dated, signed } = input;
  const { reason, reasons } = pending;
  if (is !== 'issued' || reason === null) return firstOf(input, open, pending);
  const edition = { number, dated, signed, reason, reasons, made: madeFrom(pending) };
  return events.ConsolidatedReportRestated(edition, { occurredOn: dated });
}

function madeFrom({ by: _by, reason: _reason, ...made }: Pending) {
  return made;
}

/** By hand: an edition that was made outside the platform. */
export const restate = declare({
  name: 'restate',
  action: 'reporting.consolidation.restate',
  title: { vi: 'Ghi bản thay thế', en: 'Enter another edition' },
  input: z.strictObject({ ...paper, reason: reasonInput }),
  refuses: ['report-is-issued', 'issued-by-today', 'editions-follow-each-other'],
  decide: (input, state, { today }) => {
    if (state.is !== 'issued') return reject('report-is-issued');
    if (input.dated > today) return reject('issued-by-today');
    if (input.dated < state.editions.at(-1)!.dated) return reject('editions-follow-each-other');
    const edition = { ...input, reasons: [], made: null, signed: null };
    return [events.ConsolidatedReportRestated(edition, { occurredOn: input.dated })];
  },
});

export const correct = declare({
  name: 'correct',
  action: 'reporting.consolidation.correct',
  title: { vi: 'Sửa bản ghi', en: 'Correct the last edition' },
  input: z.strictObject({ ...paper, reason: reasonInput }),
  looksUp: (_, state) => ({ open: state.is === 'none' ? periodOf('', '') : periodOf(state.regime, state.period) }),
  refuses: [
    'report-is-issued',
    'issued-by-today',
    'issued-when-the-period-has-begun',
    'editions-follow-each-other',
    'correction-changes-something',
  ],
  decide: (input, state, { today, lookUps: { open } }) => {
    if (state.is !== 'issued') return reject('report-is-issued');
    const last = state.editions.at(-1)!;
    if (last.number === input.number && last.dated === input.dated) return reject('correction-changes-something');
    if (input.dated > today) return reject('issued-by-today');
    if (isBefore(open, input.dated)) return reject('issued-when-the-period-has-begun');
    const before = state.editions.at(-2);
    if (before && input.dated < before.dated) return reject('editions-follow-each-other');
    return [events.ConsolidatedReportCorrected(input, { occurredOn: input.dated })];
  },
});

/** The clerk says where what was signed is kept. */
export const fileEdition = declare({
  name: 'file-edition',
  action: 'reporting.consolidation.file-edition',
  title: { vi: 'Ghi nơi lưu bản đã ký', en: 'Say where what was signed is kept' },
  input: z.strictObject({
    /** Counted from 1. */
    edition: z.int().min(1).max(1000),
    as: z.enum(['scan', 'paper']),
    reference: text(300),
    /** Of the file, where it is one. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
  }),
  refuses: ['report-is-issued', 'edition-is-there', 'correction-changes-something'],
  decide: ({ edition, ...filed }, state, { today }) => {
    if (state.is !== 'issued') return reject('report-is-issued');
    const found = state.editions[edition - 1];
    if (!found) return reject('edition-is-there');
    const known = found.filed.some((one) => one.as === filed.as && one.reference === filed.reference);
    if (known) return reject('correction-changes-something');
    return [events.EditionFiled({ edition, ...filed }, { occurredOn: today })];
  },
});

export const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.consolidation.withdraw',
  title: { vi: 'Rút bản ghi', en: 'Withdraw' },
  input: z.strictObject({ reason: reasonInput }),
  refuses: ['report-is-issued'],
  decide: (input, state) =>
    state.is === 'issued'
      ? [events.ConsolidatedReportWithdrawn(input, { occurredOn: state.editions.at(-1)!.dated })]
      : reject('report-is-issued'),
});
