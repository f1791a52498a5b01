import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

type DataOf<Name extends keyof typeof events & string> = DataOfEvent<typeof events, Name>;

export interface Submission extends Omit<DataOf<'ReportSubmitted'>, 'drafters'> {
  readonly on: Day;
  /** Who signed it off, and in whose stead; who had written it. */
  readonly signers: readonly string[];
  readonly drafters: readonly string[];
  readonly state: 'stands' | 'returned' | 'withdrawn' | 'accepted' | 'overtaken';
  /** Why it was given back. */
  readonly remarks: unknown;
}
export interface Words {
  readonly slot: string;
  readonly text: NonNullable<DataOf<'NarrativeWritten'>['text']>;
  /** Account that wrote it last. */
  readonly by: string;
}
export interface Adjustment extends DataOf<'FigureAdjusted'> {
  readonly by: string;
}
export interface Exception extends DataOf<'ExceptionOpened'> {
  readonly from: Day;
}
export interface Opened extends DataOf<'AgencyReportOpened'> {
  readonly is: 'opened' | 'drafted' | 'submitted' | 'returned' | 'accepted' | 'closed';
  readonly narrative: readonly Words[];
  /** Those that stand. */
  readonly adjustments: readonly Adjustment[];
  /** In order; the last is the present one. */
  readonly submissions: readonly Submission[];
  readonly accepted: (Omit<DataOf<'ReportAccepted'>, 'remarks'> & { readonly on: Day }) | null;
  /** Leave that is asked for and not answered yet. */
  readonly asked: { readonly on: Day; readonly by: string } | null;
  readonly exceptions: readonly Exception[];
  readonly missingOn: Day | null;
  readonly escalatedOn: Day | null;
}
export type AgencyReport = { readonly is: 'none' } | Opened;

export const initial: AgencyReport = { is: 'none' };

const fresh = {
  ...{ narrative: [], adjustments: [], submissions: [], accepted: null, asked: null, exceptions: [] },
  ...{ missingOn: null, escalatedOn: null },
};

export const evolve: Evolve<AgencyReport, typeof events> = {
  AgencyReportOpened: (state, { data }) =>
    state.is === 'none' ? { ...fresh, ...data, is: 'opened' } : { ...state, ...data, is: reopened(state) },
  AgencyReportClosed: (state) => changed(state, () => ({ is: 'closed' })),
  NarrativeWritten: (state, { data: { slot, text }, actor }) =>
    changed(state, (old) => ({
      ...drafted(old),
      narrative: [
        ...old.narrative.filter((one) => one.slot !== slot),
        ...(text === null ? [] : [{ slot, text, by: actor.account }]),
      ],
    })),
  FigureAdjusted: (state, { data, actor }) =>
    changed(state, (old) => ({
      ...drafted(old),
      adjustments: [...old.adjustments, { ...data, by: actor.account }],
    })),
  AdjustmentWithdrawn: (state, { data: { adjustment } }) =>
    changed(state, (old) => ({
      ...drafted(old),
      adjustments: old.adjustments.filter((one) => one.adjustment !== adjustment),
    })),
  ReportSubmitted: (state, { data, occurredOn, actor }) =>
    changed(state, (old) => ({
      is: 'submitted',
      accepted: null,
      submissions: [
        ...old.submissions.map((one) => (locks(one) ? { ...one, state: 'overtaken' as const } : one)),
        {
          ...{ ...data, on: occurredOn, state: 'stands', remarks: null },
          signers: [actor.account, ...(data.inTheSteadOf === null ? [] : [data.inTheSteadOf])],
        },
      ],
    })),
  SubmissionWithdrawn: (state) => changed(state, (old) => ({ is: 'drafted', ...lastIs(old, 'withdrawn') })),
  ReportReturned: (state, { data: { remarks } }) =>
    changed(state, (old) => ({ is: 'returned', ...lastIs(old, 'returned', remarks) })),
  ReportAccepted: (state, { data: { remarks: _, ...data }, occurredOn }) =>
    changed(state, (old) => ({
      ...{ is: 'accepted', accepted: { ...data, on: occurredOn } },
      ...lastIs(old, 'accepted'),
    })),
  ExceptionAsked: (state, { occurredOn, actor }) =>
    changed(state, () => ({ asked: { on: occurredOn, by: actor.account } })),
  ExceptionOpened: (state, { data, occurredOn }) =>
    changed(state, (old) => ({ asked: null, exceptions: [...old.exceptions, { ...data, from: occurredOn }] })),
  ExceptionDeclined: (state) => changed(state, () => ({ asked: null })),
  ReportMissed: (state, { occurredOn }) => changed(state, () => ({ missingOn: occurredOn })),
  ReportEscalated: (state, { occurredOn }) => changed(state, () => ({ escalatedOn: occurredOn })),
};

function changed(state: AgencyReport, change: (old: Opened) => Partial<Opened>): AgencyReport {
  return state.is === 'none' ? state : { ...state, ...change(state) };
}

/** Opened anew after it was closed it stands where what is in it says. */
function reopened({ is, submissions, narrative, adjustments }: Opened): Opened['is'] {
  if (is !== 'closed') return is;
  const last = submissions.at(-1)?.state;
  if (last === 'accepted' || last === 'returned') return last;
  if (last === 'stands') return 'submitted';
  return narrative.length + adjustments.length > 0 ? 'drafted' : 'opened';
}

/** What was opened is a draft from its first word on; what is submitted, given back or accepted stays that. */
function drafted({ is }: Opened): Partial<Opened> {
  return is === 'opened' ? { is: 'drafted' } : {};
}

function lastIs({ submissions }: Opened, state: Submission['state'], remarks: unknown = null): Partial<Opened> {
  const last = submissions.at(-1)!;
  return { submissions: [...submissions.slice(0, -1), { ...last, state, remarks: remarks ?? last.remarks }] };
}

/** A submission that locks the report where it was made. */
export function locks({ state }: Pick<Submission, 'state'>): boolean {
  return state === 'stands' || state === 'accepted';
}

/** The submission that stands, accepted or not. */
export function standingIn(state: AgencyReport): Submission | null {
  const last = state.is === 'none' || state.is === 'closed' ? undefined : state.submissions.at(-1);
  return last && locks(last) ? last : null;
}

/** The leaves by which what is locked may be submitted again on a day, in the order in which they were opened. */
export function exceptionsOn({ exceptions }: Pick<Opened, 'exceptions'>, on: Day): readonly Exception[] {
  return exceptions.filter(({ from, until }) => from <= on && on <= until);
}

/** Accounts whose words or adjustments stand in it. */
export function draftersOf({ narrative, adjustments }: Opened): readonly string[] {
  return [...new Set([...narrative, ...adjustments].map(({ by }) => by))].sort();
}

export function idOfReport(period: string, agency: string): string {
  return `${period}.${agency}`;
}
