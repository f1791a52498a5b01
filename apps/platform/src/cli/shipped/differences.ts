import { canonicalJson } from '@lien-nganh/contracts/report-figures';
import type { ShippedDefinition } from './definitions.ts';

/** A record as its service answers it. */
export interface Kept {
  readonly revision: number;
  readonly record: unknown;
}

/** A definition that is kept here otherwise than it is shipped now. */
export interface Difference {
  readonly definition: ShippedDefinition;
  /** `as-shipped`: as an earlier version shipped it; `changed`: somebody here has decided on it since; `ended`: and has ended it. */
  readonly here: 'as-shipped' | 'changed' | 'ended';
  /** Of each field that differs, what is kept and what is shipped. */
  readonly fields: readonly { readonly field: string; readonly kept: unknown; readonly shipped: unknown }[];
}

type State = Readonly<Record<string, unknown>> & { readonly versions?: readonly Readonly<Record<string, unknown>>[] };

/** In what a definition that is kept differs from the shipped one; `null`: in nothing. */
export function differenceOf(definition: ShippedDefinition, { revision, record }: Kept): Difference | null {
  const { versions = [], ...rest } = record as State;
  const held: Readonly<Record<string, unknown>> = { ...rest, ...versions.at(-1) };
  const fields = Object.entries(definition.says)
    .map(([field, shipped]) => ({ field, kept: held[field] ?? null, shipped }))
    .filter(({ kept, shipped }) => canonicalJson(kept) !== canonicalJson(shipped));
  if (fields.length === 0) return null;
  const unchanged = revision === 0 ? 'as-shipped' : 'changed';
  return { definition, fields, here: hasEnded(held, definition) ? 'ended' : unchanged };
}

function hasEnded(held: Readonly<Record<string, unknown>>, { content }: ShippedDefinition): boolean {
  return held['is'] === 'ended' || ((held['validTo'] ?? null) !== null && (content['validTo'] ?? null) === null);
}
