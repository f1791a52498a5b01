import { z } from 'zod';

/** Measures by which harm is reduced. */
export const measures = [
  'condoms',
  'needles-syringes',
  'substitution',
  'outreach',
  'testing',
  'sti-care',
  'referral',
] as const;

export const someMeasures = z.array(z.enum(measures)).min(1).max(measures.length);

/** The duty of Health under which this work is done, apart from its inspectorate. */
export const DUTY = 'health-programme';

export const SERVICE = 'health-interventions';
