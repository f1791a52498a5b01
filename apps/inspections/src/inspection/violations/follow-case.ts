import { command, ownRecord, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { answerOf, type CaseFile } from '../../case-file/state.ts';
import { events } from '../events.ts';
import { isDisclosed, type Inspection } from '../lifecycle.ts';
import { name } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** Sent by the process that watches case files: what their receiver said closes the case here, or opens it again. */
export const followCase = command<Inspection, typeof events, typeof refusals>()({
  name: 'follow-case',
  action: 'inspections.follow-case',
  title: { vi: 'Cập nhật theo hồ sơ đã chuyển', en: 'Follow a transferred case' },
  input: z.strictObject({ transfer: name }),
  looksUp: ({ transfer }) => ({ file: ownRecord<CaseFile>('caseFile', transfer) }),
  refuses: ['inspection-is-disclosed', 'case-has-moved-on'],
  decide: ({ transfer }, state, { lookUps: { file } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const sent = state.cases.transfers.find((one) => one.transfer === transfer);
    const answer = answerOf(file);
    if (!sent || answer === null) return reject('case-has-moved-on');
    const same = sent.answer?.is === answer.is && sent.answer.on === answer.on;
    return same
      ? reject('case-has-moved-on')
      : [events.CaseAnswered({ transfer, ...answer }, { occurredOn: answer.on })];
  },
});
