import {
  fromEvent,
  idIn,
  process,
  type PlacedEvent,
  type ProcessInput,
  type Reaction,
  type RecordedOf,
} from '@lien-nganh/kernel';
import { cardNumberId } from '../card-number/id.ts';
import { events } from '../team-178/events.ts';
import { byName, sent, sentAgain, type Step } from './steps.ts';

interface Holder {
  readonly member: string;
  readonly card: string;
}

interface Claims {
  readonly team: string;
  readonly holders: Readonly<Record<string, Holder>>;
  readonly steps: Readonly<Record<string, Step>>;
  readonly next: readonly string[];
}

type TeamEvent = PlacedEvent<RecordedOf<typeof events>>;

/**
 * Claims the number of each card that a team gives out. Appointing looks the number up and refuses one that is known to be
 * taken; what two teams give out at the same moment only the number's own stream can tell, and the team then learns it.
 */
export const claimCardNumbers = process<Claims>({
  name: 'claim-card-numbers',
  title: { vi: 'Đăng ký số thẻ kiểm tra', en: 'Claim the numbers of inspection cards' },
  sources: [
    fromEvent(events, 'TeamEstablished', teamOf),
    fromEvent(events, 'MemberAppointed', teamOf),
    fromEvent(events, 'MemberSubstituted', teamOf),
    fromEvent(events, 'CardReplaced', teamOf),
  ],
  initial: { team: '', holders: {}, steps: {}, next: [] },
  evolve: (state, input) => (input.is === 'event' ? claiming(state, input.event as TeamEvent) : { ...state, next: [] }),
  react: (input, state) => [
    ...state.next.map((as) => sent(state.steps[as]!)),
    ...sentAgain(state.steps, input),
    ...takenCards(state, input),
  ],
});

function teamOf({ stream }: { readonly stream: string }): string | null {
  return idIn(stream, 'team178');
}

function claiming(state: Claims, event: TeamEvent): Claims {
  const team = teamOf(event)!;
  const fresh = holdersIn(event).filter((holder) => !state.holders[nameOf(holder)]);
  const steps = fresh.map(({ card, member }): Step => ({
    as: nameOf({ card, member }),
    prefix: 'cardNumber',
    id: cardNumberId(card),
    command: 'claim',
    input: { card, team, member },
  }));
  return {
    team,
    holders: { ...state.holders, ...Object.fromEntries(fresh.map((holder) => [nameOf(holder), holder])) },
    steps: { ...state.steps, ...byName(steps) },
    next: steps.map(({ as }) => as),
  };
}

function holdersIn(event: TeamEvent): readonly Holder[] {
  switch (event.name) {
    case 'TeamEstablished':
      return event.data.members.map(({ member, card }) => ({ member, card }));
    case 'MemberSubstituted':
      return [{ member: event.data.incoming.member, card: event.data.incoming.card }];
    case 'MemberAppointed':
    case 'CardReplaced':
      return [{ member: event.data.member, card: event.data.card }];
    case 'MemberRelieved':
    case 'TeamDissolved':
    case 'CardFoundTaken':
      return [];
  }
}

function nameOf({ member, card }: Holder): string {
  return `claim ${card} ${member}`;
}

function takenCards({ team, holders }: Claims, input: ProcessInput): readonly Reaction[] {
  if (input.is !== 'answer' || input.rule !== 'card-number-is-free') return [];
  const holder = holders[input.to.replaceAll(' again', '')];
  if (!holder) return [];
  const { member, card } = holder;
  const note = { prefix: 'team178', id: team, command: 'note-taken-card', input: { member, card } };
  return [sent({ as: `taken ${card} ${member}`, ...note })];
}
