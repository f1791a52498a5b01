import { text } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { citing, issued, issuedShape } from '../words.ts';

const topic = z.enum(['plan', 'harm-reduction', 'healthy-commune', 'other']);

/** A document that tells others how to do what they were told to do. */
export const guidance = work({
  service: 'agencies',
  prefix: 'guidance',
  title: { vi: 'Văn bản hướng dẫn', en: 'Guidance document' },
  content: z.strictObject({ document: issuedShape, topic, subject: z.string() }),
  input: { document: issued, topic, subject: text(500) },
  measures: ['agencies.guidance'],
  says: ({ document, subject }) => `${citing(document)}: ${subject}`,
});
