import {
  fold,
  isRejected,
  type Command,
  type NewEvent,
  type PlacedEvent,
  type ProcessInput,
  type StreamType,
} from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { z } from 'zod';
import { known } from '../examples.ts';
import { obligationsOf, partnersOf, standing, type Recorded, type Work } from '../state.ts';
import { work } from '../work.ts';
import { pairIdOf } from './known.ts';
import type { Pair } from './pair-state.ts';
import { workPairs } from './pairs.ts';
import { weighWork } from './weigh-work.ts';

/** A kind of which several agencies may record the same, its pairs, and the process that weighs them. */
export const talk = work({
  service: 'sample',
  prefix: 'talk',
  title: { vi: 'Buổi nói chuyện', en: 'Talk' },
  content: z.strictObject({ form: z.string() }),
  input: { form: z.string() },
  measures: ['sample.talk'],
  says: ({ form }) => form,
  weighed: ({ content: { form }, unit, on }) => (form === 'alone' ? null : [form, unit, on].join('.')),
});

export const talkTwin = workPairs({
  service: 'sample',
  prefix: 'talkTwin',
  title: { vi: 'Hai bản ghi có thể là một buổi', en: 'Possible twins of one talk' },
});

export const weighing = weighWork({
  name: 'propose-twins-of-the-same-talk',
  title: { vi: 'Đề xuất các buổi có thể trùng', en: 'Propose twins of the same talk' },
  type: talk,
  pairs: talkTwin,
});

type Wanted = Extract<ReturnType<typeof weighing.react>[number], { do: 'send' }> & { readonly key: string };

/** Records, pairs and the process that weighs them, with nothing left out but the store; what waits is done when the spec says so. */
export class LittleLog {
  readonly #histories = new Map<string, NewEvent[]>();
  readonly #instances = new Map<string, unknown>();
  readonly #unseen: PlacedEvent[] = [];
  readonly #unsent: Wanted[] = [];
  readonly #done = new Set<string>();
  #position = 0n;

  /** Enters a talk of 10 July 2013, led by an agency. */
  async enter(id: string, lead: string, participants: readonly string[] = []): Promise<void> {
    const asked = { on: '2013-07-10', unit: '03145@2004-08-31', lead, participants, form: 'talk' };
    await this.send([talk, id], 'record', { ...asked, obligations: [`879/${lead}`] }, lead);
  }

  /** @returns the rule that refused it, if any */
  async send(
    to: readonly [StreamType, string],
    name: string,
    input: unknown,
    agency = 'police',
  ): Promise<string | null> {
    const [type, id] = to;
    const command = type.commands.find((one) => one.name === name) as Command;
    const outcome = command.decide(command.input.parse(input), this.#stateOf(type, id), {
      ...{ now: '2013-07-16T02:00:00.000Z', today: '2013-07-16', id, commandId: `command-${this.#position}` },
      actor: { account: `officer-of-${agency}`, agency, role: 'officer' },
      lookUps: lookUpsOf(agency),
    });
    if (isRejected(outcome)) return outcome.rejected;
    for (const event of outcome) this.#write(type, id, event);
    return await Promise.resolve(null);
  }

  #write(type: StreamType, id: string, event: NewEvent): void {
    const stream = `${type.prefix}-${id}`;
    this.#histories.set(stream, [...(this.#histories.get(stream) ?? []), event]);
    const [as] = recorded(type, [event], { id });
    this.#position++;
    this.#unseen.push({ ...as!, id: `event-${this.#position}`, position: this.#position as never } as PlacedEvent);
  }

  #stateOf(type: StreamType, id: string): unknown {
    return fold(type, recorded(type, this.#histories.get(`${type.prefix}-${id}`) ?? [], { id }));
  }

  #tell(key: string, input: ProcessInput): void {
    const state = weighing.evolve(this.#instances.get(key) ?? weighing.initial, input);
    this.#instances.set(key, state);
    for (const one of weighing.react(input, state, { now: '', today: '2013-07-16', key })) {
      if (one.do !== 'send' || this.#done.has(`${key} ${one.as}`)) continue;
      this.#done.add(`${key} ${one.as}`);
      this.#unsent.push({ ...one, key });
    }
  }

  /** Every event that was written, in order, as the process is given it. */
  readonly seen: PlacedEvent[] = [];

  see(): void {
    const event = this.#unseen.shift();
    if (!event) return;
    this.seen.push(event);
    const key = keyOf(event);
    if (key !== null) this.#tell(key, { is: 'event', event });
  }

  async act(): Promise<void> {
    const wanted = this.#unsent.shift();
    if (!wanted) return;
    const type = wanted.prefix === talk.prefix ? talk : talkTwin;
    const missing = wanted.command !== 'propose' && !this.#histories.has(`${type.prefix}-${wanted.id}`);
    const rule = missing ? 'not-found' : await this.send([type, wanted.id], wanted.command, wanted.input);
    const answer = rule === null ? { outcome: 'accepted' as const } : { outcome: 'refused' as const, rule };
    this.#tell(wanted.key, { is: 'answer', to: wanted.as, ...answer });
  }

  /** Until nothing waits. */
  async quiet(): Promise<void> {
    for (let turns = 0; this.#unseen.length + this.#unsent.length > 0; turns++) {
      if (turns > 5000) throw new Error('the records and their pairs never come to rest');
      if (this.#unseen.length > 0) this.see();
      else await this.act();
    }
  }

  pair(one: string, other: string): Pair {
    return this.#stateOf(talkTwin, pairIdOf(one, other)) as Pair;
  }

  record(id: string): Recorded | null {
    return standing(this.#stateOf(talk, id) as Work);
  }

  /** What counts of a record: who took part, and for what; `null` where another one counts in its stead. */
  counting(id: string) {
    const record = this.record(id);
    if (!record || record.others.sameAs !== null) return null;
    return { agencies: partnersOf(record).map(({ agency }) => agency), obligations: obligationsOf(record) };
  }
}

/** The instance of the process that an event concerns. */
export function keyOf(event: PlacedEvent): string | null {
  const name = `${event.stream.split('-')[0]!}.${event.name}`;
  return weighing.sources.find(({ names }) => names.includes(name))?.keyOf(event) ?? null;
}

function lookUpsOf(agency: string) {
  const agencies = ['culture', 'front', 'police', 'health', 'labour'];
  return {
    ...known,
    agencies: new Map(
      agencies.map((slug) => [slug, { agency: slug, level: 'province', validFrom: '2004-01-01', validTo: null }]),
    ),
    agency: {},
    proposed: [],
    known: { has: () => true },
    standings: () => ({ superiorOf: [], successorOf: [] }),
    asking: agency,
  };
}
