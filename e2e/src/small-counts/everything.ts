import { eachAtOnce } from '../at-once.ts';
import type { Json, Person } from '../person.ts';
import { plain } from '../probes.ts';
import type { Address } from './addresses.ts';
import type { Question } from './asking.ts';
import { readFile } from './documents.ts';
import { PROVINCE, valueIn, type Told } from './collected.ts';
import { REST } from './counted.ts';
import { firstSheetOf } from './workbook.ts';

/** An answer to somebody, without what differs from one to the next: how far the log had come, and who has looked. */
export interface Answered {
  /** Field of Query, or address. */
  readonly surface: string;
  readonly asked: string;
  readonly question?: Question;
  readonly answer: Json;
}

interface Asked {
  readonly questions: readonly Question[];
  readonly addresses: readonly Address[];
  /** Of the indicator, in Vietnamese: by it files are read. */
  readonly name: string;
  /** What they were answered since anything last changed: it is not asked again. */
  readonly already?: readonly Answered[];
}

/** Everything that somebody can ask in questions and at addresses. */
export async function everythingFor(
  person: Person,
  { questions, addresses, name, already = [] }: Asked,
): Promise<readonly Answered[]> {
  const known = new Map(already.map((one) => [one.question, one]));
  const told = await eachAtOnce(questions, async (question): Promise<Answered> => {
    if (known.has(question)) return known.get(question)!;
    const { field: surface, text, variables } = question;
    const { headers: _, ...answer } = (await person.ask(text, variables)) as Json;
    return { surface, asked: `${text} ${JSON.stringify(variables)}`, question, answer: still(answer) };
  });
  const read = await eachAtOnce(
    addresses.filter((one) => !ofTheLog.test(one.path)),
    async (address): Promise<Answered> => ({
      ...{ surface: address.path, asked: address.url },
      answer: address.file ? await readAt(person, address, name) : still(plain(await person.get(address.url))),
    }),
  );
  return [...told, ...read];
}

/** Of a file what it tells of the indicator: of where it is from it says something else each time. */
async function readAt(person: Person, { url }: Address, name: string): Promise<Json> {
  const { status, type, bytes } = await person.file(url);
  if (status !== 200) return { status };
  return { status, read: await readFile(bytes, type, name) };
}

/** They tell of the log as a whole, and of who has looked: both go on while somebody asks. */
const ofTheLog = /\/audit\/(log-hash|questions\/(looks|register-of-audit-look))$/;

/** In the words that explain a figure. */
const howFar = /(đầy đủ đến|complete to) [^()]*\([^()]*\)|(tại vị trí|at position) \d+/g;

const stilled: Readonly<Record<string, (value: Json) => Json>> = {
  completeTo: () => undefined,
  // where a report stands, which goes on; and what follows from it
  position: () => undefined,
  asOf: () => undefined,
  since: () => undefined,
  upTo: () => undefined,
  hash: () => undefined,
  correlationId: () => undefined,
  vi: (words: Json) => withoutHowFar(words),
  en: (words: Json) => withoutHowFar(words),
  csv: (file: Json) => withoutMoments(file as string),
  xlsx: (base64: Json) => withoutMoments(firstSheetOf(base64 as string)),
  events: (listed: Json) => (Array.isArray(listed) ? listed.filter((one) => !isLook(one)) : listed),
};

const withoutHowFar = (words: Json): Json => (typeof words === 'string' ? words.replace(howFar, '') : words);
const withoutMoments = (file: string) => file.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
const isLook = (event: Json) => String(event?.stream).startsWith('audit');

function still(answer: Json): Json {
  const replaced = (key: string, value: Json): Json => (key in stilled ? stilled[key]!(value) : value);
  return JSON.parse(JSON.stringify(answer, replaced)) as Json;
}

/** What was asked and is answered otherwise: by what, and where the answer differs first. */
export function changed(before: readonly Answered[], after: readonly Answered[]) {
  const old = new Map(before.map(({ asked, answer }) => [asked, answer]));
  return after.flatMap(({ surface, asked, answer }) => {
    const found = old.has(asked) ? differenceIn(old.get(asked), answer, '') : null;
    return found === null ? [] : [{ surface, asked, found }];
  });
}

function differenceIn(one: Json, other: Json, path: string): string | null {
  if (JSON.stringify(one) === JSON.stringify(other)) return null;
  const isDeep = [one, other].every((value) => value !== null && typeof value === 'object');
  if (!isDeep) return `${path}: ${JSON.stringify(one)?.slice(-200)} → ${JSON.stringify(other)?.slice(-200)}`;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const inside = names.map((name) => differenceIn(one[name], other[name], `${path}.${name}`));
  return inside.find((found) => found !== null) ?? `${path}: order`;
}

/** Fields of which nothing was answered, and what was too large to be. */
export function notAnswered(answers: readonly Answered[]): readonly string[] {
  const errorsOf = ({ answer }: Answered): Json[] => (answer.errors ?? []) as Json[];
  const answered = new Set(answers.filter((one) => errorsOf(one).length === 0).map(({ surface }) => surface));
  const isTooLarge = (one: Answered) => errorsOf(one).some(({ extensions }) => extensions?.code === 'QUERY_TOO_LARGE');
  const silent = answers.filter((one) => isTooLarge(one) || !answered.has(one.surface));
  const why = (one: Answered) => JSON.stringify(errorsOf(one)).slice(0, 200);
  return [...new Set(silent.map((one) => `${one.surface}: ${why(one)} ${one.asked.slice(0, 300)}`))];
}

/** Every figure in the answers about an indicator, wherever it stands. */
export function figuresIn(answers: readonly Answered[], indicator: string): readonly Told[] {
  return answers.flatMap(({ answer, question }) => {
    const map = String(question?.variables['map'] ?? 'as-was');
    return figuresWithin(answer).flatMap((figure) => (figure.frame.indicator === indicator ? toldBy(figure, map) : []));
  });
}

function figuresWithin(answer: Json): readonly Json[] {
  if (answer === null || typeof answer !== 'object') return [];
  const inside = Object.values<Json>(answer).flatMap((value) => figuresWithin(value));
  return answer.value?.__typename && answer.frame?.period ? [answer, ...inside] : inside;
}

function toldBy({ value, frame, parts }: Json, map: string): readonly Told[] {
  const { from, to } = frame.period;
  const code = frame.unit === null ? PROVINCE : String(frame.unit).split('@')[0]!;
  const at = (part: string | undefined, one: Json): Told => {
    return { map, days: { from, to }, code, part: part === '' ? REST : (part ?? ''), value: valueIn({ value: one }) };
  };
  const own = at(frame.part?.value, value);
  return [own, ...((parts ?? []) as Json[]).map((part) => at(part.part, part.value))];
}

/** The cells that releases of an indicator tell to other services. */
export function cellsIn(messages: readonly Json[], indicator: string): readonly Told[] {
  return messages.flatMap(({ body: { data } }) => {
    if (data?.indicator !== indicator || !Array.isArray(data.cells)) return [];
    return (data.cells as Json[]).map(({ unit, dimensions, value }): Told => {
      const [part] = Object.values<string>(dimensions);
      return {
        map: 'as-was',
        days: data.period,
        code: unit.split('@')[0],
        part: part === '' ? REST : (part ?? ''),
        value,
      };
    });
  });
}

/** Shares, ranks and changes that are told of figures which are withheld. */
export function workedOut(answer: Json): readonly string[] {
  if (answer === null || typeof answer !== 'object') return [];
  const isHidden = (figure: Json) => figure?.value?.__typename === 'WithheldValue';
  const own = rules.flatMap(({ of, tells }) =>
    of.some((name) => isHidden(answer[name])) ? tells.filter((name) => isNumber(answer[name])) : [],
  );
  return [...own, ...Object.values<Json>(answer).flatMap((value) => workedOut(value))];
}

const rules = [
  { of: ['figure'], tells: ['number', 'percent', 'rank'] },
  { of: ['ofFigure'], tells: ['of', 'percent', 'rank'] },
  { of: ['figure', 'before'], tells: ['change'] },
  { of: ['figure', 'yearBefore'], tells: ['changeOnYear'] },
  { of: ['reached'], tells: ['share'] },
];

function isNumber(value: Json): boolean {
  if (value === null || value === undefined) return false;
  return typeof value === 'object' ? isNumber(value.by) || isNumber(value.percent) : true;
}
