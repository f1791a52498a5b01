import type { Contract, ContractData, EventName, Publication } from '@lien-nganh/kernel';
import { publish } from '@lien-nganh/kernel';
import type { Content } from './content.ts';
import type { WorkEvents } from './events.ts';
import { obligationsOf, partnersOf, type Recorded, type Work } from './state.ts';
import type { WorkType } from './work.ts';

/**
 * One line of the outbound map: the whole present state of a piece of work, without note and paper.
 *
 * @param leaves what of the content may leave, in the contract's shape
 */
export function publishWork<C extends Contract>(
  type: WorkType,
  contract: C,
  leaves: (content: Content) => ContentOf<C>,
): Publication {
  return publish<Work, C>(
    type,
    contract,
    (_, state, id) => (state.is === 'none' ? null : (published(state, id, leaves) as ContractData<C>)),
    leftOut,
  );
}

/** What records say to each other, and which rules one breaks. */
const leftOut: readonly EventName<WorkEvents>[] = ['WorkStated', 'WorkMarked'];

type ContentOf<C extends Contract> =
  ContractData<C> extends { readonly stretches: readonly { content: infer T }[] } ? T : never;

function published(state: Exclude<Work, { is: 'none' }>, id: string, leaves: (content: Content) => unknown) {
  const record: Recorded = state.is === 'withdrawn' ? state.was : state;
  const { on, endedOn, unit, placements, lead, stretches, others } = record;
  return {
    record: id,
    occurredOn: on,
    endedOn,
    unit,
    placements: [...placements],
    lead,
    participants: partnersOf(record).map(({ agency, confirmed }) => ({ agency, confirmed })),
    obligations: [...obligationsOf(record)],
    stretches: stretches.map(({ from, content }) => ({ from, content: leaves(content) })),
    withdrawn: state.is === 'withdrawn',
    sameAs: others.sameAs,
    openPairs: state.is === 'withdrawn' ? 0 : others.open.length,
  };
}
