import { sealingOf, type SealedFor } from '@lien-nganh/kernel';
import type { z } from 'zod';

export interface SealedPlace {
  /** Where in the data, `owner/name`. */
  readonly path: string;
  readonly sealing: SealedFor;
}

type Replace = (value: unknown, place: SealedPlace) => Promise<unknown>;

/**
 * Walks data beside its schema and replaces what the schema declares sealed. Values that do not fit the schema are left:
 * the host has parsed them before.
 */
export async function replaceSealed(schema: z.ZodType, data: unknown, replace: Replace): Promise<unknown> {
  return walk({ schema, value: data, path: '' }, replace);
}

interface Step {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly path: string;
}

async function walk({ schema, value, path }: Step, replace: Replace): Promise<unknown> {
  const sealing = sealingOf(schema);
  if (sealing && value !== undefined) return replace(value, { path, sealing });
  if (value === null || value === undefined) return value;
  const def = schema.def as unknown as Definition;
  const inner = innerOf(def, value);
  if (inner) return walk({ schema: inner, value, path }, replace);
  return typeof value === 'object' ? descend({ def, value, path }, replace) : value;
}

// zod's own classes differ by module instance; its definitions are plain data and tell the same
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly valueType?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}

interface Descent {
  readonly def: Definition;
  readonly value: object;
  readonly path: string;
}

async function descend({ def, value, path }: Descent, replace: Replace): Promise<unknown> {
  if (Array.isArray(value)) {
    const at = (index: number) => def.element ?? def.items?.[index];
    return Promise.all(value.map((item: unknown, index) => child(at(index), item, `${path}/${index}`)));
  }
  const schemaOf = (key: string) => def.shape?.[key] ?? def.valueType;
  const entries = Object.entries(value).map(async ([key, item]) => [
    key,
    await child(schemaOf(key), item, path === '' ? key : `${path}/${key}`),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as unknown;

  function child(childSchema: z.ZodType | undefined, item: unknown, childPath: string): Promise<unknown> {
    return childSchema ? walk({ schema: childSchema, value: item, path: childPath }, replace) : Promise.resolve(item);
  }
}

/** What a wrapper (nullable, default, pipe) or a union holds for this value. */
function innerOf(def: Definition, value: unknown): z.ZodType | undefined {
  return def.innerType ?? def.out ?? fitting(def.options, value);
}

function fitting(options: readonly z.ZodType[] | undefined, value: unknown): z.ZodType | undefined {
  return options?.find((option) => option.safeParse(value).success);
}
