import { indicator as contract } from '@lien-nganh/contracts/agencies';
import { day } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { basis } from '../shapes.ts';

const {
  code: _code,
  definitionVersion: _version,
  validFrom: _from,
  validTo: _to,
  ...definitionShape
} = contract.schema.shape;

/** What an indicator means. Written once, in the contract: a definition is published as it was decided. */
export const definition = z.strictObject(definitionShape);

export const events = defineEvents('indicator', {
  IndicatorDefined: v(1, z.strictObject({ ...definitionShape, validFrom: day, basis })),
  IndicatorRevised: v(1, z.strictObject({ ...definitionShape, validFrom: day, basis })),
  IndicatorEnded: v(1, z.strictObject({ on: day, reason: sealedForSubject('note', z.string()) })),
});
