import { placeName, UnusableForm, type FormFile, type Standing } from '@lien-nganh/documents/form';
import { reject } from '@lien-nganh/kernel';
import type { PlaceInput } from './content.ts';

type Free = Extract<Standing, { readonly is: 'free' }>;

const standing = {
  'not-there': 'places-are-in-the-file',
  'inside-merged': 'merged-cells-are-filled-at-their-corner',
  'worked-out': 'formulas-stay',
  'no-text': 'places-hold-text',
} as const satisfies Readonly<Record<Exclude<Standing['is'], 'free'>, string>>;

/** What of the places does not fit the file. Of an export that is read only that they are there. */
export function placesFault(places: readonly PlaceInput[], form: FormFile, use: 'fill' | 'read') {
  const twice = doubled(places);
  if (twice !== undefined) return reject('one-content-for-a-place', { place: twice });
  try {
    return places.map((one) => faultAt(one, form, use)).find((fault) => fault !== null) ?? null;
  } catch (error) {
    if (error instanceof UnusableForm) return reject('form-file-can-be-used', { because: error.because });
    throw error;
  }
}

function doubled(places: readonly PlaceInput[]): string | undefined {
  const names = places.map(({ place }) => placeName(place).normalize('NFC'));
  return names.find((name, index) => names.indexOf(name) !== index);
}

function faultAt(input: PlaceInput, form: FormFile, use: 'fill' | 'read') {
  const found = form.standing(input.place);
  const place = placeName(input.place);
  if (use === 'read') return found.is === 'not-there' ? reject(standing['not-there'], { place }) : null;
  if (found.is !== 'free') return reject(standing[found.is], { place });
  return freeFault(input, found, place);
}

/** A form's own words are labels: whoever replaces some says so. Dots and zeros that hold a place are no words. */
function freeFault({ content, replaces }: PlaceInput, { text, shown }: Free, place: string) {
  const words = text.normalize('NFC').trim();
  const isLabel = /\p{L}/u.test(words);
  const isNamed = replaces !== null && replaces.normalize('NFC').trim() === words;
  if ((isLabel || replaces !== null) && !isNamed) {
    return reject('words-are-replaced-knowingly', { place, stands: words.slice(0, 500) });
  }
  if (shown === 'day' && content.is === 'figure') return reject('days-are-no-figures', { place });
  return null;
}
