import { streamType, type StreamType, type Title } from '@lien-nganh/kernel';
import type { Waiting, WaitingOf } from '../waiting.ts';
import { decidePair, lapsePair, pairRefusals, proposePair, reopenPair } from './pair-commands.ts';
import { pairEvents, type PairEvents } from './pair-events.ts';
import { evolve, initial, type Pair } from './pair-state.ts';

/** The stream type of pairs of one kind of work. */
export interface PairType extends StreamType {
  readonly pairEvents: PairEvents;
}

/**
 * Declares the pairs of records of one kind that may be the same work: proposed by the process that weighs them, decided by
 * whoever has a part in one of the two, and visible to them until then.
 */
export function workPairs(declared: {
  readonly service: string;
  readonly prefix: string;
  readonly title: Title;
}): PairType {
  const { service, prefix, title } = declared;
  const events = pairEvents(prefix);
  const pairing = { of: `${service}.${prefix}`, events };
  const type = streamType<Pair, PairEvents>({
    prefix,
    title,
    events,
    initial,
    evolve,
    refusals: pairRefusals,
    reads: `${service}.${prefix}.read`,
    scope: (state) =>
      state.is === 'none'
        ? { sensitivity: 'internal', owners: [] }
        : { sensitivity: 'internal', owners: [...agenciesOf(state)], units: [state.unit], on: state.on },
    summary: (state) =>
      state.is === 'none'
        ? { title: '', status: 'none' }
        : {
            title: `${title.vi}, ngày ${state.on}`,
            status: state.is,
            unit: state.unit,
            day: state.on,
            search: [state.first.record, state.second.record],
            facets: { first: state.first.record, second: state.second.record, kept: state.kept },
          },
    commands: [proposePair(pairing), decidePair(pairing), reopenPair(pairing), lapsePair(pairing)],
  });
  return { ...type, pairEvents: events };
}

/** An open pair waits for everybody who has a part in one of its records. */
export function pairsWaiting(type: PairType): WaitingOf {
  return {
    type,
    waits: (state: Pair): readonly Waiting[] =>
      state.is === 'open'
        ? [...agenciesOf(state)].map((agency) => ({ task: 'decide-pair', agency, on: state.on }))
        : [],
  };
}

function agenciesOf({ first, second }: Exclude<Pair, { is: 'none' }>): ReadonlySet<string> {
  return new Set([...first.agencies, ...second.agencies]);
}
