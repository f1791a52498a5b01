import type { Evolve } from '@lien-nganh/kernel';
import {
  caseAnswered,
  caseTransferred,
  complaintRecorded,
  complaintSettled,
  entryWithdrawn,
  executionRecorded,
  explanationReceived,
  paymentsChanged,
  sanctionCorrected,
  sanctionDecided,
  violationDropped,
  violationRecorded,
} from './violations/cases.ts';
import {
  alone,
  concluded,
  corrected,
  firstSaid,
  followedItsSite,
  pairLapsed,
  part,
  partCorrected,
  partDenied,
  preparing,
  proceeding,
  saidOf,
  twinNoted,
  twinsNoted,
  twinSettled,
  visiting,
} from './changes.ts';
import type { events } from './events.ts';
import {
  ended,
  isDisclosed,
  isUndisclosed,
  named,
  planned,
  recordedAfterwards,
  surpriseDecided,
  type Inspection,
} from './lifecycle.ts';
import { paymentAdded, paymentCorrected, paymentTaken } from './fines/payments.ts';

export const initial: Inspection = { is: 'none' };

export const evolve: Evolve<Inspection, typeof events> = {
  InspectionPlanned: (_, event) => planned(event),
  SurpriseDecided: (_, event) => surpriseDecided(event),
  PreparationChanged: (state, { data: { reason: _reason, rules: _rules, participants, ...changes }, actor }) =>
    preparing(state, ({ visit }) => ({
      is: visit.mode === 'surprise' ? 'decided' : 'planned',
      visit: { ...visit, ...changes, author: actor.account, participants: named(visit.lead, participants) },
      approved: visit.mode === 'surprise',
      breaches: [],
    })),
  InspectionApproved: (state, { data: { approver } }) =>
    preparing(state, (old) => ({ ...old, is: 'approved', approved: true, visit: { ...old.visit, approver } })),
  InspectionNotified: (state) => preparing(state, (old) => ({ ...old, is: 'notified' })),
  InspectionBegun: (state, { data: { breaches } }) =>
    preparing(state, (old) => ({ ...old, is: 'in-progress', breaches })),
  InspectionPostponed: (state, { data: { until } }) =>
    preparing(state, ({ visit, approved }) => ({
      is: 'postponed',
      visit: { ...visit, plannedFor: until },
      approved,
      breaches: [],
    })),

  MinutesSigned: (state, { data: { rules: _, ...data }, obligations }) =>
    ended(state, { ...data, outcome: 'carried-out' }, obligations),
  InspectionNotCarriedOut: (state, { data, obligations }) => ended(state, data, obligations),
  InspectionBrokenOff: (state, { data: { reason, ...data }, obligations }) =>
    ended(state, { ...data, note: reason, outcome: 'broken-off' }, obligations),
  InspectionRecorded: (_, event) => recordedAfterwards(event),
  InspectionDisclosed: (state, { data }) => concluded(state, (old) => saidOf(old, firstSaid(data))),

  ParticipantNamed: (state, { data: { agency } }) =>
    visiting(state, (visit) => ({
      ...visit,
      participants: [
        ...visit.participants.filter((old) => old.agency !== agency),
        { agency, confirmed: false, denied: false, through: null },
      ],
    })),
  PartConfirmed: (state, { data: { agency } }) =>
    visiting(state, (visit) => part(visit, agency, { confirmed: true, denied: false })),
  PartCorrected: (state, { data }) => concluded(state, (old) => partCorrected(old, data)),
  PartDenied: (state, { data: { agency } }) => concluded(state, (old) => partDenied(old, agency)),

  InspectionCorrected: (state, { data }) => concluded(state, (old) => corrected(old, data)),
  VisitMoved: (state, { data }) => concluded(state, (old) => saidOf(alone(old), firstSaid(data))),
  VisitFollowedItsSite: (state, { data }) => visiting(state, (visit) => followedItsSite(visit, data)),
  VisitPlacedOnLaterMap: (state, { data: { unit } }) =>
    visiting(state, (visit) => ({ ...visit, placements: [...visit.placements.filter((old) => old !== unit), unit] })),
  InspectionWithdrawn: (state) =>
    isUndisclosed(state) || isDisclosed(state)
      ? { is: 'withdrawn', was: isDisclosed(state) ? alone(state) : state }
      : state,

  ViolationRecorded: (state, { data }) => proceeding(state, (cases) => violationRecorded(cases, data)),
  ExplanationReceived: (state, { data }) => proceeding(state, (cases) => explanationReceived(cases, data)),
  ViolationDropped: (state, { data }) => proceeding(state, (cases) => violationDropped(cases, data)),
  SanctionDecided: (state, { data }) => proceeding(state, (cases) => sanctionDecided(cases, data)),
  SanctionCorrected: (state, { data }) => proceeding(state, (cases) => sanctionCorrected(cases, data)),
  ExecutionRecorded: (state, { data }) => proceeding(state, (cases) => executionRecorded(cases, data)),
  PaymentRecorded: (state, { data }) =>
    proceeding(state, (cases) => paymentsChanged(cases, data.decision, (paid) => paymentAdded(paid, data))),
  PaymentCorrected: (state, { data }) =>
    proceeding(state, (cases) => paymentsChanged(cases, data.decision, (paid) => paymentCorrected(paid, data))),
  PaymentWithdrawn: (state, { data: { decision, payment } }) =>
    proceeding(state, (cases) => paymentsChanged(cases, decision, (paid) => paymentTaken(paid, payment))),
  ComplaintRecorded: (state, { data }) => proceeding(state, (cases) => complaintRecorded(cases, data)),
  ComplaintSettled: (state, { data }) => proceeding(state, (cases) => complaintSettled(cases, data)),
  CaseAnswered: (state, { data }) => proceeding(state, (cases) => caseAnswered(cases, data)),
  CaseTransferred: (state, { data }) => proceeding(state, (cases) => caseTransferred(cases, data)),
  EntryWithdrawn: (state, { data }) => proceeding(state, (cases) => entryWithdrawn(cases, data)),

  PossibleTwinNoted: (state, { data }) => concluded(state, (old) => twinNoted(old, data)),
  PossibleTwinSettled: (state, { data }) => concluded(state, (old) => twinSettled(old, data)),
  PossibleTwinLapsed: (state, { data: { twin } }) => pairLapsed(state, twin),
  VisitStated: (state, { data }) => concluded(state, (old) => saidOf(old, data)),
  VisitLeft: (state) => state,
  TwinsNoted: (state, { data }) => concluded(state, (old) => twinsNoted(old, data)),
};
