import { day, id, unitKey } from '@lien-nganh/contracts/shapes';
import { defineEvents, sealedForSubject, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { documentShape } from '../shapes.ts';

/** A member is an opaque id: the name stands in the decision, on paper. */
export const member = z.strictObject({
  member: id,
  /** The member's account, where there is one. */
  account: id.nullable(),
  /** The agency that nominated. */
  agency: id,
  role: z.enum(['leader', 'deputy', 'member']),
  card: z.string(),
});

const decision = documentShape;
const breaches = z.array(z.string());

/** A composition with the rules that it breaks: the second version says of which text, `team-178@0`; null: of none. */
function judged<S extends z.ZodRawShape>(shape: S) {
  const upcasts = { 1: (old: object) => ({ ...old, rules: null }) };
  return v(2, z.strictObject({ ...shape, breaches, rules: id.nullable() }), upcasts);
}

export const events = defineEvents('team178', {
  TeamEstablished: judged({
    level: z.enum(['province', 'district', 'commune']),
    unit: unitKey,
    agency: id,
    decision,
    establishedOn: day,
    members: z.array(member),
  }),
  MemberAppointed: judged({ ...member.shape, from: day, decision }),
  MemberRelieved: judged({ member: id, lastDay: day, decision, reason: sealedForSubject('note', z.string()) }),
  MemberSubstituted: judged({ outgoing: id, incoming: member, from: day, decision }),
  TeamDissolved: v(1, z.strictObject({ on: day, decision, successor: id.nullable() })),
  /** The number had been claimed for somebody else: this member is without a valid card until another is issued. */
  CardFoundTaken: v(1, z.strictObject({ member: id, card: z.string() })),
  CardReplaced: v(1, z.strictObject({ member: id, card: z.string(), from: day })),
});
