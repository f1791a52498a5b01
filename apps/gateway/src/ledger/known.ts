import { unit } from '@lien-nganh/contracts/agencies';
import type { Day } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import { QuestionRefused } from '../figure/question.ts';
import type { Frontier } from '../figure/value.ts';
import { DefinitionTimeline } from '../measures/definition.ts';
import { UnitTimeline, type UnitEvent } from '../units/timeline.ts';
import type { Ledger } from './schema.ts';
import { readTimeline, type LedgerHead } from './state-store.ts';

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

  async read(tx: ClientBase): Promise<Known> {
    const { rows } = await tx.query<LedgerHead>(`select * from ${this.ledger.schema}.ledger`);
    const head = rows[0]!;
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

/** @throws QuestionRefused when the log is not known to have arrived up to the position */
export function checkAsOf(asOf: bigint | null, frontier: Frontier | null): void {
  if (asOf === null || (frontier !== null && asOf <= frontier.position)) return;
  throw new QuestionRefused('not-known-yet', frontier ? { completeTo: frontier.at } : {});
}

/**
 * "As of a day" is as of the last position before anything that the log took on a later day.
 * @throws QuestionRefused when nothing had been recorded by then
 */
export async function positionOfDay(tx: ClientBase, { schema }: Ledger, day: Day): Promise<bigint> {
  const { rows } = await tx.query<{ position: bigint | null }>(
    `select max(position) as position from ${schema}.states
     where position < coalesce((select min(position) from ${schema}.states where known_day > $1), 9223372036854775807)`,
    [day],
  );
  const position = rows[0]!.position;
  if (position === null) throw new QuestionRefused('nothing-known-then', { day });
  return position;
}
