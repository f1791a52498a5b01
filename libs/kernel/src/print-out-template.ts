import type { Day } from './envelope.ts';

/**
 * The layout of a print-out from a day on: data, which a province replaces by its own. A text may hold named places, `{unit}`; one
 * of which the record says nothing becomes a dotted line to write on.
 */
export interface PrintOutTemplate {
  /** The first day on which it is used. */
  readonly validFrom: Day;
  /** `QUYẾT ĐỊNH`; `null`: a letter. */
  readonly type: string | null;
  /** Behind the number where the record has none: `QĐ-KT`. */
  readonly symbol: string;
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly decidedBy: string | null;
  /** Without a semicolon at the end. */
  readonly bases: readonly string[];
  readonly body: readonly TemplateBlock[];
  /** Who signs; never by name. `null`: it is signed in its body. */
  readonly signature: { readonly authority: readonly string[]; readonly title: string } | null;
  readonly recipients: readonly string[];
}

/** A block stands only where the places `when` say something, and those of `unless` nothing. */
export interface Condition {
  readonly when?: string;
  readonly unless?: string;
}

export type TemplateBlock = Condition &
  (
    | { readonly is: 'heading'; readonly text: string }
    /** `lead`: its beginning, in bold. */
    | { readonly is: 'paragraph'; readonly lead?: string; readonly text: string; readonly align?: 'left' | 'center' }
    /** One item for each of the rows `of`. */
    | { readonly is: 'list'; readonly of: string; readonly text: string }
    /** One line for each of the rows `of`, numbered, and `spare` empty ones to write in. */
    | {
        readonly is: 'table';
        readonly of: string;
        readonly columns: readonly { readonly head: string; readonly width: number; readonly text: string }[];
        readonly spare: number;
      }
    | { readonly is: 'lines'; readonly label: string | null; readonly count: number }
    /** Ticked is the choice whose `says` the place says; where it says nothing, none is, and the pen ticks. */
    | {
        readonly is: 'boxes';
        readonly label: string | null;
        readonly place: string;
        readonly choices: readonly { readonly says: string; readonly text: string }[];
      }
    /** Two or three who sign side by side; never by name. */
    | { readonly is: 'signatories'; readonly titles: readonly string[] }
    | { readonly is: 'page-break' }
  );
