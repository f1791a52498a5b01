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

export const events = defineEvents('team178', {
  TeamEstablished: v(
    1,
    z.strictObject({
      level: z.enum(['province', 'district', 'commune']),
      unit: unitKey,
      agency: id,
      decision,
      establishedOn: day,
      members: z.array(member),
      breaches,
    }),
  ),
  MemberAppointed: v(1, z.strictObject({ ...member.shape, from: day, decision, breaches })),
  MemberRelieved: v(
    1,
    z.strictObject({ member: id, lastDay: day, decision, reason: sealedForSubject('note', z.string()), breaches }),
  ),
  MemberSubstituted: v(1, z.strictObject({ outgoing: id, incoming: member, from: day, decision, breaches })),
  TeamDissolved: v(1, z.strictObject({ on: day, decision, successor: id.nullable() })),
  /** The number had been claimed for somebody else: this member is without a valid card until another is issued. */
  CardFoundTaken: v(1, z.strictObject({ member: id, card: z.string() })),
  CardReplaced: v(1, z.strictObject({ member: id, card: z.string(), from: day })),
});
