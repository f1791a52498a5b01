import {
  fromEvent,
  idIn,
  process,
  type Day,
  type PlacedEvent,
  type ProcessInput,
  type Reaction,
  type RecordedOf,
} from '@lien-nganh/kernel';
import { events } from '../account/events.ts';
import { retainedUntil } from '../account/retention.ts';
import { sentAgain, type Step } from './steps.ts';

interface Retention {
  readonly years: number;
  readonly decision: { readonly number: string; readonly date: Day; readonly signatory: string };
}

interface Names {
  readonly account: string;
  /** Last day of the account; null while it lasts. */
  readonly to: Day | null;
  /** By which schedule the name is kept that was entered last; null: none was. */
  readonly retention: Retention | null;
  readonly steps: Readonly<Record<string, Step>>;
}

type AccountEvent = PlacedEvent<RecordedOf<typeof events>>;

const RULE = 'retention-is-over';

/** Erases the name behind an account once the years are over for which it is kept: nobody has to remember it. */
export const eraseNames = process<Names>({
  name: 'erase-names-after-retention',
  title: { vi: 'Xóa họ tên khi hết thời hạn lưu', en: 'Erase names after their retention' },
  sources: [
    fromEvent(events, 'AccountOpened', accountOf),
    fromEvent(events, 'AccountExtended', accountOf),
    fromEvent(events, 'AccountClosed', accountOf),
    fromEvent(events, 'AccountTransferred', accountOf),
    fromEvent(events, 'HolderNamed', accountOf),
  ],
  initial: { account: '', to: null, retention: null, steps: {} },
  evolve: (state, input) => {
    if (input.is === 'event') return told(state, input.event as AccountEvent);
    return isDue(state, input) ? { ...state, steps: { ...state.steps, [stepOf(state).as]: stepOf(state) } } : state;
  },
  react: (input, state) => [...waking(state, input), ...erasing(state, input), ...sentAgain(state.steps, input)],
});

function accountOf({ stream }: { readonly stream: string }): string | null {
  return idIn(stream, 'account');
}

function told(before: Names, event: AccountEvent): Names {
  const state = { ...before, account: accountOf(event)! };
  if (event.name === 'AccountOpened' || event.name === 'AccountExtended') return { ...state, to: event.data.to };
  if (event.name === 'AccountClosed' || event.name === 'AccountTransferred')
    return { ...state, to: event.data.lastDay };
  return event.name === 'HolderNamed' ? { ...state, retention: event.data.retention } : state;
}

function dueOn({ to, retention }: Names): Day | null {
  return retention === null ? null : retainedUntil(to, retention.years);
}

function waking(state: Names, input: ProcessInput): readonly Reaction[] {
  const due = dueOn(state);
  return input.is === 'event' && due !== null ? [{ do: 'wake', on: due, rule: RULE }] : [];
}

/** The timer of an account that was extended since has nothing to say. */
function isDue(state: Names, input: ProcessInput): boolean {
  return input.is === 'woke' && input.rule === RULE && input.on === dueOn(state);
}

function stepOf(state: Names): Step {
  const input = { subject: 'holder', decision: state.retention!.decision };
  return { as: `erase ${dueOn(state)}`, prefix: 'account', id: state.account, command: 'erase-person', input };
}

function erasing(state: Names, input: ProcessInput): readonly Reaction[] {
  return isDue(state, input) ? [{ do: 'send', ...stepOf(state) }] : [];
}
