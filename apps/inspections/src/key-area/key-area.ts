import { sealedForSubject } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { work } from '@lien-nganh/work';
import { z } from 'zod';

const kind = z.enum(['street', 'lodging-cluster', 'service-cluster', 'station-or-market', 'border-gate', 'other']);

/** Area in which work is concentrated. It leaves as an opaque id and its commune: what it is called stays sealed here. */
export const keyArea = work({
  service: 'inspections',
  prefix: 'keyArea',
  title: { vi: 'Địa bàn trọng điểm', en: 'Key area' },
  content: z.strictObject({ kind, name: sealedForSubject('place', z.string()) }),
  input: { kind, name: text(200) },
  lasts: true,
  levels: ['commune'],
  measures: ['inspections.key-area'],
  says: ({ kind: of }) => of,
});
