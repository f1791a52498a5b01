import { unit } from '@lien-nganh/contracts/agencies';
import type pg from 'pg';
import type { ClientBase } from 'pg';
import { DefinitionTimeline } from '../../measures/definition.ts';
import { UnitTimeline, type UnitEvent } from '../../units/timeline.ts';
import type { Ledger } from '../schema.ts';
import { readTimeline, type LedgerHead } from '../writing/state-store.ts';

/** Definitions and units as the ledger has them. */
export interface Known {
  readonly definitions: DefinitionTimeline;
  readonly units: UnitTimeline;
}

/** Keeps definitions and units of one ledger in memory, and reads them again only when some have arrived. */
export class KnownReferences {
  #definitions = { at: -1n, timeline: new DefinitionTimeline([]) };
  #units = { at: -1n, timeline: new UnitTimeline([]) };

  constructor(private readonly ledger: Ledger) {}

  /** What is kept, where nothing has arrived since: by one query, without a transaction. `null`: something has. */
  async current(pool: pg.Pool): Promise<Known | null> {
    const { definitions, units } = await this.#head(pool);
    if (definitions !== this.#definitions.at || units !== this.#units.at) return null;
    return { definitions: this.#definitions.timeline, units: this.#units.timeline };
  }

  async #head(db: Pick<ClientBase, 'query'> | pg.Pool): Promise<LedgerHead> {
    const { rows } = await db.query<LedgerHead>(`select * from ${this.ledger.schema}.ledger`);
    return rows[0]!;
  }

  async read(tx: ClientBase): Promise<Known> {
    const head = await this.#head(tx);
    // Requests run side by side, each in its own moment: what a request read itself is what it uses.
    const definitions = await this.#definitionsAt(tx, head);
    const units = await this.#unitsAt(tx, head);
    return { definitions: definitions.timeline, units: units.timeline };
  }

  async #definitionsAt(tx: ClientBase, { definitions: at }: LedgerHead) {
    if (at === this.#definitions.at) return this.#definitions;
    return (this.#definitions = { at, timeline: await readTimeline(tx, this.ledger) });
  }

  async #unitsAt(tx: ClientBase, { units: at }: LedgerHead) {
    if (at === this.#units.at) return this.#units;
    return (this.#units = { at, timeline: await this.#readUnits(tx) });
  }

  async #readUnits(tx: ClientBase): Promise<UnitTimeline> {
    const { rows } = await tx.query<UnitEvent>(
      `select position, data as unit from ${this.ledger.schema}.states where type = $1`,
      [unit.type],
    );
    return new UnitTimeline(rows);
  }
}
