import { day as dayShape, id } from '@lien-nganh/contracts/shapes';
import { agenciesBySlug } from '@lien-nganh/contracts/reference';
import { day, slug, text, validOn } from '@lien-nganh/vocabulary';
import { paperNumber, work } from '@lien-nganh/work';
import { z } from 'zod';
import { level, levelRules } from '../words.ts';

/** What a meeting concluded: who is to do what until when. A process opens a task of it for whoever is named. */
const conclusion = z.strictObject({ code: z.string(), task: z.string(), owner: id, dueOn: dayShape });
export type Conclusion = z.output<typeof conclusion>;

const concluding = z.strictObject({
  /** As the minutes number it; it names the conclusion from then on. */
  code: text(20).regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/),
  task: text(500),
  /** The agency that is to do it. */
  owner: slug,
  dueOn: day,
});

/** A meeting of several agencies; those present are its participants. */
export const coordinationMeeting = work({
  service: 'agencies',
  prefix: 'coordinationMeeting',
  title: { vi: 'Cuộc họp, giao ban liên ngành', en: 'Inter-agency coordination meeting' },
  content: z.strictObject({
    level,
    subject: z.string(),
    minutes: z.string().nullable(),
    conclusions: z.array(conclusion),
  }),
  version: 2,
  upcasts: { 1: (old: object) => ({ ...old, conclusions: [] }) },
  input: {
    level,
    subject: text(500),
    minutes: paperNumber.nullable().default(null),
    conclusions: z.array(concluding).max(40).default([]),
  },
  measures: ['agencies.meeting'],
  says: ({ subject }) => subject,
  looksUp: ({ conclusions }) => ({ owners: agenciesBySlug([...new Set(conclusions.map(({ owner }) => owner))]) }),
  rules: {
    ...levelRules,
    'several-agencies-meet': {
      vi: 'Cuộc họp liên ngành phải có ít nhất hai cơ quan dự.',
      en: 'An inter-agency meeting has at least two agencies present.',
      broken: ({ agencies }) => agencies.length < 2,
    },
    'conclusions-are-told-apart': {
      vi: 'Mỗi kết luận có một số riêng.',
      en: 'Each conclusion has a number of its own.',
      broken: ({ content: { conclusions } }) => new Set(conclusions.map(({ code }) => code)).size < conclusions.length,
    },
    'conclusion-is-due-after-the-meeting': {
      vi: 'Hạn thực hiện kết luận không được trước ngày họp.',
      en: 'What a meeting concluded is not due before it.',
      broken: ({ content: { conclusions }, on }) => conclusions.some(({ dueOn }) => dueOn < on),
    },
    'owner-is-there-on-that-day': {
      vi: 'Cơ quan được giao thực hiện kết luận phải tồn tại vào ngày họp.',
      en: 'The agency that is to carry a conclusion out is there on the day of the meeting.',
      broken: ({ content: { conclusions }, on, facts: { owners } }) =>
        conclusions.some(({ owner }) => !owners.has(owner) || !validOn(owners.get(owner)!, on)),
    },
  },
});
