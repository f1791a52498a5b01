import { describeIssue, ruleOfIssue } from '@lien-nganh/vocabulary';
import type { z } from 'zod';
import { Problem, type Sentences } from './problem.ts';

/**
 * Checks input against its schema.
 *
 * @throws Problem invalid-input, naming each place in both languages
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const fault = faultIn(input, '', 0);
  if (fault !== null) throw new Problem('invalid-input', { errors: [fault] });
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 50);
  const nullable = takingNull(schema, input, issues);
  const errors = issues.map((issue) => ({
    path: issue.path.join('/'),
    rule: ruleOfIssue(issue),
    ...describeIssue(issue, nullable.has(issue.path.join('/'))),
  }));
  throw new Problem('invalid-input', { errors });
}

/** Which of the places of a wrong type take `null`: those of which nothing is said once it stands there. */
function takingNull(schema: z.ZodType, input: unknown, issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> {
  const paths = issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => path);
  const tried: unknown = structuredClone(input);
  const set = paths.filter((path) => setNull(tried, path)).map((path) => path.join('/'));
  if (set.length === 0) return new Set();
  const wrong = new Set(schema.safeParse(tried).error?.issues.map(({ path }) => path.join('/')));
  return new Set(set.filter((path) => !wrong.has(path)));
}

/** Whether there is such a place. */
function setNull(whole: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>((value, step) => (value as never)?.[step], whole);
  return last !== undefined && holder !== null && typeof holder === 'object' && Reflect.set(holder, last, null);
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** No command has so many levels; whoever walks through more of them may find no end. */
const DEEPEST = 50;

type Fault = { readonly path: string } & Sentences;

const broken = { vi: 'Chứa ký tự không hợp lệ (NUL hoặc nửa ký tự).', en: 'Holds a NUL or half a character.' };
const tooDeep = { vi: 'Lồng quá nhiều cấp.', en: 'Is nested too deeply.' };

/** The first text, key or value, that no store can keep, or the first level too deep; `null` when all is well. */
function faultIn(value: unknown, path: string, depth: number): Fault | null {
  if (typeof value === 'string') return isBroken(value) ? { path, ...broken } : null;
  if (depth > DEEPEST) return { path: '', ...tooDeep };
  for (const [key, item] of entriesOf(value)) {
    const found = isBroken(key) ? { path, ...broken } : faultIn(item, join(path, key), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return value !== null && typeof value === 'object' ? Object.entries(value) : [];
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}

function isBroken(text: string): boolean {
  return text.includes('\u0000') || LONE_SURROGATE.test(text);
}
