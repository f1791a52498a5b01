import { indicator } from '@lien-nganh/contracts/agencies';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import type { ContractEvent } from '@lien-nganh/kernel';
import type pg from 'pg';
import { isLinks, type Links, linksTypes, measuredTypes } from '../../measures/catalogue.ts';
import { DefinitionTimeline, type DefinitionEvent } from '../../measures/definition.ts';
import { BulkSums } from './bulk-sums.ts';
import { copyAll, copyOut, copyRow, CopyIn } from './copy.ts';
import { FactRows } from './fact-rows.ts';
import { knownDayOf } from '../known-day.ts';
import { factsFrom, type Grounds, type StateAt } from '../history.ts';
import { mergingOf, SameSubjects, type Merging } from '../same-subjects.ts';
import { prepareForBulkLoad, prepareLedger, type Ledger } from '../schema.ts';
import { bookedStream, OtherLog } from '../writing/state-store.ts';

/** What a new ledger is filled from. */
export interface BulkSource {
  /** Contract events of one log, each key in its order, keys in any; repeats are left out. */
  readonly events: AsyncIterable<readonly ContractEvent[]>;
  /** Position up to which these are all that there are. */
  readonly frontier: bigint;
  /** Told now and then how many events and facts are done. */
  readonly onProgress?: (done: { readonly events: number; readonly facts: number }) => void;
}

export interface Loaded {
  readonly events: number;
  readonly facts: number;
}

/**
 * Fills a new ledger by COPY: first the states, then, record by record, the facts that they make. It holds the same as
 * one that the events were applied to one by one; memory grows with records and cells, not with events.
 * A load that fails leaves an unfinished schema: drop it with `dropLedger` and begin anew.
 *
 * @throws OtherLog when the events are of several logs; Error when the ledger is not new
 */
export async function bulkLoad(
  pool: pg.Pool,
  ledger: Ledger,
  source: BulkSource,
  signal?: AbortSignal,
): Promise<Loaded> {
  await prepareForBulkLoad(pool, ledger, signal ? { signal } : {});
  const [reading, writing] = [await pool.connect(), await pool.connect()];
  let failed: Error | undefined;
  try {
    const states = await new StateLoad(writing, ledger).load(source, signal);
    const facts = await new FactLoad(ledger, states).load({ reading, writing, source }, signal);
    const revision = `nextval('${ledger.schema}.revision')`;
    await writing.query(`update ${ledger.schema}.ledger set log = $1, definitions = ${revision}, units = ${revision}`, [
      states.log,
    ]);
    await prepareLedger(pool, ledger, signal ? { signal } : {});
    await writing.query(
      `analyze ${ledger.schema}.facts, ${ledger.schema}.cells, ${ledger.schema}.states, ${ledger.schema}.releases`,
    );
    return { events: states.events, facts };
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // A connection in the middle of a COPY is of no use to anybody else.
    reading.release(failed);
    writing.release(failed);
  }
}

/** Every so many events one position is kept, to know later where pictures divide the log evenly. */
const SAMPLE_EVERY = 64;

class StateLoad {
  log: string | null = null;
  events = 0;
  readonly definitions: DefinitionEvent[] = [];
  readonly mergings: Merging[] = [];
  readonly #merged = new Set<string>();
  readonly positions: bigint[] = [];
  readonly #records = new Map<string, number>();
  /** Last position by record and type: anything up to it is a repeat. */
  readonly #present = new Map<string, bigint>();

  constructor(
    private readonly client: pg.PoolClient,
    private readonly ledger: Ledger,
  ) {}

  async load({ events, onProgress }: BulkSource, signal?: AbortSignal): Promise<this> {
    const columns = 'record, position, recorded_at, known_day, occurred_on, type, event, data';
    const copy = new CopyIn(this.client, `${this.ledger.schema}.states(${columns})`);
    for await (const batch of events) {
      signal?.throwIfAborted();
      for (const event of batch) {
        const row = this.#take(event);
        const waiting = row === null ? undefined : copy.write(row);
        if (waiting) await waiting;
      }
      onProgress?.({ events: this.events, facts: 0 });
    }
    await copy.end();
    await this.#copyNames();
    return this;
  }

  /** The row of an event, or `null` for a repeat. */
  #take(event: ContractEvent): string | null {
    this.log ??= event.log;
    if (event.log !== this.log) throw new OtherLog(this.log, event.log);
    const record = this.#idOf(bookedStream(event));
    const name = `${event.type}\t${record}`;
    if ((this.#present.get(name) ?? -1n) >= event.position) return null;
    this.#present.set(name, event.position);
    const knownDay = knownDayOf(event.recordedAt);
    if (event.type === indicator.type) {
      this.definitions.push({ position: event.position, knownDay, definition: event.data as IndicatorRecord });
    }
    this.#noteMerging(event);
    if (this.events % SAMPLE_EVERY === 0) this.positions.push(event.position);
    this.events += 1;
    const { position, recordedAt, occurredOn, type, eventId, data } = event;
    return copyRow([record, position, recordedAt, knownDay, occurredOn, type, eventId, JSON.stringify(data)]);
  }

  /** Each key comes in its order: what was merged is known before it is separated. */
  #noteMerging(event: ContractEvent): void {
    const merging = mergingOf(event, { knows: (subject) => this.#merged.has(subject) });
    if (merging === null) return;
    this.#merged.add(merging.subject);
    this.mergings.push(merging);
  }

  #idOf(stream: string): number {
    const id = this.#records.get(stream) ?? this.#records.size + 1;
    this.#records.set(stream, id);
    return id;
  }

  async #copyNames(): Promise<void> {
    const { schema } = this.ledger;
    await copyAll(this.client, `${schema}.records(stream, id)`, this.#records);
    const present = [...this.#present].map(([name, position]) => [...name.split('\t'), position]);
    await copyAll(this.client, `${schema}.present(type, record, position)`, present);
  }
}

interface Connections {
  readonly reading: pg.PoolClient;
  readonly writing: pg.PoolClient;
  readonly source: BulkSource;
}

/** The states of one record, as they are read. */
interface Gathered {
  readonly record: string;
  type: string;
  readonly states: StateAt[];
  readonly links: StateAt<Links>[];
}

class FactLoad {
  readonly #grounds: Grounds;
  readonly #sums: BulkSums;
  #facts = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly states: StateLoad,
  ) {
    this.#grounds = {
      definitions: new DefinitionTimeline(states.definitions),
      same: new SameSubjects(states.mergings),
    };
    this.#sums = new BulkSums();
  }

  async load({ reading, writing, source }: Connections, signal?: AbortSignal): Promise<number> {
    const { schema } = this.ledger;
    this.#sums.divide(this.states.positions, { frontier: source.frontier, events: this.states.events });
    const rows = new FactRows();
    const copy = new CopyIn(writing, `${schema}.facts(${rows.columns.join(', ')})`);
    for await (const record of this.#records(reading)) {
      signal?.throwIfAborted();
      const facts = factsFrom(record, this.#grounds);
      for (const fact of facts) {
        const waiting = copy.write(rows.rowOf(record.record, this.#sums.add(fact), fact));
        if (waiting) await waiting;
      }
      this.#facts += facts.length;
      source.onProgress?.({ events: this.states.events, facts: this.#facts });
    }
    await copy.end();
    await this.#sums.write(writing, this.ledger);
    return this.#facts;
  }

  async *#records(client: pg.PoolClient): AsyncGenerator<Gathered> {
    const types = [...measuredTypes, ...linksTypes].map((type) => `'${type}'`).join(', ');
    const query = `select record, type, position, known_day, occurred_on, data from ${this.ledger.schema}.states
      where type in (${types}) order by record, position`;
    let gathered: Gathered | null = null;
    for await (const rows of copyOut(client, query)) {
      for (const row of rows) {
        if (gathered !== null && gathered.record !== row[0]) {
          yield gathered;
          gathered = null;
        }
        gathered ??= { record: row[0]!, type: '', states: [], links: [] };
        gather(gathered, row);
      }
    }
    if (gathered !== null) yield gathered;
  }
}

function gather(into: Gathered, [, type, position, knownDay, occurredOn, data]: readonly (string | null)[]): void {
  const state = { position: BigInt(position!), knownDay: knownDay!, occurredOn: occurredOn!, data: JSON.parse(data!) };
  if (isLinks(type!)) into.links.push(state);
  else {
    into.type = type!;
    into.states.push(state);
  }
}
