import { text } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { citing, issued, issuedShape, level, levelRules } from '../words.ts';

const documentType = z.enum(['dispatch', 'directive', 'decision', 'joint-plan', 'joint-resolution', 'notice', 'other']);

/** A document by which an agency carries a directive on, alone or together with others: these are its participants. */
export const issuedDocument = work({
  service: 'agencies',
  prefix: 'issuedDocument',
  title: { vi: 'Văn bản chỉ đạo', en: 'Directive or joint document' },
  content: z.strictObject({ document: issuedShape, level, documentType, subject: z.string() }),
  input: { document: issued, level, documentType, subject: text(500) },
  measures: ['agencies.document'],
  says: ({ document, subject }) => `${citing(document)}: ${subject}`,
  rules: {
    ...levelRules,
    'joint-document-has-partners': {
      vi: 'Văn bản liên ngành phải ghi cơ quan cùng ban hành.',
      en: 'A joint document names those who issued it together.',
      broken: ({ content: { documentType: type }, agencies }) => type.startsWith('joint-') && agencies.length < 2,
    },
  },
});
