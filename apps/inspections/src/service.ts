import { followUp } from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { areaWork, release } from '@lien-nganh/contracts/area-work';
import { service } from '@lien-nganh/kernel';
import { caseFile } from './case-file/case-file.ts';
import { checklist } from './checklist/checklist.ts';
import { personRelease, personTotals } from './counted/counted.ts';
import { estimate } from './estimate/estimate.ts';
import { establishmentType } from './establishment-type/establishment-type.ts';
import { establishment } from './establishment/establishment.ts';
import { hotspotRemoval } from './hotspot-removal/hotspot-removal.ts';
import { inspectionPlan } from './inspection-plan/inspection-plan.ts';
import { inspectionRules } from './inspection-rules/inspection-rules.ts';
import { inspection } from './inspection/inspection.ts';
import { areaWorkTypes } from './integration/area-work.ts';
import { inspectionLinks } from './integration/links.ts';
import { inspectionsOnPaper } from './integration/on-paper.ts';
import { outbound } from './integration/outbound.ts';
import { reference } from './integration/reference.ts';
import { legalBasis } from './legal-basis/legal-basis.ts';
import { closeInspectionOnTransfer } from './processes/close-inspection-on-transfer.ts';
import { closePlansWhenTheirPeriodIsOver } from './processes/close-plans-when-their-period-is-over.ts';
import { placeVisitsWhereTheirSiteLies } from './processes/place-visits-where-their-site-lies.ts';
import { proposeTwinsOfTheSameVisit } from './processes/propose-twins-of-the-same-visit.ts';
import {
  proposeRemovalOfHotspotsFoundClean,
  weighRemovalsByTheirHotspot,
  weighRemovalsByTheirVisit,
} from './processes/weigh-removals.ts';
import { decisionToInspect, noticeOfInspection } from './print-outs/before-visit.ts';
import { decisionOnSanction, letterOfTransfer, recordOfViolation } from './print-outs/cases.ts';
import { blankMinutes, minutesOfVisit } from './print-outs/minutes.ts';
import { planOfInspections } from './print-outs/plan.ts';
import { establishmentTwins } from './questions/establishment-twins.ts';
import { establishmentsList } from './questions/establishments-list.ts';
import { inspectionsList } from './questions/inspections-list.ts';
import { myWork } from './questions/my-work.ts';
import { plansOnHand } from './questions/plans-on-hand.ts';
import { possibleTwins } from './questions/possible-twins.ts';
import { sharedWork } from './questions/shared-work.ts';
import { siteHistory } from './questions/site-history.ts';
import { cultureLicencesRegister } from './registers/culture-licences.ts';
import { establishmentsRegister } from './registers/establishments.ts';
import { twin } from './twin/twin.ts';

export const inspections = service({
  name: 'inspections',
  title: { vi: 'Kiểm tra liên ngành', en: 'Inspections' },
  streams: [
    establishment,
    establishmentType,
    inspectionPlan,
    inspection,
    twin,
    legalBasis,
    checklist,
    inspectionRules,
    ...areaWorkTypes,
    hotspotRemoval,
    caseFile,
    estimate,
    personTotals,
    personRelease,
    inspectionLinks,
  ],
  questions: [
    ...[myWork, siteHistory, inspectionsList, establishmentsList, establishmentTwins],
    ...[plansOnHand, possibleTwins, sharedWork],
  ],
  processes: [
    proposeTwinsOfTheSameVisit,
    placeVisitsWhereTheirSiteLies,
    closeInspectionOnTransfer,
    closePlansWhenTheirPeriodIsOver,
    proposeRemovalOfHotspotsFoundClean,
    weighRemovalsByTheirVisit,
    weighRemovalsByTheirHotspot,
  ],
  reference,
  publishes: outbound,
  onPaper: inspectionsOnPaper,
  printOuts: [
    ...[planOfInspections, decisionToInspect, noticeOfInspection, blankMinutes, minutesOfVisit],
    ...[recordOfViolation, decisionOnSanction, letterOfTransfer],
  ],
  registers: [establishmentsRegister, cultureLicencesRegister],
  ignores: [followUp, ...agenciesWork, ...areaWork, release],
});
