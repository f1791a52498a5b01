import type { EventStore } from '@lien-nganh/event-store';
import type { AnyEvents, RecordedOf } from '@lien-nganh/kernel';
import { erasureIn, type Decoded, type Decoder } from '../decode.ts';

/** Of each reader; each may be some kilobytes. Whoever works on more records at once has them folded from their streams. */
const MOST_HELD = 4_000;

interface Held {
  readonly revision: number;
  readonly state: unknown;
}

/** States just after an event, for readers that go along the log: the last ones are kept, others are folded from their stream. */
export class RecordStates {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly store: EventStore,
    private readonly decoder: Decoder,
    private readonly most = MOST_HELD,
  ) {}

  async after({ type, event }: Decoded, signal?: AbortSignal): Promise<unknown> {
    // what is held was read before the erasure: it still knows the person
    if (erasureIn(event)) this.held.delete(event.stream);
    const before = this.held.get(event.stream);
    if (before?.revision === event.revision) return before.state;
    const state =
      event.revision === 0
        ? type.evolve(type.initial, event)
        : before?.revision === event.revision - 1
          ? type.evolve(before.state, event)
          : await this.folded(event, signal);
    this.hold(event.stream, { revision: event.revision, state });
    return state;
  }

  private async folded(event: RecordedOf<AnyEvents>, signal?: AbortSignal): Promise<unknown> {
    const found = this.decoder.typeOf(event.stream);
    if (!found) throw new Error(`${event.stream} is no stream of this service`);
    let state = found.type.initial;
    const options = { limit: event.revision + 1, ...(signal ? { signal } : {}) };
    for await (const stored of this.store.readStream(event.stream, options)) {
      state = found.type.evolve(state, (await this.decoder.decode(stored)).event);
    }
    return state;
  }

  private hold(stream: string, held: Held): void {
    this.held.delete(stream);
    if (this.held.size >= this.most) this.held.delete(this.held.keys().next().value!);
    this.held.set(stream, held);
  }
}
