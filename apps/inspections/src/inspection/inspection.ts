import { streamType } from '@lien-nganh/kernel';
import { approveInspection } from './preparation/approve-inspection.ts';
import { beginInspection } from './on-the-spot/begin-inspection.ts';
import { breakOffInspection } from './on-the-spot/break-off-inspection.ts';
import { changePreparation } from './preparation/change-preparation.ts';
import { confirmPart } from './parts/confirm-part.ts';
import { correctInspection } from './on-the-spot/correct-inspection.ts';
import { correctPart } from './parts/correct-part.ts';
import { correctPayment } from './fines/correct-payment.ts';
import { correctSanction } from './sanctions/correct-sanction.ts';
import { decideSanction } from './sanctions/decide-sanction.ts';
import { decideSurprise } from './preparation/decide-surprise.ts';
import { denyPart } from './parts/deny-part.ts';
import { dropViolation } from './violations/drop-violation.ts';
import { events } from './events.ts';
import { followCase } from './violations/follow-case.ts';
import { followSite } from './violations/follow-site.ts';
import type { Inspection } from './lifecycle.ts';
import { nameParticipant } from './parts/name-participant.ts';
import { notePossibleTwin } from './note-possible-twin.ts';
import { notifyInspection } from './preparation/notify-inspection.ts';
import { placeInspection } from './preparation/place-inspection.ts';
import { planInspection } from './preparation/plan-inspection.ts';
import { postponeInspection } from './preparation/postpone-inspection.ts';
import { receiveExplanation } from './sanctions/receive-explanation.ts';
import { recordComplaint } from './sanctions/record-complaint.ts';
import { recordExecution } from './sanctions/record-execution.ts';
import { recordInspection } from './on-the-spot/record-inspection.ts';
import { recordNotCarriedOut } from './on-the-spot/record-not-carried-out.ts';
import { recordPayment } from './fines/record-payment.ts';
import { recordViolation } from './violations/record-violation.ts';
import { saying } from './saying.ts';
import { refusals } from './refusals.ts';
import { settleComplaint } from './sanctions/settle-complaint.ts';
import { scope } from './scope.ts';
import { signMinutes } from './on-the-spot/sign-minutes.ts';
import { evolve, initial } from './state.ts';
import { summary } from './summary.ts';
import { transferCase } from './violations/transfer-case.ts';
import { withdrawEntry } from './withdraw-entry.ts';
import { withdrawInspection } from './on-the-spot/withdraw-inspection.ts';
import { withdrawPayment } from './fines/withdraw-payment.ts';

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
