import type { ReleaseDecision } from '../decide.ts';
import type { ReleaseFault, ReleaseRequest } from '../table.ts';

/** What is said to the thread that decides. */
export interface ToDecide {
  readonly id: number;
  readonly request: ReleaseRequest;
}

/** What it says: a decision, that the request contradicts itself, or that it failed. */
export type Said = { readonly id: number } & (
  | { readonly decision: ReleaseDecision }
  | { readonly fault: Pick<ReleaseFault, 'fault' | 'subject'> }
  | { readonly failed: string }
);
