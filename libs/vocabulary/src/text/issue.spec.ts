import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { slug } from '../codes.ts';
import { day, instant } from '../time/day.ts';
import { describeIssue, printIssuePath } from './issue.ts';
import { dong } from '../money.ts';
import { problem } from './sentences.ts';
import { text } from './text.ts';

const told = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error!.issues.map((issue) => describeIssue(issue));

/** A schema that refuses, the value, the code of the issue, and both sentences. */
const refusals: readonly (readonly [z.ZodType, unknown, string, string, string])[] = [
  [
    z.string(),
    5,
    'invalid_type',
    'Thiếu hoặc sai kiểu: phải là văn bản.',
    'Missing or of the wrong type: must be text.',
  ],
  [
    z.int(),
    1.5,
    'invalid_type',
    'Thiếu hoặc sai kiểu: phải là số nguyên.',
    'Missing or of the wrong type: must be a whole number.',
  ],
  [z.never(), 5, 'invalid_type', 'Không được có trường này.', 'Must not be given.'],
  [z.symbol(), 5, 'invalid_type', 'Giá trị không hợp lệ.', 'The value is not valid.'],
  [z.string().max(3), 'abcd', 'too_big', 'Phải có không quá 3 ký tự.', 'Must have at most 3 characters.'],
  [z.number().lt(3), 3, 'too_big', 'Phải là giá trị nhỏ hơn 3.', 'Must be less than 3.'],
  [z.array(z.int()).min(3), [1], 'too_small', 'Phải có ít nhất 3 mục.', 'Must have at least 3 items.'],
  [z.number().gt(3), 3, 'too_small', 'Phải là giá trị lớn hơn 3.', 'Must be more than 3.'],
  [z.string().length(3), 'ab', 'too_small', 'Phải có đúng 3 ký tự.', 'Must have exactly 3 characters.'],
  [z.array(z.int()).length(1), [1, 2], 'too_big', 'Phải có đúng 1 mục.', 'Must have exactly 1 item.'],
  [z.uuid(), 'x', 'invalid_format', 'Phải là mã UUID.', 'Must be a UUID.'],
  [z.string().regex(/^a$/), 'x', 'invalid_format', 'Không đúng dạng quy định.', 'Is not of the required form.'],
  [z.number().multipleOf(5), 3, 'not_multiple_of', 'Phải là bội số của 5.', 'Must be a multiple of 5.'],
  [
    z.strictObject({}),
    { a: 1, b: 2 },
    'unrecognized_keys',
    'Có trường không được biết: “a”, “b”.',
    'Unknown field: “a”, “b”.',
  ],
  [
    z.union([z.string(), z.int()]),
    true,
    'invalid_union',
    'Không khớp với dạng nào được chấp nhận.',
    'Fits none of the accepted forms.',
  ],
  [
    z.union([z.string(), z.string()]),
    true,
    'invalid_union',
    'Thiếu hoặc sai kiểu: phải là văn bản.',
    'Missing or of the wrong type: must be text.',
  ],
  [
    z.discriminatedUnion('is', [
      z.strictObject({ is: z.literal('open') }),
      z.strictObject({ is: z.literal('closed') }),
    ]),
    { is: 'x' },
    'invalid_union',
    'Phải là một trong các giá trị: open, closed.',
    'Must be one of: open, closed.',
  ],
  [
    z.record(z.string().regex(/^a$/), z.int()),
    { b: 1 },
    'invalid_key',
    'Có tên trường không hợp lệ.',
    'A field name is not valid.',
  ],
  [
    z.map(z.any(), z.string()),
    new Map([[{}, 5]]),
    'invalid_element',
    'Có phần tử không hợp lệ.',
    'An element is not valid.',
  ],
  [z.literal('a'), 'b', 'invalid_value', 'Phải là a.', 'Must be a.'],
  [z.enum(['a', 'b']), 'c', 'invalid_value', 'Phải là một trong các giá trị: a, b.', 'Must be one of: a, b.'],
  [
    z.int().refine((n) => n === 1, problem('Phải bằng một.', 'Must be one.')),
    2,
    'custom',
    'Phải bằng một.',
    'Must be one.',
  ],
  [z.int().refine((n) => n === 1), 2, 'custom', 'Giá trị không hợp lệ.', 'The value is not valid.'],
];

describe('what is wrong with a value', () => {
  test.each(refusals)('%# is told in both languages', (...[schema, value, code, vi, en]) => {
    expect(schema.safeParse(value).error!.issues[0]!.code).toBe(code);
    expect(told(schema, value)[0]).toEqual({ vi, en });
  });

  test('every code of zod is among the examples', () => {
    const codes: Record<z.core.$ZodIssueCode, true> = {
      invalid_type: true,
      too_big: true,
      too_small: true,
      invalid_format: true,
      not_multiple_of: true,
      unrecognized_keys: true,
      invalid_union: true,
      invalid_key: true,
      invalid_element: true,
      invalid_value: true,
      custom: true,
    };
    expect(new Set(refusals.map(([, , code]) => code))).toEqual(new Set(Object.keys(codes)));
  });

  test('each value is told one thing at a time, and its own words are never repeated', () => {
    for (const schema of [day, instant, dong, slug, text(5)]) {
      const all = told(schema, 'secret-\u0000-\ud83d-value');
      expect(all).toHaveLength(1);
      expect(JSON.stringify(all)).not.toContain('secret');
    }
  });

  test('a place that takes null too is said to, where its type is wrong', () => {
    const { issues } = z.string().safeParse(5).error!;
    expect(describeIssue(issues[0]!, true)).toEqual({
      vi: 'Thiếu hoặc sai kiểu: phải là văn bản hoặc null.',
      en: 'Missing or of the wrong type: must be text or null.',
    });
  });

  test('its place is printed as one would write it', () => {
    expect(printIssuePath(['team', 2, 'name'])).toBe('team[2].name');
    expect(printIssuePath([])).toBe('');
  });
});
