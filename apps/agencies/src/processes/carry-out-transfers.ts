import {
  fromEvent,
  idIn,
  process,
  type PlacedEvent,
  type ProcessInput,
  type Reaction,
  type RecordedOf,
} from '@lien-nganh/kernel';
import { events } from '../account/events.ts';
import { byName, sent, sentAgain, type Step } from './steps.ts';

interface Transfers {
  readonly account: string;
  readonly steps: Readonly<Record<string, Step>>;
  /** Names of those that the last input called for. */
  readonly next: readonly string[];
}

type AccountEvent = PlacedEvent<RecordedOf<typeof events>>;
type Transferred = Extract<AccountEvent, { readonly name: 'AccountTransferred' }>;

/** Opens the account at the new place, with its position, and hands over what is open at the old one: each once. */
export const carryOutTransfers = process<Transfers>({
  name: 'carry-out-transfers',
  title: { vi: 'Thực hiện việc điều động và bàn giao', en: 'Carry out transfers and their hand-over' },
  sources: [fromEvent(events, 'AccountTransferred', accountOf)],
  initial: { account: '', steps: {}, next: [] },
  evolve: (state, input) =>
    input.is === 'event' ? transferred(state, input.event as Transferred) : { ...state, next: [] },
  react: (input, state) => [
    ...state.next.map((as) => sent(state.steps[as]!)),
    ...positionAfter(state, input),
    ...sentAgain(state.steps, input),
    ...heldUp(state, input),
  ],
});

function accountOf({ stream }: { readonly stream: string }): string | null {
  return idIn(stream, 'account');
}

function transferred(state: Transfers, event: Transferred): Transfers {
  const account = accountOf(event)!;
  const steps = stepsOf(account, event);
  const next = steps.filter(({ command }) => command !== 'set-position').map(({ as }) => as);
  return { account, steps: { ...state.steps, ...byName(steps) }, next };
}

/** An account may be opened again after a transfer and its holder be transferred once more: the revision tells them apart. */
function stepsOf(
  account: string,
  { data: { to, successor, successorUntil, basis }, revision }: Transferred,
): readonly Step[] {
  const { position, ...opened } = to;
  const there = { prefix: 'account', id: to.account };
  const cited = `${basis.number}, ${basis.issuedOn}`;
  const handOver = { kind: 'hand-over', of: account, from: to.from, to: successorUntil, basis };
  return [
    { ...there, as: `open ${revision}`, command: 'open', input: { ...opened, basis: cited } },
    ...(position === null
      ? []
      : [{ ...there, as: `position ${revision}`, command: 'set-position', input: { title: position, from: to.from } }]),
    { prefix: 'account', id: successor, as: `hand-over ${revision}`, command: 'deputise', input: handOver },
  ];
}

/** Of an account that is not there yet no position can be set. */
function positionAfter({ steps }: Transfers, input: ProcessInput): readonly Reaction[] {
  if (input.is !== 'answer' || !input.to.startsWith('open ')) return [];
  const position = steps[`position ${input.to.split(' ')[1]}`];
  return position && isThere(input) ? [sent(position)] : [];
}

type Answer = Extract<ProcessInput, { readonly is: 'answer' }>;

/** Accepted; or, sent again because no answer came, refused because it had arrived. */
function isThere({ to, outcome, rule }: Answer): boolean {
  return outcome === 'accepted' || (to.endsWith(' again') && (rule === 'account-is-new' || isHandedOver(rule)));
}

function isHandedOver(rule: string | undefined): boolean {
  return rule === 'deputisings-do-not-overlap';
}

function heldUp({ account, steps }: Transfers, input: ProcessInput): readonly Reaction[] {
  if (input.is !== 'answer' || input.outcome !== 'refused' || isThere(input)) return [];
  const step = steps[input.to.replaceAll(' again', '')];
  if (!step) return [];
  const note = { prefix: 'account', id: account, command: 'note-transfer-held-up' };
  return [sent({ ...note, as: `held up ${input.to}`, input: { step: step.command, rule: input.rule ?? null } })];
}
