import type { Contract, ContractEvent } from '@lien-nganh/kernel';
import type { z } from 'zod';

/**
 * Declares the shape in which a record leaves its service, at its present version.
 *
 * @throws when an upcast is missing: what was published once stays readable for ever.
 */
export function contract<const Type extends string, S extends z.ZodType>(
  type: Type,
  version: number,
  schema: S,
  upcasts: Contract['upcasts'] = {},
): Contract<Type, S> {
  for (let n = 1; n < version; n++) {
    if (!upcasts[n]) throw new Error(`contract ${type} at version ${version} needs an upcast from version ${n}`);
  }
  return { type, version, schema, upcasts };
}

/** A contract version that this consumer does not know: its frontier is held until the code that knows it is deployed. */
export class UnknownContract extends Error {
  readonly code = 'unknown-contract';
  constructor(
    readonly type: string,
    readonly version: number,
  ) {
    super(`contract ${type} at version ${version} is not known here: deploy the code that knows it first`);
  }
}

/**
 * Brings published data up to the present version and checks its shape.
 *
 * @throws UnknownContract for what is no version that is known here; ZodError for data that do not fit
 */
export function upcastContract(contract: Contract, version: number, data: unknown): unknown {
  if (!(Number.isInteger(version) && version >= 1 && version <= contract.version))
    throw new UnknownContract(contract.type, version);
  let current = data;
  for (let n = version; n < contract.version; n++) current = contract.upcasts[n]!(current as never);
  return contract.schema.parse(current);
}

/** Is this event of that contract? Narrows its data. */
export function isOf<C extends Contract>(contract: C, event: ContractEvent): event is ContractEvent<C> {
  return event.type === contract.type;
}
