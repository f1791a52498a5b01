import { z } from 'zod';

/** Words that several kinds of communication share. In the log each is a string: a list that grows makes no new shape. */

export const topic = z.enum(['law', 'trafficking', 'health', 'cultural-life', 'other']);

/** Languages of Lai Châu in which people are spoken to, and any other. */
export const language = z.enum([
  'vietnamese',
  'thai',
  'hmong',
  'dao',
  'ha-nhi',
  'la-hu',
  'giay',
  'kho-mu',
  'lu',
  'other',
]);

/** Whom it is for. Of a mixed audience the one that it was meant for; ethnic minorities have priority. */
export const audience = z.enum([
  'general',
  'ethnic-minorities',
  'women',
  'youth',
  'pupils-and-students',
  'workers',
  'establishment-owners-and-staff',
  'officials',
  'border-communes',
]);

/** Organisations of the Fatherland Front, whose members are counted. */
export const organisation = z.enum([
  'fatherland-front',
  'women',
  'youth',
  'farmers',
  'veterans',
  'trade-union',
  'elderly',
  'other',
]);

/** Forms of work that are entered one by one or as the tally of a month: the same word on both sides. */
export const talliedForms = ['broadcast', 'panel', 'printed', 'commitment'] as const;
export type TalliedForm = (typeof talliedForms)[number];
