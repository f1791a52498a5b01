import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { DUTY, SERVICE, someMeasures } from '../words.ts';

const funds = z.enum(['state-budget', 'target-programme', 'project', 'other']);

/** A programme of interventions in a unit, from a day on. It leaves the service in nothing. */
export const programme = work({
  service: SERVICE,
  prefix: 'programme',
  title: { vi: 'Chương trình can thiệp', en: 'Programme of interventions' },
  content: z.strictObject({ measures: z.array(z.string()), funds: z.string() }),
  input: { measures: someMeasures, funds },
  lasts: true,
  restricted: true,
  duty: DUTY,
  measures: [],
  says: ({ measures }) => measures.join(', '),
});
