import { id } from '@lien-nganh/contracts/shapes';
import { sealedForSubject } from '@lien-nganh/kernel';
import { freeText, slug } from '@lien-nganh/vocabulary';
import { paperInput, work } from '@lien-nganh/work';
import { paperShape } from '../shapes.ts';
import { z } from 'zod';

/** A model or club that runs from a day on: what works in preventing social evils, and what was learnt of it. */
export const model = work({
  service: 'communities',
  prefix: 'model',
  title: { vi: 'Mô hình, câu lạc bộ', en: 'Model or club' },
  content: z.strictObject({
    model: id,
    called: sealedForSubject('note', z.string()),
    kind: z.string(),
    organisation: id,
    lessons: paperShape.nullable(),
  }),
  input: {
    /** Its name in code: the record's id, by which communes that replicate it name it. */
    model: slug,
    called: freeText(200),
    kind: z.enum(['club', 'self-governing-group', 'volunteer-team', 'hotline', 'reintegration', 'other']),
    /** Which body runs it: an agency, or an organisation by its name in code. */
    organisation: slug,
    /** The document in which its lessons were drawn; null as long as there is none. */
    lessons: paperInput.nullable().default(null),
  },
  lasts: true,
  measures: ['communities.model'],
  says: ({ model: code, kind }) => `${code} (${kind})`,
  only: ({ content }) => content.model,
  rules: {
    'lessons-are-drawn-by-today': {
      vi: 'Tài liệu đúc rút kinh nghiệm không thể ghi ngày sau hôm nay.',
      en: 'A document with the lessons of a model is not dated ahead of today.',
      broken: ({ content: { lessons }, today }) => lessons !== null && lessons.dated > today,
    },
  },
});
