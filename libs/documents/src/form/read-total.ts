import type { FormFile } from './form-file.ts';
import type { Place } from './places.ts';

/** Why a cell of another system's export says no total. */
export const whyUnread = ['empty', 'worked-out', 'words', 'no-whole-number', 'an-error'] as const;
export type WhyUnread = (typeof whyUnread)[number];

export type Total =
  | { readonly is: 'read'; readonly value: string }
  /** `stands`: what is there, as words. */
  | { readonly is: 'unread'; readonly because: WhyUnread; readonly stands: string };

/**
 * The whole number that a cell of an export says. What could be read in two ways (`1.250`, a fraction) is not read, nor is what a
 * formula last came to. Of digits that were kept as text it is plain what they say.
 *
 * @throws UnusableForm where its sheet is damaged
 */
export function totalAt(form: Pick<FormFile, 'value'>, place: Place): Total {
  const value = form.value(place);
  switch (value.is) {
    case 'number':
      return whole(value.digits) ?? unread('no-whole-number', value.digits);
    case 'text':
      return whole(value.text.trim()) ?? unread('words', value.text.slice(0, 200));
    case 'empty':
      return unread('empty', '');
    case 'worked-out':
      return unread('worked-out', '');
    case 'error':
      return unread('an-error', '');
  }
}

/** Fifteen digits are what a spreadsheet keeps: of a longer number the last ones are not what was typed. */
function whole(digits: string): Total | null {
  return /^(0|[1-9]\d{0,14})$/.test(digits) ? { is: 'read', value: digits } : null;
}

function unread(because: WhyUnread, stands: string): Total {
  return { is: 'unread', because, stands };
}
