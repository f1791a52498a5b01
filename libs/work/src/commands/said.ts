import { z } from 'zod';

/**
 * The fields of an input of which any may be left out, and then say nothing: not even what they would say by themselves in a
 * new record. zod fills a default into an optional field too.
 */
export function saidAlone(shape: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, z.optional(withoutDefault(field))]));
}

function withoutDefault(field: z.core.$ZodType): z.core.$ZodType {
  // zod's own classes differ by module instance; its definitions are plain data and tell the same
  const definition = field._zod.def as { readonly type: string; readonly innerType?: z.core.$ZodType };
  return definition.type === 'default' || definition.type === 'prefault'
    ? withoutDefault(definition.innerType!)
    : field;
}
