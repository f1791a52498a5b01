import { z } from 'zod';
import { contract } from './contract.ts';
import { day, dong, id, names, obligationKey, unitKey } from './shapes.ts';
import { linksContract } from './work.ts';

/** What counts of an establishment at one time. */
const described = z.strictObject({
  kind: z.string(),
  /** Subject to security conditions; abuse-prone. */
  conditional: z.boolean(),
  prone: z.boolean(),
  licensed: z.boolean(),
  risk: z.enum(['low', 'medium', 'high', 'unknown']),
  unit: unitKey,
  /** Where the site lies on later maps, where its unit was split. */
  placements: z.array(unitKey),
});

const establishmentV1 = described.extend({
  establishment: id,
  openedOn: day,
  closedOn: day.nullable(),
  withdrawn: z.boolean(),
});

const establishmentV2 = establishmentV1.extend({
  /** What it was and since when, from its opening on; two that follow each other differ. The fields above are the present. */
  stretches: z.array(described.extend({ from: day })).min(1),
});

/** An establishment: an opaque id, a kind and a commune. Nothing here names or finds it. */
export const establishment = contract(
  'inspections.establishment',
  3,
  establishmentV2.extend({
    /** The record that it was merged into, which counts for both: it is as one that was withdrawn then. `null`: it is itself. */
    sameAs: id.nullable(),
  }),
  {
    1: (old: z.output<typeof establishmentV1>) => ({ ...old, stretches: [alwaysSo(old)] }),
    2: (old: z.output<typeof establishmentV2>) => ({ ...old, sameAs: null }),
  },
);

/** Of what was published before changes had days it is known only what it was then. */
function alwaysSo({ openedOn, ...old }: z.output<typeof establishmentV1>) {
  const { kind, conditional, prone, licensed, risk, unit, placements } = old;
  return { from: openedOn, kind, conditional, prone, licensed, risk, unit, placements };
}

export const mainSanction = z.enum([
  'warning',
  'fine',
  'licence-suspension',
  'operation-suspension',
  'confiscation',
  'expulsion',
]);

export const inspectionOutcome = z.enum(['carried-out', 'broken-off', 'closed', 'refused', 'ceased', 'not-found']);

const sanctionV1 = z.strictObject({
  decision: id,
  decidedOn: day,
  /** The deciding agency: the money is its line. */
  agency: id,
  /** Field and main sanction of the gravest line; a decision may hold several violations. */
  field: z.string(),
  offender: z.enum(['individual', 'organisation']),
  main: mainSanction,
  /** All lines together; `null` when none of them is a fine. */
  amount: dong.nullable(),
  additional: z.array(z.string()),
  /** One for each violation, with exactly one main sanction. Their amounts add up to the decision's. */
  lines: z.array(z.strictObject({ violation: id, field: z.string(), main: mainSanction, amount: dong.nullable() })),
  collected: dong.nullable(),
  state: z.enum(['decided', 'served', 'complied', 'enforced', 'suspended', 'annulled']),
});

const inspectionV1 = z.strictObject({
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
  sanctions: z.array(sanctionV1),
  transfers: z.array(z.strictObject({ transfer: id, to: z.string(), agency: id, transferredOn: day })),
  obligations: z.array(obligationKey),
  withdrawn: z.boolean(),
  /** The record that this one was decided to be the same visit as: that one holds both agencies, this one counts no visit. */
  sameAs: id.nullable(),
  /** Open pairs that nobody has decided yet. */
  openPairs: z.number().int().nonnegative(),
});

/** A disclosed inspection: one record, however many took part. It is published only from its disclosure on. */
export const inspection = contract(
  'inspections.inspection',
  2,
  inspectionV1.extend({
    sanctions: z.array(
      sanctionV1.extend({
        /** Of the fine, each on its day; together they are what was collected. */
        payments: z.array(z.strictObject({ payment: id, paidOn: day, amount: dong })),
      }),
    ),
  }),
  {
    1: ({ sanctions, ...old }: z.output<typeof inspectionV1>) => ({
      ...old,
      sanctions: sanctions.map((one) => ({ ...one, payments: paymentsTold(one) })),
    }),
  },
);

/** Of what was published before payments had days it is known only how much there was in all: it counts on the day of the decision. */
export function paymentsTold({ decidedOn, collected }: z.output<typeof sanctionV1>) {
  return collected === null || collected === '0' ? [] : [{ payment: 'told', paidOn: decidedOn, amount: collected }];
}

/**
 * Numbers on papers of a disclosed inspection (minutes, violation records, decisions, transfers), for the number book of whoever
 * issued each: number and symbol apart, and nothing that is neither. Of what was withdrawn, nothing.
 */
export const papers = contract(
  'inspections.papers',
  1,
  z.strictObject({
    inspection: id,
    papers: z.array(z.strictObject({ body: id, number: z.string(), symbol: z.string(), on: day })),
  }),
);

/** Obligations linked to a disclosed inspection later. */
export const links = linksContract('inspections');

/** Whether the days of a term are all days, or working days alone. */
export const termUnit = z.enum(['calendar-days', 'working-days']);

const fineRange = z.strictObject({ from: dong, to: dong });

/** A legal basis of sanctions with its range and ceilings: dated data. Read back by the inspections service itself. */
export const legalBasis = contract(
  'inspections.legal-basis',
  2,
  z.strictObject({
    basis: id,
    /** What is forbidden, in words; `null` where only its code is known. */
    names: names.nullable(),
    /** Number and symbol, `167/2013/NĐ-CP`. */
    decree: z.string(),
    /** `null` until somebody has looked it up. */
    article: z.string().nullable(),
    clause: z.string().nullable(),
    point: z.string().nullable(),
    act: z.string(),
    field: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    /** `null` where the act is not fined. */
    fine: z.strictObject({ individual: fineRange, organisation: fineRange }).nullable(),
    main: z.array(mainSanction),
    ceilings: z.array(z.strictObject({ signatory: z.string(), individual: dong, organisation: dong })),
    /** Days from the violation record to the decision: as a rule, and in a complicated case. */
    termDays: z.strictObject({ ordinary: z.number().int(), complicated: z.number().int() }),
    termUnit,
    /** Whether somebody has compared it with the text; else it is a sample. */
    verified: z.boolean(),
    withdrawn: z.boolean(),
  }),
  { 1: legalBasisFromV1 },
);

/** The first version counted every day, and wrote "not looked up" in words. */
export function legalBasisFromV1<Old extends { readonly article: string }>(old: Old) {
  const article = old.article === 'chưa tra cứu' ? null : old.article;
  return { ...old, article, names: null, termUnit: 'calendar-days' as const, verified: false };
}

/** A checklist of inspections: dated data. Read back by the inspections service itself. */
export const checklist = contract(
  'inspections.checklist',
  1,
  z.strictObject({
    checklist: id,
    validFrom: day,
    validTo: day.nullable(),
    /** Kinds of establishments that it is for; empty means all. */
    kinds: z.array(z.string()),
    items: z.array(z.strictObject({ item: id, sector: z.string(), names })),
    withdrawn: z.boolean(),
  }),
);
