import { describeIssue } from '@lien-nganh/vocabulary';
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
  const errors = parsed.error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('/'), ...describeIssue(issue) }));
  throw new Problem('invalid-input', { errors });
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
