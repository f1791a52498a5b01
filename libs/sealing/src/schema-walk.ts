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
 * the host has parsed them before. What holds nothing sealed stays the very same: most of an event does.
 */
export async function replaceSealed(schema: z.ZodType, data: unknown, replace: Replace): Promise<unknown> {
  const found: Found[] = [];
  const root = new Holder({ data }, null);
  look({ schema, value: data, path: '', at: { holder: root, key: 'data' } }, found);
  await Promise.all(
    found.map(async ({ value, at, ...place }) => {
      at.holder.put(at.key, await replace(value, place));
    }),
  );
  return root.held('data');
}

/** A place in what holds it: an object or a list, which is copied when something in it is replaced. */
class Holder {
  private copied = false;

  constructor(
    private value: object,
    private readonly outer: At | null,
  ) {}

  put(key: string, value: unknown): void {
    if (!this.copied) {
      this.copied = true;
      this.value = Array.isArray(this.value) ? [...(this.value as readonly unknown[])] : { ...this.value };
      this.outer?.holder.put(this.outer.key, this.value);
    }
    (this.value as Record<string, unknown>)[key] = value;
  }

  held(key: string): unknown {
    return (this.value as Record<string, unknown>)[key];
  }
}

interface At {
  readonly holder: Holder;
  readonly key: string;
}

interface Found extends SealedPlace {
  readonly value: unknown;
  readonly at: At;
}

interface Step {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly path: string;
  readonly at: At;
}

function look({ schema, value, path, at }: Step, found: Found[]): void {
  const sealing = sealingOf(schema);
  if (sealing && value !== undefined) return void found.push({ value, path, sealing, at });
  if (value === null || value === undefined) return;
  const def = schema.def as unknown as Definition;
  const inner = innerOf(def, value);
  if (inner) return look({ schema: inner, value, path, at }, found);
  if (typeof value === 'object') descend({ def, value, path, at }, found);
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

interface Descent extends Omit<Step, 'schema' | 'value'> {
  readonly def: Definition;
  readonly value: object;
}

function descend({ def, value, path, at }: Descent, found: Found[]): void {
  const holder = new Holder(value, at);
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    const schema = isList ? ofItem(def, Number(key)) : ofField(def, key);
    const inner = path === '' && !isList ? key : `${path}/${key}`;
    if (schema) look({ schema, value: item, path: inner, at: { holder, key } }, found);
  }
}

function ofItem({ element, items }: Definition, index: number): z.ZodType | undefined {
  return element ?? items?.[index];
}

function ofField({ shape, valueType }: Definition, key: string): z.ZodType | undefined {
  return shape?.[key] ?? valueType;
}

/** What a wrapper (nullable, default, pipe) or a union holds for this value. */
function innerOf(def: Definition, value: unknown): z.ZodType | undefined {
  return def.innerType ?? def.out ?? fitting(def.options, value);
}

function fitting(options: readonly z.ZodType[] | undefined, value: unknown): z.ZodType | undefined {
  return options?.find((option) => option.safeParse(value).success);
}
