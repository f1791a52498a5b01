import { partWords, type Sentences } from '@lien-nganh/vocabulary';
import type { FigureAsked } from './asked.ts';

/** What a part is called; one that nobody gave words is told by its code. */
export function partName({ dimension, value }: NonNullable<FigureAsked['part']>): Sentences {
  if (value === '') return { vi: 'chưa phân loại', en: 'not classified' };
  return partWords(dimension, value) ?? bothOf(value);
}

export function capitalised({ vi, en }: Sentences): Sentences {
  const upper = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
  return { vi: upper(vi), en: upper(en) };
}

function bothOf(name: string): Sentences {
  return { vi: name, en: name };
}
