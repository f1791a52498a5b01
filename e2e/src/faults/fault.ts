import type { World } from './world.ts';

export interface Fault {
  readonly name: string;
  /** How often it is chosen, beside the others. */
  readonly weight: number;
  /** @returns what was done to whom. @throws when it could not be done */
  readonly strike: (world: World, chance: () => number) => Promise<string>;
}
