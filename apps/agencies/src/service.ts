import {
  accounts,
  agencies as agencyTable,
  assignments,
  editions,
  followUps,
  indicators,
  obligations,
  teams,
  units,
} from '@lien-nganh/contracts/reference';
import * as inspections from '@lien-nganh/contracts/inspections';
import { areaWork, release as personRelease } from '@lien-nganh/contracts/area-work';
import { ownForm } from '@lien-nganh/contracts/own-form';
import { pastFigures, receipt, report, reportingPeriod } from '@lien-nganh/contracts/reporting';
import { regime, template } from '@lien-nganh/contracts/reporting-regime';
import { systemTotals } from '@lien-nganh/contracts/system-totals';
import { service } from '@lien-nganh/kernel';
import { account } from './account/account.ts';
import { agency } from './agency/agency.ts';
import { cardNumber } from './card-number/card-number.ts';
import { directive } from './directive/directive.ts';
import { followUp } from './follow-up/follow-up.ts';
import { indicator } from './indicator/indicator.ts';
import { inspectionPapers } from './integration/inspection-papers.ts';
import { agenciesOnPaper } from './integration/on-paper.ts';
import { outbound } from './integration/outbound.ts';
import { agenciesLinks, workTypes } from './integration/work.ts';
import { numberSeries } from './number-series/number-series.ts';
import { numbering } from './numbering/numbering.ts';
import { team178 } from './team-178/team-178.ts';
import { teamRules } from './team-rules/team-rules.ts';
import { assignObligationsToAddressees } from './processes/assign-obligations-to-addressees.ts';
import { carryOutTransfers } from './processes/carry-out-transfers.ts';
import { claimCardNumbers } from './processes/claim-card-numbers.ts';
import { eraseNames } from './processes/erase-names.ts';
import { openTasksOfConclusions } from './processes/open-tasks-of-conclusions.ts';
import { agenciesTree } from './questions/agencies-tree.ts';
import { directiveText } from './questions/directive-text.ts';
import { followUpBoard } from './questions/follow-up-board.ts';
import { indicatorCatalogue } from './questions/indicator-catalogue.ts';
import { leftToHandOver } from './questions/left-to-hand-over.ts';
import { lineage } from './questions/lineage.ts';
import { numbersOfPapers } from './questions/numbers-of-papers.ts';
import { meetingConclusions } from './questions/meeting-conclusions.ts';
import { myWork } from './questions/my-work.ts';
import { signatureBlocksOf, whoMayApprove } from './questions/signature.ts';
import { sharedWork } from './questions/shared-work.ts';
import { team178OnADay } from './questions/team-178-on-a-day.ts';
import { unitsOnADay } from './questions/units-on-a-day.ts';
import { whoHoldsADuty } from './questions/who-holds-a-duty.ts';
import { invitation } from './invitation/invitation.ts';
import { letterOfUrging, minutesOfMeeting } from './print-outs/coordination.ts';
import { letterOfInvitation } from './print-outs/invitation.ts';
import { planPaper, planRevision } from './print-outs/plan.ts';
import { membersOfTeam, teamPapers } from './print-outs/team-178.ts';
import { agenciesRegister } from './registers/agencies.ts';
import { plansRegister, targetsRegister } from './registers/plans.ts';
import { unitsRegister } from './registers/units.ts';
import { unit } from './unit/unit.ts';
import { workYear } from './work-year/work-year.ts';

/** Who is who in a province, what a directive asks of whom, and what every figure means. */
export const agencies = service({
  name: 'agencies',
  title: { vi: 'Cơ quan và văn bản chỉ đạo', en: 'Agencies and directives' },
  streams: [
    ...[unit, agency, account, directive, followUp, team178, teamRules, cardNumber, indicator, workYear],
    invitation,
    ...workTypes,
    ...[agenciesLinks, numbering, numberSeries],
  ],
  questions: [
    unitsOnADay,
    lineage,
    agenciesTree,
    whoHoldsADuty,
    whoMayApprove,
    signatureBlocksOf,
    leftToHandOver,
    directiveText,
    followUpBoard,
    myWork,
    meetingConclusions,
    team178OnADay,
    indicatorCatalogue,
    sharedWork,
    numbersOfPapers,
  ],
  processes: [assignObligationsToAddressees, claimCardNumbers, carryOutTransfers, eraseNames, openTasksOfConclusions],
  reference: [
    units,
    agencyTable,
    accounts,
    assignments,
    obligations,
    followUps,
    teams,
    indicators,
    editions,
    inspectionPapers,
  ],
  publishes: outbound,
  onPaper: agenciesOnPaper,
  ignores: [
    ...[reportingPeriod, receipt, report, template, regime, pastFigures, ownForm, systemTotals],
    ...[inspections.establishment, inspections.inspection, inspections.links, inspections.legalBasis],
    ...[inspections.checklist, personRelease, ...areaWork],
  ],
  registers: [unitsRegister, agenciesRegister, plansRegister, targetsRegister],
  printOuts: [
    ...teamPapers,
    membersOfTeam,
    minutesOfMeeting,
    letterOfUrging,
    letterOfInvitation,
    planPaper,
    planRevision,
  ],
});
