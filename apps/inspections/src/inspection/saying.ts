import { isRejected, type Actor, type Command, type NewEvent } from '@lien-nganh/kernel';
import { entriesOf } from './entries.ts';
import { events } from './events.ts';
import { isDisclosed, ownAgenciesOf, type Data, type Inspection } from './lifecycle.ts';
import { evolve } from './state.ts';

type Said = Data<'VisitStated'>;

/**
 * Records of one place and day are weighed together, by what each says of itself. So whatever a command decides, the
 * record says in the same append what has changed of that: who takes part, and where and when it was.
 */
export function saying(command: Command): Command {
  return {
    ...command,
    decide: (input, state, deciding) => {
      const decided = command.decide(input, state, deciding);
      if (isRejected(decided)) return decided;
      const after = (decided as readonly NewEvent[]).reduce<Inspection>(
        (before, event) => evolved(before, { ...event, actor: deciding.actor }),
        state as Inspection,
      );
      return [...decided, ...changes(state as Inspection, after)];
    },
  };
}

/** As it will be read; of the envelope, evolve asks for these alone. */
function evolved(state: Inspection, event: NewEvent & { readonly actor: Actor }): Inspection {
  const table = evolve as unknown as Readonly<Record<string, (state: Inspection, event: unknown) => Inspection>>;
  return table[event.name]?.(state, { ...event, obligations: event.obligations ?? [] }) ?? state;
}

function changes(before: Inspection, after: Inspection) {
  const was = saidIn(before);
  const is = stating(after);
  const left = was && !(is && was.establishment === is.establishment && was.on === is.on);
  return [
    ...(left ? [events.VisitLeft({ establishment: was.establishment, on: was.on })] : []),
    ...(is && JSON.stringify(is) !== JSON.stringify(inOrder(saidIn(after))) ? [events.VisitStated(is)] : []),
  ];
}

function saidIn(state: Inspection): Said | undefined {
  return isDisclosed(state) ? state.result.said : undefined;
}

/** What it has to say; nothing where it is of no one place. */
function stating(state: Inspection): Said | undefined {
  if (!isDisclosed(state) || state.visit.establishment === null) return undefined;
  const { visit, result } = state;
  const alone = (result.sameVisit?.others ?? []).length === 0;
  return inOrder({
    establishment: state.visit.establishment,
    on: result.on,
    unit: visit.unit,
    agencies: [...ownAgenciesOf(visit)],
    obligations: alone ? [] : [...visit.obligations],
    entries: alone ? [] : entriesOf(state).map(({ key }) => key),
  });
}

function inOrder<S extends Said | undefined>(said: S): S {
  if (!said) return said;
  const { establishment, on, unit, agencies, obligations, entries } = said;
  return { establishment, on, unit, agencies, obligations, entries: [...entries].sort() } as S;
}
