import { BrokerUnavailable, readerOf } from '@lien-nganh/messaging';
import type pg from 'pg';
import type { KnownTopic } from './catalogue.ts';

/** A group's reading of one topic; its id tells its locks apart. */
export interface Reading {
  readonly id: number;
  readonly topic: string;
}

/** Members of each reading, by the reading's id. */
export type Members = ReadonlyMap<number, readonly number[]>;

// First keys of the two-key advisory locks of this schema: 'L' and 'M' in the highest byte, a reading's id below it.
const MEMBER = 0x4c000000;
const PARTITION = 0x4d000000;

/**
 * Who is a member of a group, and who reads a partition, is known by advisory locks of live sessions alone. A process that is killed loses
 * its connection and with it both in the same moment, without a lease to run out; nobody is a member by a row that was left behind; and no
 * clock is asked.
 */
export class GroupLocks {
  readonly #readings: Reading[] = [];

  constructor(
    private readonly client: pg.Client,
    private readonly group: number,
    private readonly member: number,
  ) {}

  /** Becomes a member that reads the topic. */
  async enter({ id: topic, name }: KnownTopic): Promise<Reading> {
    const place = [this.group, topic];
    await this.client.query(
      'insert into messaging.readings(group_id, topic_id) values ($1, $2) on conflict do nothing',
      place,
    );
    const { rows } = await this.client.query<{ id: number }>(
      'select id from messaging.readings where group_id = $1 and topic_id = $2',
      place,
    );
    const reading = { id: rows[0]!.id, topic: name };
    const alone = await this.#lock(MEMBER + reading.id, this.member);
    if (!alone) throw new BrokerUnavailable(`another member of the group is called ${this.member}: choose again`);
    this.#readings.push(reading);
    return reading;
  }

  async members(): Promise<Members> {
    const { rows } = await this.client.query<{ reading: number; member: number }>(
      `select (classid::bigint - $1)::int as reading, objid::bigint::int as member from pg_locks
        where locktype = 'advisory' and objsubid = 2 and granted and classid::bigint = any($2::bigint[])
          and database = (select oid from pg_database where datname = current_database())`,
      [MEMBER, this.#readings.map(({ id }) => MEMBER + id)],
    );
    const members = new Map<number, number[]>();
    for (const { reading, member } of rows) members.set(reading, [...(members.get(reading) ?? []), member]);
    return members;
  }

  rightfulReader({ id, topic }: Reading, partition: number, members: Members): number | undefined {
    return readerOf(topic, partition, members.get(id) ?? []);
  }

  /** False while another session still reads the partition. */
  take(reading: Reading, partition: number): Promise<boolean> {
    return this.#lock(PARTITION + reading.id, partition);
  }

  async giveBack(reading: Reading, partition: number): Promise<void> {
    await this.client.query('select pg_advisory_unlock($1, $2)', [PARTITION + reading.id, partition]);
    await this.tellOthers();
  }

  async leave(): Promise<void> {
    await this.client.query('select pg_advisory_unlock_all()');
    await this.tellOthers();
  }

  /** Lets the members of the group look around at once. */
  async tellOthers(): Promise<void> {
    await this.client.query("select pg_notify('messaging', $1)", [`group ${this.group}`]);
  }

  async #lock(first: number, second: number): Promise<boolean> {
    const { rows } = await this.client.query<{ locked: boolean }>('select pg_try_advisory_lock($1, $2) as locked', [
      first,
      second,
    ]);
    return rows[0]!.locked;
  }
}
