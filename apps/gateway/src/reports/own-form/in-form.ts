import type { FigureValue } from '@lien-nganh/documents';

/** Letters that a column of numbers in a form has room for. */
const ROOM = 18;
const NOTHING = 'chưa có số liệu';
const NOWHERE = 'không xếp được';

/**
 * A figure as a form has room for it: its columns are as wide as numbers, and words that are cut off say nothing. Why there is none
 * stands in the notes of the form, and where its figures are told.
 */
export function inForm(value: FigureValue): FigureValue {
  if (value.is === 'cannot-be-carried') return { is: 'cannot-be-carried', because: NOWHERE };
  if (value.is !== 'missing' || value.because.length <= ROOM) return value;
  return { is: 'missing', because: NOTHING };
}
