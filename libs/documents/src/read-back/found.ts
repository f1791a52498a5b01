import type { Provenance } from '../model.ts';
import { onOneLine, plainText } from '../text.ts';
import { NOTHING_WRITTEN } from '../words.ts';

/** What a file holds of what it was made with; also after somebody edited and saved it in an office program. */
export interface ReadBack {
  readonly form: 'docx' | 'xlsx';
  /** Which variant the file says it is. */
  readonly label: string | null;
  /** Of a form that an authority made: which, `<form>@<version>`. */
  readonly ownForm: string | null;
  /**
   * In the order of the text. `shown`: what stands there now, to be compared by `agrees`. A reference is there as often as its
   * field was copied, and not at all when its field was deleted.
   */
  readonly figures: readonly { readonly ref: string; readonly shown: string }[];
  /** Lines end with `\n`, without blanks at both ends; nothing where nobody has written. */
  readonly narratives: readonly { readonly slot: string; readonly text: string }[];
  readonly provenance: Provenance | null;
  /**
   * What stands outside the narratives, a line for each paragraph and each row of a table; where a figure stands, `{<reference>}`.
   * Two files of one document have the same lines: a figure that was moved, and words that were changed beside one, are seen in them.
   */
  readonly lines: readonly string[];
}

/** A field with its mark, `f:` and a reference or `n:` and a slot. */
export interface Field {
  readonly mark: string;
  readonly text: string;
}

export function sorted(fields: readonly Field[]): Pick<ReadBack, 'figures' | 'narratives'> {
  const of = (kind: string) => fields.filter(({ mark }) => mark.startsWith(kind));
  return {
    figures: of('f:').map(({ mark, text }) => ({ ref: mark.slice(2), shown: onOneLine(text) })),
    narratives: of('n:').map(({ mark, text }) => ({ slot: mark.slice(2), text: written(text) })),
  };
}

function written(text: string): string {
  const plain = plainText(text).trim();
  return plain.endsWith(NOTHING_WRITTEN) ? '' : plain;
}
