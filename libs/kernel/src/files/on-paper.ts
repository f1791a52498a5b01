import type { AnyEvents } from '../events.ts';
import type { PaperKind } from './file-events.ts';

/** A paper of which the record itself says number and day: nobody need note it once more. */
export interface OwnPaper {
  readonly kind: PaperKind;
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Offices that signed it, where the record says which. */
  readonly signatories: readonly string[];
}

/** Which papers records of a type have. */
export interface OnPaper {
  readonly events: AnyEvents;
  /** Those of which the record does not say already where the scan is. */
  papers(state: unknown): readonly OwnPaper[];
}

/** Declares the papers of a stream type. */
export function onPaper<State>(
  { events }: { readonly events: AnyEvents },
  papers: (state: State) => readonly OwnPaper[],
): OnPaper {
  return { events, papers: (state) => papers(state as State) };
}
