import { sealedForSubject } from '@lien-nganh/kernel';
import { day, dong, id, unitKey } from '@lien-nganh/contracts/shapes';
import { mainSanction } from '@lien-nganh/contracts/inspections';
import { z } from 'zod';

/** Shapes that several events of an inspection share. They are frozen with the events that use them. */

export const mode = z.enum(['planned', 'surprise', 're-inspection']);
export const body = z.enum(['team-178', 'police', 'culture', 'health', 'labour', 'market', 'other']);
export const place = z.enum(['establishment', 'public-place']);

/** Free text: sealed under a key of its own, so that what should not have been written can be erased. */
export const note = sealedForSubject('note', z.string());

/** Who goes: by the team's member id, or by account where the body is no Team 178. Never a name. */
export const crewMember = z.strictObject({ member: id, account: id.nullable(), agency: id });

/** Where, and by whom: as it was decided, with the reference values of that day. */
export const visitData = {
  body,
  place,
  establishment: id.nullable(),
  establishmentKind: z.string().nullable(),
  unit: unitKey,
  team: id.nullable(),
  lead: id,
  /** A member of the crew. */
  leader: id,
  crew: z.array(crewMember),
  /** Agencies that take part besides the lead. */
  participants: z.array(id),
};

/** Why a surprise inspection: on what, never on whose word. */
export const ground = z.strictObject({ kind: z.enum(['complaint', 'request', 'signs']), words: note.nullable() });
export const writtenReport = z.strictObject({ number: z.string(), writtenOn: day });

export const finding = z.strictObject({
  item: z.string(),
  agency: id,
  result: z.enum(['met', 'not-met', 'not-applicable']),
});

/** Health's part says whether its conditions are met, never what was found. */
export const healthPart = z.strictObject({ agency: id, met: z.boolean().nullable() });

export const minutes = z.strictObject({
  number: z.string(),
  signedOn: day,
  /** The member of the crew who signed. */
  signedBy: id,
  /** Who signed for the place: its representative, or a witness where nobody would. */
  countersigned: z.enum(['representative', 'witness', 'nobody']),
});

export const exhibit = z.strictObject({ what: z.string(), quantity: z.int().positive() });

/** What the minutes hold. `breaches` names the rules that were broken. */
export const minutesData = {
  on: day,
  minutes,
  checklist: id.nullable(),
  findings: z.array(finding),
  health: healthPart.nullable(),
  exhibits: z.array(exhibit),
  /** The place was reminded of its duties, without a sanction. */
  reminded: z.boolean(),
  note: note.nullable(),
  breaches: z.array(z.string()),
};

/** Where a record comes from that its own body did not enter. */
export const entry = z.strictObject({
  /** The body in whose stead it was entered; `null`: its own. */
  onBehalfOf: id.nullable(),
  /** The paper that it was copied from. */
  paper: z.strictObject({ document: z.string(), dated: day }).nullable(),
});

export const sanctionLine = z.strictObject({
  violation: id,
  basis: id,
  field: z.string(),
  main: mainSanction,
  amount: dong.nullable(),
  additional: z.array(z.enum(['licence-suspension', 'operation-suspension', 'confiscation', 'expulsion'])),
  remedies: z.array(z.string()),
});

/** A decision without the person it strikes: number, day, authority, article, amount, and individual or organisation. */
export const sanctionData = {
  decision: id,
  number: z.string(),
  decidedOn: day,
  agency: id,
  signatory: z.string(),
  offender: z.enum(['individual', 'organisation']),
  lines: z.array(sanctionLine),
  /** Why a decision lies outside range, ceiling or term. */
  reason: note.nullable(),
  breaches: z.array(z.string()),
};

export const executionStep = z.enum(['served', 'complied', 'enforced', 'suspended', 'annulled']);

/** A payment of a fine, without who paid. */
export const paymentData = { payment: id, decision: id, on: day, amount: dong, receipt: z.string() };
