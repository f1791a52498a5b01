import fc from 'fast-check';
import type { Json } from '../person.ts';

/** Bodies that are nearly what a command takes, each with something wrong in it. */

const NUL = '\u0000';
const HALF_A_CHARACTER = '\ud83d';

const strings = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '2013-08-01',
    '2013-02-30',
    '9999-12-31',
    'police',
    '03388@2025-07-01',
    'Trần Hưng Đạo'.normalize('NFD'),
  ),
  fc.uuid(),
);

/** A value of the shape that a JSON schema asks for, as far as it says it. */
export function shaped(schema: Json, depth = 0): fc.Arbitrary<Json> {
  const choices = choicesOf(schema);
  if (choices.length > 0) return fc.oneof(...choices.map((one) => shaped(one, depth + 1)));
  const ofType = depth > 5 ? undefined : byType[schema.type as string];
  return ofType ? ofType(schema, depth) : strings;
}

function choicesOf({ anyOf = [], oneOf = [], enum: values = [] }: Json): readonly Json[] {
  return [...anyOf, ...oneOf, ...values.map((value: Json) => ({ type: 'value', value }))];
}

const byType: Readonly<Record<string, (schema: Json, depth: number) => fc.Arbitrary<Json>>> = {
  value: ({ value }) => fc.constant(value),
  string: () => strings,
  integer: () => fc.integer(),
  number: () => fc.double(),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items }, depth) => fc.array(shaped(items, depth + 1), { maxLength: 3 }),
  object: ({ properties = {} }, depth) =>
    fc.record(Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, shaped(of, depth + 1)]))),
};

/** What makes any body wrong: it is never a command again. */
const spoiling = fc.constantFrom<readonly [what: string, spoil: (body: Json) => string]>(
  ['an unknown field', (body) => JSON.stringify({ ...body, unknown: 1 })],
  ['a list instead', (body) => JSON.stringify([body])],
  ['a word instead', () => '"tất cả"'],
  ['nothing', () => 'null'],
  ['cut off', (body) => JSON.stringify(body).slice(0, -1)],
  ['twice', (body) => `${JSON.stringify(body)}${JSON.stringify(body)}`],
  ['no UTF-8 letters', () => '{"x":"\ufffe'],
  ['an unknown field with NUL', (body) => JSON.stringify({ ...body, [`a${NUL}`]: NUL })],
  ['half a character', (body) => JSON.stringify({ ...body, [HALF_A_CHARACTER]: HALF_A_CHARACTER })],
  ['the prototype', (body) => `{"__proto__":{"x":1},"unknown":${JSON.stringify(body)}}`],
  ['very deep', () => `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['very large', (body) => JSON.stringify({ ...body, unknown: 'x'.repeat(1_100_000) })],
);

/** A body for a command that takes this schema, and what is wrong with it. */
export function mangledBody(schema: Json): fc.Arbitrary<{ readonly what: string; readonly text: string }> {
  return fc.tuple(shaped(schema), spoiling).map(([body, [what, spoil]]) => ({ what, text: spoil(body) }));
}

/** Ids that no record has, as they stand in an address. */
export const mangledId: fc.Arbitrary<string> = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 300 }).map((text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'))),
  fc.constantFrom('%00', '..%2f..', '%E0%A4%A', "'%3B%20drop%20table", 'a'.repeat(400), '.', '%2e%2e', '-1', 'null'),
);

export const mangledHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<Record<string, string>>(
  {},
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(201) },
  { 'idempotency-key': 'có dấu'.normalize('NFD').replace(/[^\x20-\xff]/g, '?') },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"999999999999999999999"' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=koi8-r' },
  { traceparent: '00-zz-zz-01' },
  { 'x-correlation-id': '<script>' },
);
