import {
  fold,
  isRejected,
  type NewEvent,
  type PlacedEvent,
  type ProcessInput,
  type StreamType,
} from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { standing, type Recorded, type Work } from '@lien-nganh/work';
import { command, known, placed } from '../examples.ts';
import { overlap } from '../overlap/overlap.ts';
import type { Overlap } from '../overlap/state.ts';
import { panel } from '../panel/panel.ts';
import { printedMaterial } from '../printed-material/printed-material.ts';
import { tally } from '../tally/tally.ts';
import { findOverlapsOfTallies as finding } from './find-overlaps-of-tallies.ts';

type Wanted = Extract<ReturnType<typeof finding.react>[number], { do: 'send' }> & { readonly key: string };
type Named = readonly [StreamType, string];

const types: Readonly<Record<string, StreamType>> = { tally, printedMaterial, panel, overlap };
const source = { document: '45/BC-UBND', dated: '2013-07-12' };

/** Tallies, single records, overlaps and the process that finds them, with nothing left out but the store. */
export class LittleLog {
  readonly #histories = new Map<string, NewEvent[]>();
  readonly #instances = new Map<string, unknown>();
  readonly #unseen: PlacedEvent[] = [];
  readonly #unsent: Wanted[] = [];
  readonly #done = new Set<string>();
  /** Every event that was written, in order, as the process is given it. */
  readonly seen: PlacedEvent[] = [];

  /** @returns the rule that refused it, if any */
  send([type, id]: Named, name: string, input: unknown): string | null {
    const made = command(type, name);
    const outcome = made.decide(made.input.parse(input), this.#stateOf(type, id), {
      ...{ now: '2013-07-16T02:00:00.000Z', today: '2013-07-16', id, commandId: `command-${this.seen.length}` },
      actor: { account: 'officer', agency: 'culture', role: 'officer' },
      lookUps: { ...known().lookUps, known: new Map() },
    });
    if (isRejected(outcome)) return outcome.rejected;
    for (const event of outcome) this.#write(type, id, event);
    return null;
  }

  tally(id: string, lead = 'culture'): void {
    const amounts = { kind: 'printed', month: '2013-07', amount: 350, occasions: 6, source };
    this.send([tally, id], 'record', { ...placed, lead, ...amounts });
  }

  leaflets(id: string, lead = 'police'): void {
    this.send([printedMaterial, id], 'record', { ...placed, lead, kind: 'leaflet', copies: 200 });
  }

  #write(type: StreamType, id: string, event: NewEvent): void {
    const stream = `${type.prefix}-${id}`;
    this.#histories.set(stream, [...(this.#histories.get(stream) ?? []), event]);
    const [as] = recorded(type, [event], { id });
    const position = this.#unseen.length + this.seen.length + 1;
    this.#unseen.push({ ...as!, id: `event-${position}`, position: BigInt(position) as never } as PlacedEvent);
  }

  #stateOf(type: StreamType, id: string): unknown {
    return fold(type, recorded(type, this.#histories.get(`${type.prefix}-${id}`) ?? [], { id }));
  }

  #tell(key: string, input: ProcessInput): void {
    const state = finding.evolve(this.#instances.get(key) ?? finding.initial, input);
    this.#instances.set(key, state);
    for (const one of finding.react(input, state, { now: '', today: '2013-07-16', key })) {
      if (one.do !== 'send' || this.#done.has(`${key} ${one.as}`)) continue;
      this.#done.add(`${key} ${one.as}`);
      this.#unsent.push({ ...one, key });
    }
  }

  see(): void {
    const event = this.#unseen.shift();
    if (!event) return;
    this.seen.push(event);
    const key = keyOf(event);
    if (key !== null) this.#tell(key, { is: 'event', event });
  }

  act(): void {
    const wanted = this.#unsent.shift();
    if (!wanted) return;
    const rule = this.send([types[wanted.prefix]!, wanted.id], wanted.command, wanted.input);
    const answer = rule === null ? { outcome: 'accepted' as const } : { outcome: 'refused' as const, rule };
    this.#tell(wanted.key, { is: 'answer', to: wanted.as, ...answer });
  }

  /** Until nothing waits. */
  quiet(): void {
    for (let turns = 0; this.#unseen.length + this.#unsent.length > 0; turns++) {
      if (turns > 5000) throw new Error('tallies and single records never come to rest');
      if (this.#unseen.length > 0) this.see();
      else this.act();
    }
  }

  overlap(id: string): Overlap {
    return this.#stateOf(overlap, id) as Overlap;
  }

  record([type, id]: Named): Recorded | null {
    return standing(this.#stateOf(type, id) as Work);
  }

  /** Whether it counts: it stands, no other counts in its stead, and a tally has no question open. */
  counts([type, id]: Named): boolean {
    const record = this.record([type, id]);
    if (!record || record.others.sameAs !== null) return false;
    return type !== tally || record.others.open.length === 0;
  }
}

/** The instance of the process that an event concerns. */
export function keyOf(event: PlacedEvent): string | null {
  const name = `${event.stream.split('-')[0]!}.${event.name}`;
  return finding.sources.find(({ names }) => names.includes(name))?.keyOf(event) ?? null;
}
