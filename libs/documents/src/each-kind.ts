import type { Block } from './blocks.ts';

/** What is done with each kind of block; a kind that is left out does not compile. */
export type ByKind<Args extends readonly unknown[], T> = {
  readonly [Kind in Block['is']]: (block: Extract<Block, { is: Kind }>, ...args: Args) => T;
};

export function byKind<Args extends readonly unknown[], T>(each: ByKind<Args, T>, block: Block, ...args: Args): T {
  // The table has for each kind what takes a block of that kind.
  const one = each[block.is] as (block: Block, ...args: Args) => T;
  return one(block, ...args);
}
