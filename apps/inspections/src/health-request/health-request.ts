import { name, work } from '@lien-nganh/work';
import { z } from 'zod';

const need = z.enum(['harm-reduction', 'testing', 'sti-examination', 'treatment', 'information', 'other']);

/**
 * What is asked of Health: a commune and a need. It waits in Health's own list, and nothing comes back: whom Health reaches
 * and how is for nobody else to know, so that asking can never be a way of finding out.
 */
export const healthRequest = work({
  service: 'inspections',
  prefix: 'healthRequest',
  title: { vi: 'Đề nghị ngành Y tế can thiệp', en: 'Request to Health' },
  content: z.strictObject({ need, establishment: z.null() }),
  input: {
    need,
    /** There is no such request: what names one is refused by a rule that says why. */
    establishment: name.nullable().default(null),
  },
  levels: ['commune'],
  measures: [],
  says: ({ need: of }) => of,
  rules: {
    'request-names-no-establishment': {
      vi: 'Đề nghị gửi ngành Y tế chỉ nêu xã, phường và nhu cầu, không nêu cơ sở.',
      en: 'A request to Health names a commune and a need, never an establishment.',
      broken: ({ content }) => content.establishment !== null,
    },
  },
});
