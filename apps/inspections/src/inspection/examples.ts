import type { NewEvent } from '@lien-nganh/kernel';
import { communeA } from '../examples.ts';
import { events } from './events.ts';

/** Named histories of inspections, as the log holds them. */

const crewOfThree = [
  { member: 'm-1', account: 'account-of-m-1', agency: 'labour' },
  { member: 'm-2', account: 'account-of-m-2', agency: 'police' },
  { member: 'm-3', account: 'account-of-m-3', agency: 'culture' },
];

const teamVisit = {
  body: 'team-178' as const,
  place: 'establishment' as const,
  establishment: 'site-1',
  establishmentKind: 'karaoke',
  unit: communeA,
  team: 'team-900',
  lead: 'labour',
  leader: 'm-1',
  crew: crewOfThree,
  participants: ['police', 'culture'],
  rules: 'team-178@0',
};

export const leader = { account: 'account-of-m-1', agency: 'labour', role: 'officer' };
export const chairman = { account: 'chairman', agency: 'district-900', role: 'head' };

/** As the leader sends it. */
export const planInput = {
  ...{ body: 'team-178', place: 'establishment', establishment: 'site-1', unit: communeA, team: 'team-900' },
  ...{
    lead: 'labour',
    leader: 'm-1',
    crew: ['m-1', 'm-2', 'm-3'],
    participants: ['police'],
    obligations: ['d-879/O31'],
  },
  ...{ mode: 'planned', plan: 'plan-1', earlier: null, plannedFor: '2013-07-20', approver: 'chairman' },
};

export const planned = [
  events.InspectionPlanned({
    ...teamVisit,
    ...{ mode: 'planned', plan: 'plan-1', earlier: null, plannedFor: '2013-07-20', approver: 'chairman' },
  }),
];
export const approved = [...planned, events.InspectionApproved({ approver: 'chairman' })];
export const notified = [...approved, events.InspectionNotified({ on: '2013-07-15' })];
export const postponed = [...approved, events.InspectionPostponed({ until: '2013-08-01', reason: 'Mưa lũ' })];
export const surpriseDecided = [
  events.SurpriseDecided({
    ...teamVisit,
    plannedFor: '2013-07-16',
    ground: { kind: 'signs', words: 'Hoạt động quá giờ' },
    report: { number: '03/BC', writtenOn: '2013-07-15' },
  }),
];
export const underWay = [
  ...surpriseDecided,
  events.InspectionBegun(
    { on: '2013-07-16', present: ['m-1', 'm-2', 'm-3'], breaches: [], rules: 'team-178@0' },
    { occurredOn: '2013-07-16' },
  ),
];

const nothingFound = {
  checklist: null,
  findings: [],
  health: null,
  exhibits: [],
  reminded: false,
  note: null,
  breaches: [],
  rules: null,
};
export const disclosedTeamVisit = {
  establishment: 'site-1',
  on: '2013-07-16',
  unit: communeA,
  agencies: ['labour', 'police', 'culture'],
};

export const minutesSigned = [
  ...underWay,
  events.MinutesSigned(
    {
      ...nothingFound,
      on: '2013-07-16',
      minutes: { number: '05/BB', signedOn: '2013-07-16', signedBy: 'm-2', countersigned: 'representative' },
      checklist: 'nd-178-11',
      findings: [
        { item: 'licence-conditions', agency: 'culture', result: 'met' },
        { item: 'labour-contracts', agency: 'labour', result: 'not-met' },
      ],
    },
    { occurredOn: '2013-07-16', obligations: ['d-879/O31'] },
  ),
  events.InspectionDisclosed(disclosedTeamVisit, { occurredOn: '2013-07-16' }),
];

const policeVisit = {
  ...{
    body: 'police' as const,
    place: 'establishment' as const,
    establishment: 'site-1',
    establishmentKind: 'karaoke',
  },
  ...{ unit: communeA, team: null, lead: 'police', leader: 'account-1' },
  crew: [{ member: 'account-1', account: 'account-1', agency: 'police' }],
};

function recordedVisit(participants: string[], more: { readonly onBehalfOf?: string } = {}): readonly NewEvent[] {
  return [
    events.InspectionRecorded(
      {
        ...policeVisit,
        ...nothingFound,
        participants,
        on: '2013-07-10',
        minutes: { number: '07/BB', signedOn: '2013-07-10', signedBy: 'account-1', countersigned: 'witness' },
        ...{ mode: 'planned', earlier: null, ground: null, report: null },
        entry: { onBehalfOf: more.onBehalfOf ?? null, paper: null },
      },
      { occurredOn: '2013-07-10', obligations: ['d-879/O14'] },
    ),
    events.InspectionDisclosed(
      { establishment: 'site-1', on: '2013-07-10', unit: communeA, agencies: ['police', ...participants] },
      { occurredOn: '2013-07-10' },
    ),
  ];
}

/** K1 of three agencies, K2 of the police alone. */
export const jointVisit = recordedVisit(['health', 'culture']);
export const policeVisitAlone = recordedVisit([]);
export const enteredForThePolice = recordedVisit([], { onBehalfOf: 'police' });

const violation = (id: string, kind: string, field: string) =>
  events.ViolationRecorded(
    { violation: id, number: `${id}/BB-VPHC`, kind, field, agency: 'police', recordedOn: '2013-07-10' },
    { occurredOn: '2013-07-10' },
  );
export const twoViolations = [
  ...jointVisit,
  violation('v-1', 'karaoke-after-hours', 'culture'),
  violation('v-2', 'unregistered-guests', 'security'),
];

const line = { additional: [], remedies: [] };
export const sanctionDecided = [
  ...twoViolations,
  events.SanctionDecided(
    {
      ...{ decision: 's-1', number: '21/QĐ-XPVPHC', decidedOn: '2013-07-12', agency: 'police' },
      ...{ signatory: 'district-chairman', offender: 'individual', reason: null, breaches: [] },
      lines: [
        { ...line, violation: 'v-1', basis: 'nd-a-22-1', field: 'culture', main: 'fine', amount: '15000000' },
        { ...line, violation: 'v-2', basis: 'nd-a-30-2', field: 'security', main: 'fine', amount: '2000000' },
      ],
    },
    { occurredOn: '2013-07-12' },
  ),
];
const execution = { decision: 's-1', on: '2013-07-13', collected: null, reason: null };
export const served = [...sanctionDecided, events.ExecutionRecorded({ ...execution, step: 'served' })];
export const complained = [
  ...served,
  events.ComplaintRecorded({ complaint: 'c-1', decision: 's-1', on: '2013-07-14' }),
];

/** One of each event that the histories above do not hold, for the golden fixtures. */
export const others = [
  events.PreparationChanged({
    ...{ plannedFor: '2013-07-22', leader: 'm-1', crew: crewOfThree, participants: ['police'], reason: 'Đổi ngày' },
    rules: 'team-178@0',
  }),
  events.InspectionNotCarriedOut({ outcome: 'closed', on: '2013-07-16', note: 'Đóng cửa', breaches: [] }),
  events.InspectionBrokenOff({ on: '2013-07-16', reason: 'Mất điện', breaches: [] }),
  events.ParticipantNamed({ agency: 'market', reason: 'Có tham gia' }),
  events.PartConfirmed({ agency: 'health' }),
  events.PartCorrected({
    agency: 'health',
    findings: [],
    health: { agency: 'health', met: true },
    reason: 'Ghi thiếu',
  }),
  events.PartDenied({ agency: 'culture', reason: 'Không tham gia' }),
  events.InspectionCorrected({ changed: { unit: communeA, on: '2013-07-09' }, reason: 'Ghi nhầm', breaches: null }),
  events.VisitFollowedItsSite({ changed: { establishmentKind: 'hotel' }, because: 'e-1' }),
  events.VisitMoved({ establishment: 'site-2', on: '2013-07-09', unit: communeA, agencies: ['police'] }),
  events.VisitPlacedOnLaterMap({ unit: '90004@2013-07-01' }),
  events.InspectionWithdrawn({ reason: 'Ghi trùng' }),
  events.ExplanationReceived({ violation: 'v-1', on: '2013-07-11' }),
  events.ViolationDropped({ violation: 'v-2', reason: 'Không đủ căn cứ' }),
  events.SanctionCorrected({
    ...{ decision: 's-1', number: '21/QĐ-XPVPHC', decidedOn: '2013-07-12', agency: 'police' },
    ...{
      signatory: 'district-chairman',
      offender: 'individual',
      reason: null,
      breaches: [],
      correctedBecause: 'Ghi nhầm',
    },
    lines: [{ ...line, violation: 'v-1', basis: 'nd-a-22-1', field: 'culture', main: 'fine', amount: '16000000' }],
  }),
  events.ComplaintSettled({ complaint: 'c-1', on: '2013-07-16', outcome: 'annulled' }),
  events.CaseTransferred({
    ...{ transfer: 't-1', to: 'investigation-police', agency: 'police', on: '2013-07-16', violations: ['v-1'] },
    document: '30/CV',
  }),
  events.EntryWithdrawn({ entry: 'violation', id: 'v-2', reason: 'Ghi nhầm' }),
];
