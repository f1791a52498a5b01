import {
  account as accountContract,
  agency as agencyContract,
  directive as directiveContract,
  followUp as followUpContract,
  indicator as indicatorContract,
  team178 as team178Contract,
  unit as unitContract,
  workYear as workYearContract,
} from '@lien-nganh/contracts/agencies';
import { publish } from '@lien-nganh/kernel';
import { account } from '../account/account.ts';
import type { Account } from '../account/state.ts';
import { agency } from '../agency/agency.ts';
import type { Agency } from '../agency/state.ts';
import { directive } from '../directive/directive.ts';
import type { Directive, IssuedDirective, Obligation } from '../directive/state.ts';
import { followUp } from '../follow-up/follow-up.ts';
import type { FollowUp } from '../follow-up/state.ts';
import { indicator } from '../indicator/indicator.ts';
import { latestVersion, type Indicator } from '../indicator/state.ts';
import { team178 } from '../team-178/team-178.ts';
import type { Team178 } from '../team-178/state.ts';
import { unit } from '../unit/unit.ts';
import type { Unit } from '../unit/state.ts';
import { daysOf, type WorkYear } from '../work-year/state.ts';
import { workYear } from '../work-year/work-year.ts';
import { outboundWork } from './work.ts';

/** What leaves the service. Card numbers do not: a team's members carry theirs. Neither does any note or reason. */
export const outbound = [
  publish(unit, unitContract, (_, state: Unit, id) => {
    if (state.is === 'none') return null;
    const { code, name, type, parentCode, validFrom, validTo, aliases, changes } = state;
    return {
      unit: id,
      code,
      name,
      type,
      parentCode,
      validFrom,
      validTo,
      aliases: [...aliases],
      changes: changes.map(({ on, kind, to, extent, basis }) => ({ on, kind, to, extent, basis })),
    };
  }),

  publish(agency, agencyContract, (_, state: Agency) => {
    if (state.is === 'none') return null;
    const { is: _is, ...data } = state;
    return data;
  }),

  publish(account, accountContract, (_, state: Account, id) => {
    if (state.is === 'none') return null;
    const { is: _is, holder: _name, transferredTo: _to, duties, positions, deputisings, ...data } = state;
    const standsIn = deputisings.map((one) => ({ ...one, rights: [...one.rights] }));
    return { account: id, ...data, duties: [...duties], positions: [...positions], deputisings: standsIn };
  }),

  publish(directive, directiveContract, (_, state: Directive, id) =>
    state.is === 'none' ? null : publishedDirective(state, id),
  ),

  publish(followUp, followUpContract, (_, state: FollowUp) => {
    if (state.is === 'none') return null;
    const { directive: of, code, addressee, issuer, requested, assignedOn, dueOn, endsOn } = state;
    const { is, lastProgressOn, checks } = state;
    return {
      directive: of,
      code,
      addressee,
      issuer,
      requested,
      assignedOn,
      state: is,
      dueOn,
      endsOn,
      lastProgressOn,
      checks,
    };
  }),

  publish(team178, team178Contract, (_, state: Team178, id) => {
    if (state.is === 'none') return null;
    const { level, unit: of, agency: by, decision, establishedOn, dissolvedOn, members } = state;
    return {
      team: id,
      level,
      unit: of,
      agency: by,
      decision: `${decision.number}/${decision.symbol}`,
      establishedOn,
      dissolvedOn,
      members: members.map(({ cardTaken: _taken, ...member }) => member),
    };
  }),

  publish(indicator, indicatorContract, (_, state: Indicator, id) => {
    if (state.is === 'none') return null;
    return { code: id, ...latestVersion(state), validTo: state.is === 'ended' ? state.endedOn : null };
  }),

  publish(workYear, workYearContract, (_, state: WorkYear, id) =>
    state.is === 'none' ? null : { year: id, days: daysOf(state).map((one) => ({ ...one })) },
  ),

  ...outboundWork,
];

function publishedDirective(state: IssuedDirective, id: string) {
  const { number, symbol, issuedOn, issuer, signatory, subject, legalBases, recipients, regime } = state;
  return {
    directive: id,
    number,
    symbol,
    issuedOn,
    issuer,
    subject: subject.vi,
    legalBases: legalBases.map(({ reference, issuer: body }) => `${reference}, ${body.vi}`),
    recipients: recipients.map(({ vi }) => vi),
    signatory: [signatory.capacity, signatory.body.vi].filter((part) => part !== null).join(' '),
    regime: regime && { periodicities: regime.periodicities, through: regime.through, to: regime.to },
    obligations: state.obligations.map(publishedObligation),
  };
}

function publishedObligation(obligation: Obligation) {
  const { from: _from, slug: _slug, evidence: _evidence, periodicityFrom: _source, ...data } = obligation;
  return data;
}
