import type { Json } from '../person.ts';
import { operationsFor, type Schema, type SchemaArgument, type SchemaField } from './schema.ts';

/** One question to GraphQL, with all that its field can tell. */
export interface Question {
  readonly field: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, Json>>;
}

/** What an argument is given, by its name; of an enum all that it may be is tried beside. */
export type Known = Readonly<Record<string, readonly Json[]>>;

/** Arguments that mean something together alone. */
export type Together = Readonly<Record<string, readonly Readonly<Record<string, Json>>[]>>;

/** Without these a table tells of everything that is counted, or of nothing. */
const alwaysGiven = ['indicators', 'indicator'];

/** Every field of Query, with each of its arguments and each word of an enum at least once. */
export function questionsTo(schema: Schema, known: Known, together: Together = {}): readonly Question[] {
  return schema.query.fields.flatMap((field) =>
    casesOf(schema, field, known, together[field.name] ?? []).flatMap((given, n) => {
      const texts = operationsFor(schema, 'query', field, Object.keys(given));
      // What an argument leaves out or lets in is seen in the first of them.
      return (n === 0 ? texts : texts.slice(0, 1)).map((text) => ({
        ...{ field: field.name, text },
        variables: { ...neededIn(text, known), ...given },
      }));
    }),
  );
}

/** Arguments of Query and Subscription that nobody would give: a new one is among them until somebody does. */
export function notAsked(schema: Schema, known: Known): readonly string[] {
  return [schema.query, schema.subscription].flatMap((type) =>
    type.fields.flatMap((field) =>
      field.args
        .filter((arg) => valuesOf(schema, arg, known).length === 0)
        .map((arg) => `${type.name}.${field.name}.${arg.name}`),
    ),
  );
}

function casesOf(schema: Schema, field: SchemaField, known: Known, together: Together[string]) {
  const argsThat = (are: boolean) => field.args.filter(({ required }) => required === are);
  const always = field.args.filter(({ name }) => alwaysGiven.includes(name));
  const given = Object.fromEntries(always.map(({ name }) => [name, known[name]![0]]));
  const bases = argsThat(true).reduce<readonly Readonly<Record<string, Json>>[]>(
    (all, arg) => all.flatMap((one) => valuesOf(schema, arg, known).map((value) => ({ ...one, [arg.name]: value }))),
    [given],
  );
  const first = bases[0];
  if (first === undefined) return [];
  const more = argsThat(false).flatMap((arg) =>
    valuesOf(schema, arg, known).map((value) => ({ ...first, [arg.name]: value })),
  );
  return [...together.map((one) => ({ ...first, ...one })), ...bases, ...more];
}

function valuesOf(schema: Schema, { name, type }: SchemaArgument, known: Known): readonly Json[] {
  const words = schema.types.get(type)!.values;
  return known[name] ?? words;
}

/** What fields further in are given. */
function neededIn(text: string, known: Known): Readonly<Record<string, Json>> {
  const names = [...text.matchAll(/\$(\w+): \S+!/g)].map(([, name]) => name!);
  return Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name][0]]] : [])));
}
