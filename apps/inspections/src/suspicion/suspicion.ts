import { lookUp, type LookUp } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { name, work } from '@lien-nganh/work';
import { z } from 'zod';
import { establishmentKnown, type EstablishmentRecord } from '../integration/reference.ts';

/**
 * Signs of abuse that were noted of an establishment, from a day on until they are gone: its end. Restricted: it leaves as a
 * kind and a commune.
 */
export const suspicion = work({
  service: 'inspections',
  prefix: 'suspicion',
  title: { vi: 'Cơ sở có biểu hiện nghi vấn', en: 'Establishment with signs of abuse' },
  content: z.strictObject({ establishment: z.string(), kind: z.string() }),
  input: { establishment: name, kind: slug },
  lasts: true,
  restricted: true,
  levels: ['commune'],
  measures: ['inspections.suspicion'],
  says: ({ kind, establishment }) => `${kind}, ${establishment}`,
  looksUp: ({ establishment }): { site: LookUp<EstablishmentRecord | null> } => ({
    site:
      typeof establishment === 'string' ? establishmentKnown(establishment) : lookUp([], () => Promise.resolve(null)),
  }),
  rules: {
    'establishment-is-known': {
      vi: 'Cơ sở này chưa được đăng ký.',
      en: 'No such establishment is registered.',
      broken: ({ facts: { site } }) => site === null,
    },
    'kind-is-the-establishments': {
      vi: 'Loại hình không đúng với loại hình của cơ sở đã đăng ký.',
      en: 'The kind is not the one under which the establishment is registered.',
      broken: ({ content, facts: { site } }) => site !== null && site.kind !== content.kind,
    },
  },
});
