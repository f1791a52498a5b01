import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import type { events } from './events.ts';

export interface Assessment extends DataOfEvent<typeof events, 'CommuneAssessedItself'> {
  /** Who entered it: somebody else reviews it. */
  readonly account: string;
}
export interface Review extends DataOfEvent<typeof events, 'CommuneAssessedItself'> {
  readonly agency: string;
}
export type Classified = DataOfEvent<typeof events, 'CommuneClassified'>;
export type Recognition = DataOfEvent<typeof events, 'HealthyTitleRecognised'>;

/** A commune's way to the title of one year, step by step. */
interface Registration extends Omit<DataOfEvent<typeof events, 'HealthyTitleRegistered'>, 'on'> {
  readonly registeredOn: Day;
  readonly obligations: readonly string[];
  readonly corrections: number;
}
export interface Registered extends Registration {
  readonly is: 'registered';
}
export interface SelfAssessed extends Registration {
  readonly is: 'self-assessed';
  readonly assessment: Assessment;
}
export interface Reviewed extends Omit<SelfAssessed, 'is'> {
  readonly is: 'reviewed';
  readonly review: Review;
}
export interface InAClass extends Omit<Reviewed, 'is'> {
  readonly is: 'classified';
  readonly classified: Classified;
}
export interface Recognised extends Omit<InAClass, 'is'> {
  readonly is: 'recognised';
  readonly recognised: Recognition;
}
export interface NotRecognised extends Omit<InAClass, 'is'> {
  readonly is: 'not-recognised';
  readonly declinedOn: Day;
}
export type Standing = Registered | SelfAssessed | Reviewed | InAClass | Recognised | NotRecognised;

export type HealthyCommune = { readonly is: 'none' } | Standing | { readonly is: 'withdrawn'; readonly was: Standing };

export const initial: HealthyCommune = { is: 'none' };

/** `null` where nothing was registered, or it was taken back. */
export function standing(state: HealthyCommune): Standing | null {
  return state.is === 'none' || state.is === 'withdrawn' ? null : state;
}

export const evolve: Evolve<HealthyCommune, typeof events> = {
  HealthyTitleRegistered: (_, { data: { on, ...told }, obligations }) => ({
    ...told,
    is: 'registered',
    registeredOn: on,
    obligations,
    corrections: 0,
  }),
  CommuneAssessedItself: (state, { data, actor: { account } }) =>
    state.is === 'registered' ? { ...state, is: 'self-assessed', assessment: { ...data, account } } : state,
  AssessmentReviewed: (state, { data }) =>
    state.is === 'self-assessed' ? { ...state, is: 'reviewed', review: data } : state,
  CommuneClassified: (state, { data }) =>
    state.is === 'reviewed' ? { ...state, is: 'classified', classified: data } : state,
  HealthyTitleRecognised: (state, { data }) =>
    state.is === 'classified' ? { ...state, is: 'recognised', recognised: data } : state,
  HealthyTitleDeclined: (state, { data }) =>
    state.is === 'classified' ? { ...state, is: 'not-recognised', declinedOn: data.on } : state,
  HealthyTitleCorrected: (state, { data: { changed } }) => {
    const old = standing(state);
    return old ? corrected(old, changed) : state;
  },
  KeepingNoted: (state, { data: { kept } }) =>
    state.is === 'recognised' ? { ...state, recognised: { ...state.recognised, kept } } : state,
  HealthyTitleWithdrawn: (state) => {
    const old = standing(state);
    return old ? { is: 'withdrawn', was: old } : state;
  },
};

type Changed = DataOfEvent<typeof events, 'HealthyTitleCorrected'>['changed'];

/** What is put right lies within the steps that were taken. */
export function corrected(old: Standing, { registeredOn = old.registeredOn, ...parts }: Changed): Standing {
  const changed = Object.entries(parts)
    .filter(([part]) => part in old)
    .map(([part, value]) => [part, { ...(old[part as keyof Standing] as object), ...value }]);
  return { ...old, registeredOn, ...Object.fromEntries(changed), corrections: old.corrections + 1 };
}
