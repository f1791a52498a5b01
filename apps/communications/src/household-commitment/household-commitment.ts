import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { talliedAs } from '../tallied.ts';
import { organisation } from '../words.ts';

/** Households that signed a commitment by way of an organisation. It holds until its end is recorded. */
export const householdCommitment = work({
  service: 'communications',
  prefix: 'householdCommitment',
  title: { vi: 'Hộ gia đình ký cam kết', en: 'Commitment of households' },
  content: z.strictObject({ organisation: z.string(), households: z.number() }),
  input: { organisation: organisation.input, households: z.int().min(1).max(1_000_000) },
  lasts: true,
  measures: ['communications.household-committed'],
  weighed: talliedAs('commitment'),
  says: ({ organisation: through, households }) => `${households} hộ, ${organisation.vi(through)}`,
});
