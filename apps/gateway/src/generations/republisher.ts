import type { Position } from '@lien-nganh/kernel';

/** Says which generations of topics are wanted; the services publish accordingly. */
export interface Republisher {
  /** Everything of every service is published into a generation, with the same ids, and whatever comes after it. */
  begin(to: { readonly generation: number; readonly end: Position }): Promise<void>;
  /** The gateway answers from it now: those before it are told nothing more. */
  answers(generation: number): Promise<void>;
  /** Nobody needs it any more. */
  giveUp(generation: number): Promise<void>;
  /** Those into which everything is published now. */
  fed(): Promise<readonly number[]>;
}
