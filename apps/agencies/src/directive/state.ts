import type { DataOfEvent, Day, Evolve } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import type { z } from 'zod';
import type { DocumentShape } from '../shapes.ts';
import type { events, obligation } from './events.ts';

export type Obligation = Readonly<z.output<typeof obligation>> & {
  /** Day from which it binds: the directive's date, or its amendment's. */
  readonly from: Day;
  /** Last day on which it binds; null while it does. */
  readonly endsOn: Day | null;
};

type Issued = Readonly<DataOfEvent<typeof events, 'DirectiveIssued'>>;

export interface IssuedDirective extends Omit<Issued, 'obligations'> {
  readonly is: 'issued' | 'revoked';
  readonly obligations: readonly Obligation[];
  /** Documents that changed it, in order of entry. */
  readonly amendedBy: readonly (DocumentShape & { readonly on: Day })[];
}

export type Directive = { readonly is: 'none' } | IssuedDirective;

export const initial: Directive = { is: 'none' };

export const evolve: Evolve<Directive, typeof events> = {
  DirectiveIssued: (_, { data }) => ({
    is: 'issued',
    ...data,
    obligations: data.obligations.map((one) => ({ ...one, from: data.issuedOn, endsOn: null })),
    amendedBy: [],
  }),
  DirectiveAmended: (state, { data: { on, document, added, changed, ended } }) => {
    if (state.is === 'none') return state;
    const kept = replaced(state.obligations, changed).map((one) =>
      ended.includes(one.code) ? { ...one, endsOn: addDays(on, -1) } : one,
    );
    return {
      ...state,
      obligations: [...kept, ...added.map((one) => ({ ...one, from: on, endsOn: null }))],
      amendedBy: [...state.amendedBy, { ...document, on }],
    };
  },
  DirectiveCorrected: (state, { data: { reason: _reason, obligations, ...data } }) =>
    state.is === 'none' ? state : { ...state, ...data, obligations: replaced(state.obligations, obligations) },
  DirectiveRevoked: (state, { data: { on, document } }) => {
    if (state.is === 'none') return state;
    const lastDay = addDays(on, -1);
    return {
      ...state,
      is: 'revoked',
      obligations: state.obligations.map((one) => ({ ...one, endsOn: one.endsOn ?? lastDay })),
      amendedBy: [...state.amendedBy, { ...document, on }],
    };
  },
};

/** Obligations with those of the same code replaced; days stay. */
function replaced(kept: readonly Obligation[], by: readonly z.output<typeof obligation>[]): readonly Obligation[] {
  return kept.map((one) => ({ ...one, ...by.find(({ code }) => code === one.code) }));
}
