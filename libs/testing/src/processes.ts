import type { PlacedEvent, Position, Process, ProcessInput, Reaction } from '@lien-nganh/kernel';
import type { InMemory } from './in-memory.ts';

type Told = { readonly process: Process; readonly key: string; readonly input: ProcessInput };
type Sent = { readonly process: Process; readonly key: string; readonly wanted: Extract<Reaction, { do: 'send' }> };
type Timer = Extract<Reaction, { do: 'wake' }> & { readonly process: Process; readonly key: string };

/**
 * Processes over records in memory. What they are told, and what they want sent, is taken in the order that chance sets, and
 * some of it is told twice: whatever order a log, a broker and their restarts give must come to the same end.
 *
 * @param chance numbers from 0 up to 1; always 0: in the order in which it happened, each once
 */
export function processesOver(here: InMemory, processes: readonly Process[], chance: () => number = () => 0) {
  const instances = new Map<string, unknown>();
  const done = new Set<string>();
  const timers = new Map<string, Timer>();
  const waiting: (Told | Sent)[] = [];
  let seen = 0;

  function tellings(event: PlacedEvent): readonly Told[] {
    const wire = `${event.stream.split('-')[0]!}.${event.name}`;
    return processes.flatMap((process) => {
      const key = process.sources.find(({ names }) => names.includes(wire))?.keyOf(event) ?? null;
      const told: Told[] = key === null ? [] : [{ process, key, input: { is: 'event', event } }];
      return chance() > 0.7 ? [...told, ...told] : told;
    });
  }

  function tell({ process, key, input }: Told, today: string): void {
    const name = `${process.name} ${key}`;
    const state = process.evolve(instances.has(name) ? instances.get(name) : process.initial, input);
    instances.set(name, state);
    for (const wanted of process.react(input, state, { now: `${today}T02:00:00.000Z`, today, key })) {
      const known = `${name} ${wanted.do === 'send' ? wanted.as : `${wanted.rule} ${wanted.on}`}`;
      if (done.has(known)) continue;
      done.add(known);
      if (wanted.do === 'send') waiting.push({ process, key, wanted });
      else timers.set(known, { ...wanted, process, key });
    }
  }

  async function act({ process, key, wanted }: Sent, today: string): Promise<void> {
    const type = here.types.find(({ prefix }) => prefix === wanted.prefix)!;
    const by = { account: 'service', agency: 'platform', role: 'service' };
    const { refused } = await here.send(type, wanted.command, wanted.input, { id: wanted.id, by, today });
    const answer = { is: 'answer', to: wanted.as } as const;
    const outcome =
      refused === null ? ({ outcome: 'accepted' } as const) : { outcome: 'refused' as const, rule: refused };
    tell({ process, key, input: { ...answer, ...outcome } }, today);
  }

  /** Until nothing waits. @throws when that never comes */
  async function settle(today: string): Promise<void> {
    for (let turns = 0; turns < 10_000; turns++) {
      for (; seen < here.log.length; seen++)
        waiting.push(...tellings({ ...here.log[seen]!, position: BigInt(seen + 1) as Position }));
      const [next] = waiting.splice(Math.floor(chance() * waiting.length), 1);
      if (next === undefined) return;
      if ('wanted' in next) await act(next, today);
      else tell(next, today);
    }
    throw new Error('records and processes never come to rest');
  }

  /** Fires what is due by a day, each timer once, and settles. */
  async function fire(today: string): Promise<void> {
    for (const [known, { process, key, rule, on }] of timers) {
      if (on > today) continue;
      timers.delete(known);
      tell({ process, key, input: { is: 'woke', rule, on } }, today);
    }
    await settle(today);
  }

  return { settle, fire };
}

/** Numbers from 0 up to 1 that a seed gives, the same ones each time. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
