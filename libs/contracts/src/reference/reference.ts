export type { ActsFor } from './acts-for.ts';
export { actedForOn, actsFor } from './acts-for.ts';
export { heirOn } from './heir.ts';
export type { AccountRecord } from './accounts.ts';
export {
  accountEver,
  accountOfSubjectOn,
  accountOn,
  accounts,
  accountsOfLikeSubject,
  accountsOfSubject,
  accountsOnLeave,
  allAccounts,
} from './accounts.ts';
export type { AgencyRecord } from './agencies.ts';
export {
  agencies,
  agenciesBelow,
  agenciesBySlug,
  agencyOn,
  allAgencies,
  dutiesOn,
  isMemberOn,
  superiorsOn,
} from './agencies.ts';
export type { AssignmentRecord } from './assignments.ts';
export { assignments, assignmentsOf, runningAssignments, runs } from './assignments.ts';
export type { FollowUpRecord } from './follow-ups.ts';
export { followUps, isOpen, openFollowUpsOf } from './follow-ups.ts';
export type { IndicatorRecord } from './indicators.ts';
export { allIndicators, indicatorOn, indicators, versionOn } from './indicators.ts';
export type { EditionsRecord } from './editions.ts';
export { allEditions, editions } from './editions.ts';
export type { Lasting } from './lasting.ts';
export { lasts } from './lasting.ts';
export type { ObligationRecord } from './obligations.ts';
export { binds, obligationKeyOf, obligations, obligationsKnown, obligationsOf } from './obligations.ts';
export { personsBehind } from './people.ts';
export type { SignatureBlock, SignatureLines, Signer, Signers, SignersFor } from './signature-block.ts';
export {
  blockByRank,
  positionOn,
  signatureBlocks,
  signersFor,
  signersOn,
  signsUnder,
  usualLines,
  usualSigner,
} from './signature-block.ts';
export type { AgencyStanding } from './standing.ts';
export { standingOf, standings } from './standing.ts';
export type { IssuerOn } from './issuer.ts';
export { agencyNameOn, agencyNamesOn, issuerOn } from './issuer.ts';
export type { TeamMember, TeamRecord } from './teams.ts';
export { allTeams, stands, teamOn, teams, withMembersOn } from './teams.ts';
export type { UnitRecord } from './units.ts';
export { allUnits, unitMapFrom, unitOn, units, unitsByKey } from './units.ts';
export { workDaysKnown, workYears } from './work-years.ts';
