import { streamType } from '@lien-nganh/kernel';
import { approveInspection } from './approve-inspection.ts';
import { beginInspection } from './begin-inspection.ts';
import { breakOffInspection } from './break-off-inspection.ts';
import { changePreparation } from './change-preparation.ts';
import { confirmPart } from './confirm-part.ts';
import { correctInspection } from './correct-inspection.ts';
import { correctPart } from './correct-part.ts';
import { correctPayment } from './correct-payment.ts';
import { correctSanction } from './correct-sanction.ts';
import { decideSanction } from './decide-sanction.ts';
import { decideSurprise } from './decide-surprise.ts';
import { denyPart } from './deny-part.ts';
import { dropViolation } from './drop-violation.ts';
import { events } from './events.ts';
import { followCase } from './follow-case.ts';
import { followSite } from './follow-site.ts';
import type { Inspection } from './lifecycle.ts';
import { nameParticipant } from './name-participant.ts';
import { notePossibleTwin } from './note-possible-twin.ts';
import { notifyInspection } from './notify-inspection.ts';
import { placeInspection } from './place-inspection.ts';
import { planInspection } from './plan-inspection.ts';
import { postponeInspection } from './postpone-inspection.ts';
import { receiveExplanation } from './receive-explanation.ts';
import { recordComplaint } from './record-complaint.ts';
import { recordExecution } from './record-execution.ts';
import { recordInspection } from './record-inspection.ts';
import { recordNotCarriedOut } from './record-not-carried-out.ts';
import { recordPayment } from './record-payment.ts';
import { recordViolation } from './record-violation.ts';
import { saying } from './saying.ts';
import { refusals } from './refusals.ts';
import { settleComplaint } from './settle-complaint.ts';
import { scope } from './scope.ts';
import { signMinutes } from './sign-minutes.ts';
import { evolve, initial } from './state.ts';
import { summary } from './summary.ts';
import { transferCase } from './transfer-case.ts';
import { withdrawEntry } from './withdraw-entry.ts';
import { withdrawInspection } from './withdraw-inspection.ts';
import { withdrawPayment } from './withdraw-payment.ts';

/**
 * ONE record of a visit, however many took part, from its plan to the last payment. Violations and sanctions are in it:
 * exactly one main sanction per violation, and the term from the record to the decision, are rules over both.
 */
export const inspection = streamType<Inspection, typeof events>({
  prefix: 'inspection',
  title: { vi: 'Cuộc kiểm tra', en: 'Inspection' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-inspection',
  scope,
  summary,
  commands: [
    planInspection,
    decideSurprise,
    changePreparation,
    approveInspection,
    notifyInspection,
    beginInspection,
    postponeInspection,
    signMinutes,
    recordNotCarriedOut,
    breakOffInspection,
    recordInspection,
    confirmPart,
    correctPart,
    denyPart,
    nameParticipant,
    correctInspection,
    placeInspection,
    followSite,
    followCase,
    withdrawInspection,
    recordViolation,
    receiveExplanation,
    dropViolation,
    decideSanction,
    correctSanction,
    recordExecution,
    recordPayment,
    correctPayment,
    withdrawPayment,
    recordComplaint,
    settleComplaint,
    transferCase,
    withdrawEntry,
    notePossibleTwin,
  ].map(saying),
});
