import type { ObligationRecord } from '@lien-nganh/contracts/reference';
import { allDirectives, type DirectiveRecord } from '../../read-models/reference.ts';
import { directivesKnown } from '../../read-models/kept-states.ts';
import type { GatewayContext } from '../context.ts';

export interface ObligationsAsked {
  readonly directive?: string | null;
  readonly code?: string | null;
  readonly agency?: string | null;
  readonly role?: string | null;
  /** As they were known up to a position; `null`: as they are. */
  readonly asOf?: bigint | null;
}

export type KeyedObligation = ObligationRecord & { readonly key: string };

/** Obligations of the directives, in order of code. */
export async function obligationsAsked(
  { parts, live }: GatewayContext,
  { directive, code, agency, role, asOf = null }: ObligationsAsked,
): Promise<readonly KeyedObligation[]> {
  const known =
    asOf === null ? await allDirectives().resolve(live.rows) : await directivesKnown(parts.pool, live.readModels, asOf);
  const all = known.flatMap(ofDirective);
  return all.filter(
    (one) =>
      (!directive || one.directive === directive) &&
      (!code || one.code === code) &&
      (!role || one.role === role) &&
      (!agency || [...one.addressees, ...one.leads, ...one.coordinators].includes(agency)),
  );
}

export function ofDirective({ directive, issuer, issuedOn, obligations }: DirectiveRecord): readonly KeyedObligation[] {
  return obligations.map((one) => ({ ...one, directive, issuer, issuedOn, key: `${directive}/${one.code}` }));
}
