import { isRejected, type Actor, type Command, type NewEvent } from '@lien-nganh/kernel';
import type { Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import { evolve, ownPartnersOf, presentContent, standing, type Stated, type Work } from '../state.ts';

/**
 * Records that may be the same are weighed together by what each says of itself. So whatever a command decides, the record
 * says in the same append what has changed of that: with which it is weighed, and who takes part for what. It says so of
 * its own day: an agency that has ended speaks of the work of its time.
 */
export function saying(kind: Kind, events: WorkEvents, command: Command): Command {
  if (!kind.weighed) return command;
  return {
    ...command,
    decide: (input, state, deciding) => {
      const decided = command.decide(input, state, deciding);
      if (isRejected(decided)) return decided;
      const after = (decided as readonly NewEvent[]).reduce<Work>(
        (before, event) => evolved(before, { ...event, actor: deciding.actor }),
        state as Work,
      );
      return [...decided, ...changes(kind, events, { before: state as Work, after })];
    },
  };
}

/** As it will be read; of the envelope, evolve asks for these alone. */
function evolved(state: Work, event: NewEvent & { readonly actor: Actor }): Work {
  const table = evolve as unknown as Readonly<Record<string, (state: Work, event: unknown) => Work>>;
  return table[event.name]?.(state, { ...event, obligations: event.obligations ?? [] }) ?? state;
}

function changes(kind: Kind, events: WorkEvents, { before, after }: { readonly before: Work; readonly after: Work }) {
  const was = standing(before)?.said ?? null;
  const is = stating(kind, after);
  return [
    ...[was]
      .filter((said) => said !== null)
      .filter(({ together }) => together !== is?.together)
      .map(({ together, on }) => events.WorkLeft({ together }, { occurredOn: on })),
    ...[is]
      .filter((said) => said !== null)
      .filter((said) => !isSame(said, was))
      .map((said) => events.WorkStated(said, { occurredOn: said.on })),
  ];
}

function isSame(one: Stated, other: Stated | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other && inOrder(other));
}

/** What it has to say; nothing where it is like no other. */
function stating({ weighed }: Kind, state: Work): Stated | null {
  const record = standing(state);
  if (!record) return null;
  const { unit, on, obligations } = record;
  const together = weighed!({ content: presentContent(record), unit, on });
  if (together === null) return null;
  const agencies = ownPartnersOf(record).map(({ agency }) => agency);
  return inOrder({ together, on, unit, agencies, obligations: [...obligations] });
}

function inOrder({ together, on, unit, agencies, obligations }: Stated): Stated {
  return { together, on, unit, agencies, obligations };
}
