import { canonicalJson } from '@lien-nganh/contracts/report-figures';
import type { ShippedDefinition } from './definitions.ts';

/** A record as its service answers it. */
export interface Kept {
  readonly revision: number;
  readonly record: unknown;
  /** Whether nobody but the program itself has told anything of it. */
  readonly untouched: boolean;
}

/** A definition that is kept here otherwise than it is shipped now. */
export interface Difference {
  readonly definition: ShippedDefinition;
  /**
   * `as-shipped`: as an earlier version shipped it; `changed`: somebody here has decided on it since; `ended`: and has ended it;
   * `lacking`: its record does not have it, or no more.
   */
  readonly here: 'as-shipped' | 'changed' | 'ended' | 'lacking';
  readonly fields: readonly FieldDifference[];
}

/** What is kept and what is shipped at a place, `sections.3.prompt.vi`; `null`: nothing. */
interface FieldDifference {
  readonly field: string;
  readonly kept: unknown;
  readonly shipped: unknown;
}

type State = Readonly<Record<string, unknown>> & { readonly versions?: readonly Readonly<Record<string, unknown>>[] };

/** In what a definition that is kept differs from the shipped one; `null`: in nothing. */
export function differenceOf(definition: ShippedDefinition, { untouched, record }: Kept): Difference | null {
  const held = heldIn(record as State, definition);
  if (held === null) return lackingIn(definition);
  const fields = Object.entries(definition.says).flatMap(([field, shipped]) =>
    differing({ field, kept: held[field] ?? null, shipped }),
  );
  if (fields.length === 0) return null;
  const unchanged = untouched ? 'as-shipped' : 'changed';
  return { definition, fields, here: hasEnded(held, definition) ? 'ended' : unchanged };
}

function heldIn({ versions = [], ...rest }: State, { says, keptIn }: ShippedDefinition): State | null {
  const held = { ...rest, ...versions.at(-1) };
  return keptIn ? keptIn(held, says) : held;
}

function lackingIn(definition: ShippedDefinition): Difference {
  const fields = Object.entries(definition.says).map(([field, shipped]) => ({ field, kept: null, shipped }));
  return { definition, fields, here: 'lacking' };
}

function differing({ field, kept, shipped }: FieldDifference): readonly FieldDifference[] {
  if (canonicalJson(kept) === canonicalJson(shipped)) return [];
  if (!isDeep(kept) || !isDeep(shipped)) return [{ field, kept, shipped }];
  return [...new Set([...Object.keys(kept), ...Object.keys(shipped)])].flatMap((name) =>
    differing({ field: `${field}.${name}`, kept: kept[name] ?? null, shipped: shipped[name] ?? null }),
  );
}

function isDeep(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hasEnded(held: Readonly<Record<string, unknown>>, { content }: ShippedDefinition): boolean {
  return (
    held['is'] === 'ended' ||
    held['is'] === 'withdrawn' ||
    held['is'] === 'revoked' ||
    ((held['validTo'] ?? null) !== null && (content['validTo'] ?? null) === null)
  );
}
