import {
  fromEvent,
  idIn,
  process,
  type DataOfEvent,
  type Day,
  type PlacedEvent,
  type ProcessInput,
  type RecordedOf,
} from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { events } from '../directive/events.ts';
import { followUpId } from '../follow-up/id.ts';
import { byName, sent, sentAgain, type Step } from './steps.ts';

type Obligation = DataOfEvent<typeof events, 'DirectiveIssued'>['obligations'][number];

/** What is remembered of a directive: what it still asks, and of whom a follow-up was asked for. */
interface Watched {
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly obligations: Readonly<Record<string, Obligation>>;
  /** Every command ever wanted, by name. */
  readonly steps: Readonly<Record<string, Step>>;
  /** Names of those that the last input called for. */
  readonly next: readonly string[];
}

const initial: Watched = { issuer: '', issuedOn: '', obligations: {}, steps: {}, next: [] };

type DirectiveEvent = PlacedEvent<RecordedOf<typeof events>>;

/** Each addressee of each obligation gets a follow-up of its own, and each follow-up follows the amendments. */
export const assignObligationsToAddressees = process<Watched>({
  name: 'assign-obligations-to-addressees',
  title: { vi: 'Giao từng nhiệm vụ cho từng cơ quan nhận', en: 'Assign each obligation to each addressee' },
  sources: [
    fromEvent(events, 'DirectiveIssued', directiveOf),
    fromEvent(events, 'DirectiveAmended', directiveOf),
    fromEvent(events, 'DirectiveCorrected', directiveOf),
    fromEvent(events, 'DirectiveRevoked', directiveOf),
  ],
  initial,
  evolve: (state, input) =>
    input.is === 'event' ? remembered(state, input.event as DirectiveEvent) : { ...state, next: [] },
  react: (input: ProcessInput, state) => [
    ...state.next.map((as) => sent(state.steps[as]!)),
    ...sentAgain(state.steps, input),
  ],
});

function directiveOf({ stream }: { readonly stream: string }): string | null {
  return idIn(stream, 'directive');
}

function remembered(before: Watched, event: DirectiveEvent): Watched {
  const { issuer, issuedOn } = event.name === 'DirectiveIssued' ? event.data : before;
  const state = { ...before, issuer, issuedOn };
  const change = changeBy(state, event);
  const dropped = change.obligations.flatMap((one) => droppedFrom(state.obligations[one.code], one));
  const terms = { directive: directiveOf(event)!, issuer, on: change.on, revision: event.revision, known: state.steps };
  const steps = [
    ...change.obligations.flatMap((one) => stepsFor(one, { ...terms, endsOn: null })),
    ...[...change.ended, ...dropped].flatMap((one) => stepsFor(one, { ...terms, endsOn: addDays(change.on, -1) })),
  ];
  const over = new Set(change.ended.map(({ code }) => code));
  const binding = Object.values({ ...state.obligations, ...byCode(change.obligations) });
  return {
    ...state,
    obligations: byCode(binding.filter(({ code }) => !over.has(code))),
    steps: { ...state.steps, ...byName(steps) },
    next: steps.map(({ as }) => as),
  };
}

/** The obligation as it was, for those whom it does not address any longer. */
function droppedFrom(before: Obligation | undefined, after: Obligation): readonly Obligation[] {
  const gone = before?.addressees.filter((addressee) => !after.addressees.includes(addressee)) ?? [];
  return before && gone.length > 0 ? [{ ...before, addressees: gone }] : [];
}

interface Change {
  readonly on: Day;
  /** Obligations that are new or asked differently. */
  readonly obligations: readonly Obligation[];
  readonly ended: readonly Obligation[];
}

function changeBy({ obligations, issuedOn }: Watched, event: DirectiveEvent): Change {
  switch (event.name) {
    case 'DirectiveIssued':
    case 'DirectiveCorrected':
      return { on: issuedOn, obligations: event.data.obligations, ended: [] };
    case 'DirectiveAmended': {
      const { on, added, changed, ended } = event.data;
      return { on, obligations: [...added, ...changed], ended: ended.flatMap((code) => obligations[code] ?? []) };
    }
    case 'DirectiveRevoked':
      return { on: event.data.on, obligations: [], ended: Object.values(obligations) };
  }
}

function byCode(obligations: readonly Obligation[]): Readonly<Record<string, Obligation>> {
  return Object.fromEntries(obligations.map((one) => [one.code, one]));
}

interface Terms {
  readonly directive: string;
  readonly issuer: string;
  readonly on: Day;
  readonly revision: number;
  readonly known: Readonly<Record<string, Step>>;
  readonly endsOn: Day | null;
}

/** Who has a follow-up already is told the new terms; who has none gets one. */
function stepsFor({ code, addressees, role, leads, coordinators, dueOn }: Obligation, terms: Terms): readonly Step[] {
  const { directive, issuer, on, revision, known, endsOn } = terms;
  return addressees.map((addressee): Step => {
    const to = { prefix: 'followUp', id: followUpId({ directive, code, addressee }) };
    const assign = `assign ${code} ${addressee}`;
    const asked = { role, leads, coordinators, dueOn };
    return known[assign]
      ? {
          ...to,
          as: `amend ${revision} ${code} ${addressee}`,
          command: 'follow-amendment',
          input: { on, endsOn, ...asked },
        }
      : {
          ...to,
          as: assign,
          command: 'assign',
          input: { directive, code, addressee, issuer, assignedOn: on, ...asked },
        };
  });
}
