import { obligationsKnown } from '@lien-nganh/contracts/reference';
import { links, lookUp } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { linkable } from './reference.ts';

/** Obligations that are linked to a disclosed inspection later. */
export const inspectionLinks = links('inspections', {
  record: linkable,
  obligation: (key) => lookUp(['obligations'], async (rows) => (await obligationsKnown([key]).resolve(rows)).has(key)),
  reason: freeText(1000),
});
