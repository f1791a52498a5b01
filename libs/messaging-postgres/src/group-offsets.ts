import type { Position } from '@lien-nganh/kernel';
import type { Bell, ContractMessage, Delivery, PartitionSource } from '@lien-nganh/messaging';
import type pg from 'pg';
import { Together } from './together.ts';

/** Bytes of one batch of a partition; a single message may be larger. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Bytes that one statement brings: held in memory together. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Partitions in one statement. */
const MOST_AT_ONCE = 64;

export interface PartitionPlace {
  readonly topic: string;
  readonly partition: number;
  /** Id of the partition's row. */
  readonly id: number;
}

interface Page {
  readonly rows: readonly Row[];
  /** There was no more when it was read. */
  readonly isAll: boolean;
}

interface Fetch {
  readonly id: number;
  readonly next: bigint;
  readonly limit: number;
}

interface Move {
  readonly id: number;
  readonly next: bigint;
}

interface Row {
  /** Which of those that asked. */
  readonly n: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly bytes: number;
  readonly body: unknown;
}

/** What a member of a group reads of its partitions, and how far: over its one connection, together for those that ask together. */
export class GroupOffsets {
  readonly #fetches = new Together<Fetch, Page>((asked) => this.#fetchAll(asked));
  readonly #moves = new Together<Move, void>((asked) => this.#move(asked));

  constructor(
    private readonly client: pg.Client,
    private readonly group: number,
  ) {}

  /** The partition from the group's offset on. */
  async source(place: PartitionPlace, bell: Bell): Promise<PartitionSource> {
    const { id } = place;
    let next = await this.#offset(id);
    /** From which offset on there was nothing, and how often the bell had rung by then. */
    let nothing: { readonly from: bigint; readonly rung: number } | null = null;
    return {
      bell,
      fetch: async (limit) => {
        const { rung } = bell;
        if (nothing?.from === next && nothing.rung === rung) return [];
        const { rows, isAll } = await this.#fetches.ask({ id, next, limit });
        const from = (rows.at(-1)?.offset ?? next - 1n) + 1n;
        nothing = isAll ? { from, rung } : null;
        return rows.map((row) => deliveryOf(place, row));
      },
      commit: async (offset) => {
        await this.#moves.ask({ id, next: offset });
        next = offset;
      },
    };
  }

  async #offset(id: number): Promise<bigint> {
    const { rows } = await this.client.query<{ next_offset: bigint }>(
      'select next_offset from messaging.offsets where group_id = $1 and partition_id = $2',
      [this.group, id],
    );
    return rows[0]?.next_offset ?? 0n;
  }

  async #fetchAll(asked: readonly Fetch[]): Promise<readonly Page[]> {
    const pages: Page[] = [];
    for (let from = 0; from < asked.length; from += MOST_AT_ONCE) {
      pages.push(...(await this.#fetch(asked.slice(from, from + MOST_AT_ONCE))));
    }
    return pages;
  }

  async #fetch(asked: readonly Fetch[]): Promise<readonly Page[]> {
    const most = Math.min(BATCH_BYTES, Math.floor(MOST_BYTES / asked.length));
    const { rows } = await this.client.query<Row>({
      name: 'fetch',
      text: FETCH,
      values: [asked.map(({ id }) => id), asked.map(({ next }) => next), asked.map(({ limit }) => limit), most],
    });
    return asked.map(({ limit }, index) => {
      const own = rows.filter(({ n }) => n === index);
      const bytes = own.reduce((total, row) => total + row.bytes, 0);
      return { rows: own, isAll: own.length < limit && bytes < most };
    });
  }

  async #move(asked: readonly Move[]): Promise<readonly void[]> {
    await this.client.query({
      name: 'commit',
      text: COMMIT,
      values: [this.group, asked.map(({ id }) => id), asked.map(({ next }) => next)],
    });
    return asked.map(() => undefined);
  }
}

const FETCH = `
select asked.n::int - 1 as n, page."offset", page.key, page.bytes, page.body
  from unnest($1::int[], $2::bigint[], $3::int[]) with ordinality asked(id, next, most, n)
 cross join lateral (
   select "offset", key, bytes, body
     from (select "offset", key, bytes, body, sum(bytes) over (order by "offset") - bytes as before
             from (select "offset", key, bytes, body from messaging.messages
                    where partition_id = asked.id and "offset" >= asked.next order by "offset" limit asked.most) first) sized
    where before < $4) page
 order by asked.n, page."offset"`;

const COMMIT = `
insert into messaging.offsets(group_id, partition_id, next_offset)
select $1, moved.id, moved.next from unnest($2::int[], $3::bigint[]) moved(id, next)
    on conflict (group_id, partition_id) do update set next_offset = excluded.next_offset`;

function deliveryOf({ topic, partition }: PartitionPlace, { offset, key, body }: Row): Delivery {
  const at = { topic, partition, offset };
  if (key !== null) return { is: 'message', ...at, key, message: body as ContractMessage };
  const { log, position, at: told } = body as { log: string; position: string; at: string };
  return { is: 'frontier', ...at, frontier: { log, position: BigInt(position) as Position, at: told } };
}
