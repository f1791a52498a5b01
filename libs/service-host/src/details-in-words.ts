import { detailValues, detailWords, type DetailName, type JsonValue, type Refusals } from '@lien-nganh/kernel';
import { isDay, partWords, printDay, type Sentences } from '@lien-nganh/vocabulary';

type Details = Readonly<Record<string, JsonValue>>;

interface Telling {
  readonly details?: Details | undefined;
  /** The rules that may be named among them. */
  readonly rules?: Refusals | undefined;
}

/** A rule's sentence with what it tells besides: which other record, which day, how many, for whoever has no reader of JSON. */
export function withDetails({ vi, en }: Sentences, { details = {}, rules = {} }: Telling): Sentences {
  const told = Object.entries(details).filter(
    ([name, value]) => isTold(name) && value !== null && String(value) !== '',
  );
  if (told.length === 0) return { vi, en };
  const line = (language: keyof Sentences) =>
    told.map(([name, value]) => `${wordOf(name)[language]}: ${valueOf(name, value, rules)[language]}`).join('; ');
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

function valueOf(name: string, value: JsonValue, rules: Refusals): Sentences {
  const values = (Array.isArray(value) ? value : [value]).map((one) =>
    one !== null && typeof one === 'object' ? JSON.stringify(one) : String(one),
  );
  const words = values.map((one) => worded(name, one, rules));
  return { vi: words.map(({ vi }) => vi).join(', '), en: words.map(({ en }) => en).join(', ') };
}

/** A code by its words where it has some; a rule by its sentence. */
function worded(name: string, value: string, rules: Refusals): Sentences {
  const rule = name === 'breaches' && Object.hasOwn(rules, value) ? rules[value] : undefined;
  if (rule) return { vi: unended(rule.vi), en: unended(rule.en) };
  const words = name === 'levels' ? partWords('level', value) : detailValues[name]?.[value];
  return words ?? { vi: isDay(value) ? printDay(value) : value, en: value };
}
