import type { Contract } from '@lien-nganh/kernel';
import { z } from 'zod';

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

/** Of a day the format says it all: zod's own expression for it may be another in its next version. */
const plain: Override = ({ zodSchema, jsonSchema }) => {
  refuseUnseen(zodSchema);
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
};

/** A check in code would not be seen in the schema: it could change without a version. */
function refuseUnseen({ _zod: { def } }: Parameters<Override>[0]['zodSchema']): void {
  const checks = 'checks' in def && Array.isArray(def.checks) ? (def.checks as readonly z.core.$ZodCheck[]) : [];
  if (checks.some((check) => check._zod.def.check === 'custom')) {
    throw new Error('a contract says all that it demands in its shape: no refinement in code');
  }
}

/**
 * JSON schema (draft 7, which AsyncAPI speaks) of the data that a contract publishes at its present version.
 *
 * @throws when the shape has what no JSON schema can say
 */
export function contractSchema({ type, version, schema }: Contract): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override: plain,
  });
  return { $schema, title: `${type} v${version}`, ...rest };
}
