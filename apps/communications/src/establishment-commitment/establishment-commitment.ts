import { slug } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { placeKnown } from '../integration/reference.ts';
import { opaqueId } from '../words.ts';

/** An establishment, known by an opaque id, signed a commitment with the People's Committee of its commune. */
export const establishmentCommitment = work({
  service: 'communications',
  prefix: 'establishmentCommitment',
  title: { vi: 'Cơ sở ký cam kết với Ủy ban nhân dân cấp xã', en: 'Commitment of an establishment' },
  content: z.strictObject({ establishment: z.string(), kind: z.string() }),
  input: {
    /** Its id in the register of establishments: never a name. */
    establishment: opaqueId,
    kind: slug,
  },
  levels: ['commune'],
  lasts: true,
  measures: ['communications.establishment-committed'],
  looksUp: ({ establishment }) => ({ establishment: placeKnown('establishments', establishment) }),
  rules: {
    'establishment-is-known': {
      vi: 'Cơ sở này chưa được đăng ký.',
      en: 'No such establishment is registered.',
      broken: ({ facts }) => !facts.establishment,
    },
  },
  says: ({ kind, establishment }) => `${kind}, ${establishment}`,
});
