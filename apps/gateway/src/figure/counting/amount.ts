import type { Day } from '@lien-nganh/kernel';
import type { Imported } from './imported.ts';

/** A sum of facts that share place, subject and part, and lie alike on every map: what figures are computed from. */
export interface Amount {
  readonly place: string;
  /** A day of the stretch that it sums up; the very day for an observation or estimate. */
  readonly on: Day;
  readonly subject: string;
  /** Value of the dimension by which it is broken down; empty where it is not, or where it is not classified. */
  readonly part: string;
  readonly value: bigint;
  /** How an estimate was made, and by whom. */
  readonly made?: Made;
  /** The figure of a paper that it is; absent: records say it. */
  readonly imported?: Imported;
}

/** What an estimate says of itself. */
export interface Made {
  readonly method: string;
  readonly author: string;
}
