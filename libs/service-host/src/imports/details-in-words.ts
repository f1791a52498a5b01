import { detailWords, type DetailName, type JsonValue } from '@lien-nganh/kernel';
import { isDay, partWords, type Sentences } from '@lien-nganh/vocabulary';
import type { Problem } from '../problem.ts';

type Details = Problem['parts']['details'];

/** A rule's sentence with what it tells besides: which other record, which day, how many, for whoever has no reader of JSON. */
export function withDetails({ vi, en }: Sentences, details: Details = {}): Sentences {
  const told = Object.entries(details).filter(
    ([name, value]) => isTold(name) && value !== null && String(value) !== '',
  );
  if (told.length === 0) return { vi, en };
  const line = (language: keyof Sentences) =>
    told.map(([name, value]) => `${wordOf(name)[language]}: ${valueOf(name, value)[language]}`).join('; ');
  return { vi: `${unended(vi)} (${line('vi')}).`, en: `${unended(en)} (${line('en')}).` };
}

function unended(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

function isTold(name: string): name is DetailName {
  return Object.hasOwn(detailWords, name);
}

function wordOf(name: string): Sentences {
  return detailWords[name as DetailName];
}

function valueOf(name: string, value: JsonValue): Sentences {
  const values = (Array.isArray(value) ? value : [value]).map((one) =>
    one !== null && typeof one === 'object' ? JSON.stringify(one) : String(one),
  );
  const words = values.map((one) => worded(name, one));
  return { vi: words.map(({ vi }) => vi).join(', '), en: words.map(({ en }) => en).join(', ') };
}

function worded(name: string, value: string): Sentences {
  if (name === 'levels') return partWords('level', value) ?? { vi: value, en: value };
  return { vi: isDay(value) ? value.split('-').reverse().join('/') : value, en: value };
}
