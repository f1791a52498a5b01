import { establishment } from '@lien-nganh/contracts/inspections';
import type { ContractData, ContractEvent } from '@lien-nganh/kernel';
import type { ClientBase } from 'pg';
import type { Measured } from '../measures/measured.ts';
import type { Moment } from './booking.ts';
import { knownDayOf } from './known-day.ts';
import type { Ledger } from './schema.ts';

/** What the log says from a position on: one record of an establishment is the same place as another, or is itself again. */
export interface Merging extends Moment {
  readonly subject: string;
  /** The record that counts for both; `null`: it counts itself. */
  readonly into: string | null;
}

/**
 * Which records of establishments are one place, as the log has it at each position. A distinct count counts under the record
 * that counts for all of them: so what is recorded at any of them is booked anew where the log merges or separates them.
 */
export class SameSubjects {
  readonly #mergings = new Map<string, Merging[]>();
  /** All that was ever merged with something, by each of its members. */
  readonly #groups = new Map<string, Set<string>>();

  constructor(mergings: readonly Merging[] = []) {
    const inOrder = [...mergings].sort((a, b) => (a.position < b.position ? -1 : 1));
    for (const merging of inOrder) {
      const { subject, into } = merging;
      const own = this.#mergings.get(subject) ?? [];
      this.#mergings.set(subject, own);
      own.push(merging);
      if (into !== null) this.#join(subject, into);
    }
  }

  #join(subject: string, into: string): void {
    const group = new Set([...this.with(subject), ...this.with(into)]);
    for (const member of group) this.#groups.set(member, group);
  }

  /** Nothing was ever merged. */
  get isEmpty(): boolean {
    return this.#mergings.size === 0;
  }

  /** A subject with all that it was ever merged with, at one remove or at several. */
  with(subject: string): Iterable<string> {
    return this.#groups.get(subject) ?? [subject];
  }

  /** Whether a subject was ever merged itself. */
  knows(subject: string): boolean {
    return this.#mergings.has(subject);
  }

  /** The record that a subject counts under at a position. */
  at(subject: string, position: bigint): string {
    const passed = new Set<string>();
    let current = subject;
    for (;;) {
      passed.add(current);
      const next = this.#mergings.get(current)?.findLast((merging) => merging.position <= position)?.into ?? null;
      if (next === null) return current;
      // Two clerks at once may merge each of two into the other: they are one place all the same.
      if (passed.has(next)) return [...passed].sort()[0]!;
      current = next;
    }
  }

  /** Things as they count at a position. */
  countedAt(measured: readonly Measured[], position: bigint): readonly Measured[] {
    if (this.isEmpty) return measured;
    return measured.map((one) => {
      const { establishment: named } = one.subjects;
      if (named === undefined || !this.#groups.has(named)) return one;
      return { ...one, subjects: { ...one.subjects, establishment: this.at(named, position) } };
    });
  }

  /** Where the log merged or separated what some things are counted under. */
  momentsOf(measured: readonly Measured[]): readonly Moment[] {
    const named = new Set(measured.flatMap(({ subjects }) => subjects.establishment ?? []));
    const all = new Set([...named].flatMap((subject) => [...this.with(subject)]));
    return [...all].flatMap((subject) => this.#mergings.get(subject) ?? []);
  }
}

/** What an event says of which records are one place; `null`: nothing that was not so before. */
export function mergingOf(event: ContractEvent, before: Pick<SameSubjects, 'knows'>): Merging | null {
  if (event.type !== establishment.type) return null;
  const { establishment: subject, sameAs: into } = event.data as ContractData<typeof establishment>;
  if (into === null && !before.knows(subject)) return null;
  return { subject, into, position: event.position, knownDay: knownDayOf(event.recordedAt) };
}

/** Index of the states that say so: what was never merged is not looked at. */
export function indexOfMergings(schema: string): string {
  return `create index states_merged on ${schema}.states(record) where ${SAYS_SO}`;
}

const SAYS_SO = `type = '${establishment.type}' and data ->> 'sameAs' is not null`;

/** All that the log says of it: every state of each record that was ever merged. */
export async function readSameSubjects(tx: ClientBase, { schema }: Ledger): Promise<SameSubjects> {
  const { rows } = await tx.query<Merging>(
    `select data ->> 'establishment' as subject, data ->> 'sameAs' as into, position, known_day as "knownDay"
     from ${schema}.states where type = '${establishment.type}'
       and record in (select record from ${schema}.states where ${SAYS_SO})`,
  );
  return new SameSubjects(rows);
}
