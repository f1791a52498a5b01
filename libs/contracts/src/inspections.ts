import { z } from 'zod';
import { contract } from './contract.ts';
import { day, dong, id, obligationKey, unitKey } from './shapes.ts';

/** An establishment: an opaque id, a kind and a commune. Nothing here names or finds it. */
export const establishment = contract(
  'inspections.establishment',
  1,
  z.strictObject({
    establishment: id,
    kind: z.string(),
    /** Subject to security conditions; abuse-prone. */
    conditional: z.boolean(),
    prone: z.boolean(),
    licensed: z.boolean(),
    risk: z.enum(['low', 'medium', 'high', 'unknown']),
    unit: unitKey,
    openedOn: day,
    closedOn: day.nullable(),
    /** Where the site lies on later maps, where its unit was split. */
    placements: z.array(unitKey),
    withdrawn: z.boolean(),
  }),
);

export const inspectionOutcome = z.enum(['carried-out', 'broken-off', 'closed', 'refused', 'ceased', 'not-found']);

/** A disclosed inspection: one record, however many took part. It is published only from its disclosure on. */
export const inspection = contract(
  'inspections.inspection',
  1,
  z.strictObject({
    inspection: id,
    outcome: inspectionOutcome,
    mode: z.enum(['planned', 'surprise', 're-inspection']),
    body: z.enum(['team-178', 'police', 'culture', 'health', 'labour', 'market', 'other']),
    place: z.enum(['establishment', 'public-place']),
    occurredOn: day,
    unit: unitKey,
    placements: z.array(unitKey),
    establishment: id.nullable(),
    establishmentKind: z.string().nullable(),
    team: id.nullable(),
    lead: id,
    /** The lead is one of them. Who denied is not. */
    participants: z.array(z.strictObject({ agency: id, confirmed: z.boolean() })),
    joint: z.boolean(),
    /** Whether there was a health part, and whether its conditions were met; never what was found. */
    health: z.strictObject({ checked: z.boolean(), met: z.boolean().nullable() }),
    findings: z.array(
      z.strictObject({ item: z.string(), agency: id, result: z.enum(['met', 'not-met', 'not-applicable']) }),
    ),
    breaches: z.array(z.string()),
    reminded: z.boolean(),
    violations: z.array(
      z.strictObject({ violation: id, kind: z.string(), field: z.string(), agency: id, recordedOn: day }),
    ),
    sanctions: z.array(
      z.strictObject({
        decision: id,
        decidedOn: day,
        /** The deciding agency: the money is its line. */
        agency: id,
        field: z.string(),
        offender: z.enum(['individual', 'organisation']),
        main: z.enum(['warning', 'fine', 'licence-suspension', 'operation-suspension', 'confiscation', 'expulsion']),
        amount: dong.nullable(),
        additional: z.array(z.string()),
        collected: dong.nullable(),
        state: z.enum(['decided', 'served', 'complied', 'enforced', 'suspended', 'annulled']),
      }),
    ),
    transfers: z.array(z.strictObject({ transfer: id, to: z.string(), agency: id, transferredOn: day })),
    obligations: z.array(obligationKey),
    withdrawn: z.boolean(),
    /** The record that this one was decided to be the same visit as. */
    sameAs: id.nullable(),
    /** Open pairs that nobody has decided yet. */
    openPairs: z.number().int().nonnegative(),
  }),
);

/** Obligations linked to a record later, or taken off it, without touching the work. */
export const links = contract(
  'inspections.links',
  1,
  z.strictObject({ record: id, added: z.array(obligationKey), removed: z.array(obligationKey) }),
);
