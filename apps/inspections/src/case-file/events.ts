import { day, id } from '@lien-nganh/contracts/shapes';
import { defineEvents, v } from '@lien-nganh/kernel';
import { z } from 'zod';

/** It tells of one inspection: it is sealed as that is. */
const sealed = { sealed: 'service' } as const;

export const events = defineEvents('caseFile', {
  CaseFileSent: v(
    1,
    z.strictObject({
      inspection: id,
      /** The agency that sent it, and the body that it went to. */
      agency: id,
      to: z.string(),
      on: day,
      document: z.string(),
    }),
    {},
    sealed,
  ),
  /** The transfer was entered by mistake. */
  CaseFileTakenBack: v(1, z.strictObject({ inspection: id }), {}, sealed),
  CaseFileReceived: v(1, z.strictObject({ inspection: id, on: day, document: z.string().nullable() }), {}, sealed),
  CaseFileDecided: v(
    1,
    z.strictObject({
      inspection: id,
      on: day,
      outcome: z.enum(['prosecuted', 'not-prosecuted', 'returned']),
      document: z.string(),
    }),
    {},
    sealed,
  ),
});
