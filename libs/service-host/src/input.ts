import { describeIssue } from '@lien-nganh/vocabulary';
import type { z } from 'zod';
import { Problem } from './problem.ts';

/**
 * Checks input against its schema.
 *
 * @throws Problem invalid-input, naming each place in both languages
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const broken = brokenText(input, '');
  if (broken !== null) {
    throw new Problem('invalid-input', {
      errors: [
        { path: broken, vi: 'Chứa ký tự không hợp lệ (NUL hoặc nửa ký tự).', en: 'Holds a NUL or half a character.' },
      ],
    });
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('/'), ...describeIssue(issue) }));
  throw new Problem('invalid-input', { errors });
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Path of the first text, key or value, that no store can keep; `null` when all is well. */
function brokenText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isBroken(value) ? path : null;
  for (const [key, item] of Object.entries(value !== null && typeof value === 'object' ? value : {})) {
    const found = isBroken(key) ? path : brokenText(item, join(path, key));
    if (found !== null) return found;
  }
  return null;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}

function isBroken(text: string): boolean {
  return text.includes('\u0000') || LONE_SURROGATE.test(text);
}
