import type { Command, NewEvent, PlacedEvent, ProcessInput, StreamType } from '@lien-nganh/kernel';
import { fold } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { after, communeA } from '../examples.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { published } from '../integration/published-inspection.ts';
import { twinIdOf } from '../twin/pair.ts';
import type { Twin } from '../twin/state.ts';
import { twin } from '../twin/twin.ts';
import { proposeTwinsOfTheSameVisit as weighing } from './propose-twins-of-the-same-visit.ts';

type Wanted = Extract<ReturnType<typeof weighing.react>[number], { do: 'send' }> & { readonly key: string };

interface Sent {
  /** The rule that refused it, if any. */
  readonly refused: string | null;
}

/** Records, pairs and the process that weighs them, with nothing left out but the store; what waits is done when the spec says so. */
export function littleLog() {
  const streams = new Map<string, { readonly type: StreamType; readonly history: NewEvent[] }>();
  const instances = new Map<string, unknown>();
  const unseen: PlacedEvent[] = [];
  const unsent: Wanted[] = [];
  const done = new Set<string>();
  let position = 0n;

  const streamOf = (type: StreamType, id: string) => {
    const name = `${type.prefix}-${id}`;
    if (!streams.has(name)) streams.set(name, { type, history: [] });
    return streams.get(name)!;
  };

  function write(type: StreamType, id: string, written: readonly NewEvent[]): void {
    for (const event of written) {
      streamOf(type, id).history.push(event);
      const [as] = recorded(type, [event], { id });
      position++;
      unseen.push({ ...as!, id: `event-${position}`, position: position as never } as PlacedEvent);
    }
  }

  async function send(
    to: readonly [StreamType, string],
    name: string,
    input: unknown,
    agency = 'police',
  ): Promise<Sent> {
    const [type, id] = to;
    const { history } = streamOf(type, id);
    const command = type.commands.find((one) => one.name === name) as Command;
    const by = { account: `officer-of-${agency}`, agency };
    const decided = await after(type, history).decide(command, input, {
      id,
      actor: by,
      commandId: `command-${position}`,
    } as never);
    write(type, id, decided.events);
    return { refused: decided.refused };
  }

  function tell(key: string, input: ProcessInput): void {
    const state = weighing.evolve(instances.get(key) ?? weighing.initial, input);
    instances.set(key, state);
    for (const one of weighing.react(input, state, { now: '', today: '2013-07-16', key })) {
      if (one.do !== 'send' || done.has(`${key} ${one.as}`)) continue;
      done.add(`${key} ${one.as}`);
      unsent.push({ ...one, key });
    }
  }

  function see(): void {
    const event = unseen.shift();
    const source =
      event && weighing.sources.find(({ names }) => names.includes(`${event.stream.split('-')[0]!}.${event.name}`));
    const key = source?.keyOf(event) ?? null;
    if (event && key !== null) tell(key, { is: 'event', event });
  }

  async function act(): Promise<void> {
    const wanted = unsent.shift();
    if (!wanted) return;
    const type = wanted.prefix === 'twin' ? twin : inspection;
    const missing = !wanted.command.startsWith('propose') && streamOf(type, wanted.id).history.length === 0;
    const { refused } = missing
      ? { refused: 'not-found' }
      : await send([type, wanted.id], wanted.command, wanted.input);
    tell(wanted.key, {
      ...{ is: 'answer', to: wanted.as },
      ...(refused === null ? { outcome: 'accepted' } : { outcome: 'refused', rule: refused }),
    } as ProcessInput);
  }

  return {
    write,
    send,
    see,
    act,
    /** As if it had never been wanted. */
    forgetWhatWaits: () => void unsent.splice(0),
    /** Until nothing waits. */
    async quiet(): Promise<void> {
      for (let turns = 0; unseen.length + unsent.length > 0; turns++) {
        if (turns > 5000) throw new Error('the records and their pairs never come to rest');
        if (unseen.length > 0) see();
        else await act();
      }
    },
    stateOf: (id: string) =>
      fold(inspection, recorded(inspection, streamOf(inspection, id).history, { id })) as Inspection,
    pair: (one: string, other: string) => {
      const id = twinIdOf(one, other);
      return fold(twin, recorded(twin, streamOf(twin, id).history, { id })) as Twin;
    },
    shown: (id: string) => {
      const state = fold(inspection, recorded(inspection, streamOf(inspection, id).history, { id })) as Inspection;
      return published(state, id)!;
    },
  };
}

export type LittleLog = ReturnType<typeof littleLog>;

/** A visit of 10 July 2013, entered by its lead. */
export function visitOf(lead: string, ...participants: string[]): readonly NewEvent[] {
  const at = { establishment: 'site-1', unit: communeA };
  return [
    events.InspectionRecorded(
      {
        ...at,
        ...{
          body: 'police',
          place: 'establishment',
          establishmentKind: 'karaoke',
          team: null,
          lead,
          leader: 'account-1',
        },
        ...{ crew: [{ member: 'account-1', account: 'account-1', agency: 'police' }], participants, on: '2013-07-10' },
        minutes: { number: '07/BB', signedOn: '2013-07-10', signedBy: 'account-1', countersigned: 'witness' },
        ...{
          checklist: 'nd-178-11',
          findings: [],
          health: null,
          exhibits: [],
          reminded: false,
          note: null,
          breaches: [],
        },
        ...{ rules: null, mode: 'planned', earlier: null, ground: null, report: null },
        entry: { onBehalfOf: null, paper: null },
      },
      { occurredOn: '2013-07-10', obligations: [`d-879/${lead}`] },
    ),
    events.InspectionDisclosed(
      { ...at, on: '2013-07-10', agencies: [lead, ...participants] },
      { occurredOn: '2013-07-10' },
    ),
  ];
}
