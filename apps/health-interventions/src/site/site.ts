import { freeText } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { DUTY, SERVICE, someMeasures } from '../words.ts';

const kind = z.enum(['health-facility', 'fixed-point', 'outreach-post', 'testing-point', 'treatment-point']);

/** A place of the programme, from the day on which it opens until it closes. It leaves the service in nothing. */
export const site = work({
  service: SERVICE,
  prefix: 'site',
  title: { vi: 'Điểm của chương trình', en: 'Site of the programme' },
  content: z.strictObject({ kind: z.string(), name: z.string(), measures: z.array(z.string()) }),
  input: {
    kind,
    /** What the facility is called; never anybody who works there or comes there. */
    name: freeText(120),
    measures: someMeasures,
  },
  lasts: true,
  restricted: true,
  duty: DUTY,
  levels: ['commune'],
  measures: [],
  says: ({ name }) => name,
});
