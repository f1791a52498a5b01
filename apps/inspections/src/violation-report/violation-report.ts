import { work } from '@lien-nganh/work';
import { z } from 'zod';

const said = {
  stage: z.enum(['received', 'verified', 'settled']),
  outcome: z.enum(['open', 'founded', 'unfounded', 'transferred']).default('open'),
  channel: z.enum(['in-person', 'letter', 'hotline', 'online', 'other-agency']),
};

/**
 * A report or denunciation of a violation and how far it is; a change says it from a day on. Restricted: neither who made it
 * nor whom it is about is ever a field.
 */
export const violationReport = work({
  service: 'inspections',
  prefix: 'violationReport',
  title: { vi: 'Tin báo, tố giác vi phạm', en: 'Report of a violation' },
  content: z.strictObject({ ...said, outcome: z.enum(['open', 'founded', 'unfounded', 'transferred']) }),
  input: said,
  lasts: true,
  restricted: true,
  measures: ['inspections.violation-report'],
  says: ({ stage, outcome }) => `${stage}, ${outcome}`,
  rules: {
    'settled-report-has-an-outcome': {
      vi: 'Tin báo đã giải quyết phải có kết quả; tin chưa giải quyết thì chưa có.',
      en: 'A report that is settled has an outcome, and before that none.',
      broken: ({ content: { stage, outcome } }) => (stage === 'settled') !== (outcome !== 'open'),
    },
  },
});
