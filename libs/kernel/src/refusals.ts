import type { z } from 'zod';
import type { DetailName } from './refusal-details.data.ts';

/** A rule that can refuse, or be marked as broken: its two sentences and where it comes from. */
export interface Refusal {
  readonly vi: string;
  readonly en: string;
  /** Law, circular or paper that the rule comes from. */
  readonly source?: string;
}

export type Refusals = Readonly<Record<string, Refusal>>;

/** The rules of a stream type, named for what each protects. */
export function defineRefusals<const R extends Refusals>(refusals: R): R {
  return refusals;
}

/** The outcome of a decision that was refused. Nothing is written. */
export interface Rejected<Name extends string = string> {
  readonly rejected: Name;
  /** What the caller needs to understand it: never anything that the caller may not see. */
  readonly details: Readonly<Partial<Record<DetailName, JsonValue>>>;
}

export type JsonValue = z.core.util.JSONType;

export function reject<const Name extends string>(name: Name, details: Rejected['details'] = {}): Rejected<Name> {
  return { rejected: name, details };
}

export function isRejected(outcome: unknown): outcome is Rejected {
  return typeof outcome === 'object' && outcome !== null && 'rejected' in outcome;
}
