import type { AnyEvents, PlacedEvent, RecordedOf, StreamType } from '@lien-nganh/kernel';
import type pg from 'pg';

/** An event with what a projection may know of its record: the state just after it. */
export interface Placed {
  readonly type: StreamType;
  readonly id: string;
  readonly event: PlacedEvent<RecordedOf<AnyEvents>>;
  readonly state: unknown;
}

/** A projection at work on the events of one transaction. */
export interface Applying {
  apply(placed: Placed): Promise<void>;
  /** Writes what waits to be written together. */
  end(): Promise<void>;
}

/** Rows that are kept from the service's own events: a question, the register, reference tables of one's own. */
export interface Projection {
  /** With its version, `site-history.v2`: the name of its checkpoint. */
  readonly name: string;
  /** Others look up its rows, so it comes before them; they are beside each other. */
  readonly comesFirst?: true;
  prepare(db: pg.PoolClient): Promise<void>;
  /** Whether an event can change a row. By one that cannot, a projection is only moved on. */
  concerns(placed: Placed): boolean;
  /**
   * Called in each transaction, under the lock of the projection's checkpoint: which tables are live may have changed.
   *
   * @param batch the events that will be applied
   */
  open(db: pg.PoolClient, batch: readonly Placed[]): Promise<Applying>;
}
