import {
  dutiesOn,
  lasts,
  stands,
  type AccountRecord,
  type AgencyRecord,
  type TeamRecord,
} from '@lien-nganh/contracts/reference';
import type { Day, Scope } from '@lien-nganh/kernel';
import { addDays, validOn } from '@lien-nganh/vocabulary';
import { teamScope } from '../team-178/scope.ts';
import { accountScope } from './scope.ts';

/** What somebody holds that would stop, or be lost, once they are gone; and the command by which a successor takes it. */

export const heldKinds = ['open-work', 'head-post', 'duty', 'standing-in', 'team-178'] as const;

export interface Held {
  readonly what: (typeof heldKinds)[number];
  /** The duty, the account stood in for, the team; null where the kind says it all. */
  readonly of: string | null;
  /** Where the command goes, `team178/<team>/substitute`, with what is known of its input: nobody types that again. */
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Besides the agency of the account: whose it is to say who takes the seat. */
  readonly scope: Scope;
}

/** What one who is gone, or is about to go, has left behind. */
export interface LeftBehind {
  readonly account: string;
  readonly agency: string;
  readonly lastDay: Day | null;
  /** Who took over the open work, and may be named for the rest as well; null: nobody did. */
  readonly successor: string | null;
  readonly held: readonly Held[];
}

export interface Known {
  /** Accounts, agencies and teams of all times. */
  readonly accounts: readonly AccountRecord[];
  readonly agencies: ReadonlyMap<string, AgencyRecord>;
  readonly teams: readonly TeamRecord[];
}

/** Auditors and administrators have no open work of an agency's. */
const working: readonly string[] = ['officer', 'head', 'committee', 'standing'];

/**
 * What is left behind on a day and nobody has taken over by then. What an agency held that has ended goes with the agency.
 *
 * @param leaving an account that still runs: what it holds, as if it were gone; left out: of all that have ended
 */
export function leftBehindOn(on: Day, known: Known, leaving?: string): readonly LeftBehind[] {
  const isGone = (one: AccountRecord) => (one.to !== null && one.to < on) || one.account === leaving;
  const present = known.accounts.filter((one) => lasts(one, on) && !isGone(one));
  const asked = leaving === undefined ? isGone : ({ account }: AccountRecord) => account === leaving;
  return known.accounts
    .filter((one) => asked(one) && working.includes(one.role))
    .filter(({ agency }) => known.agencies.has(agency) && validOn(known.agencies.get(agency)!, on))
    .map((one) => leftBy(one, { ...known, on, present }))
    .filter(({ held }) => held.length > 0);
}

interface Around extends Known {
  readonly on: Day;
  /** Accounts of those who are there on the day. */
  readonly present: readonly AccountRecord[];
}

type Deputising = AccountRecord['deputisings'][number];
type One = Omit<Held, 'scope'>;

function leftBy(one: AccountRecord, around: Around): LeftBehind {
  const { account, agency, to } = one;
  const [successor = null] = standingInNow(around, { kind: 'hand-over', of: account });
  const own = accountScope(account, agency);
  const personal = [
    ...(successor === null ? [openWork(one, around)] : []),
    ...headPost(one, around),
    ...duties(one, { ...around, successor }),
    ...placesOfOthers(one, { ...around, successor }),
  ].map((held) => ({ ...held, scope: own }));
  return { account, agency, lastDay: to, successor, held: [...personal, ...seats(one, { ...around, successor })] };
}

/** Accounts of those who are there and stand in for somebody in this way on the day. */
function standingInNow({ present, on }: Around, { kind, of }: Pick<Deputising, 'kind' | 'of'>): readonly string[] {
  const does = (one: Deputising) => one.kind === kind && one.of === of && lasts(one, on);
  return present.filter(({ deputisings }) => deputisings.some(does)).map(({ account }) => account);
}

/** Where the successor has yet to be named, as a path of OpenAPI leaves it open. */
function toAccount(successor: string | null, command: string): string {
  return `account/${successor ?? '{account}'}/${command}`;
}

function firstDayAfter({ to }: AccountRecord, { on }: Around): Day {
  return to === null || to > on ? on : addDays(to, 1);
}

function openWork(one: AccountRecord, around: Around): One {
  const input = { kind: 'hand-over', of: one.account, from: firstDayAfter(one, around) };
  return { what: 'open-work', of: null, command: toAccount(null, 'deputise'), input };
}

/** Of several heads who are gone the last: one post is left, whoever held it before. */
function headPost(one: AccountRecord, around: Around): readonly One[] {
  const { accounts, present } = around;
  const heads = (of: readonly AccountRecord[]) => of.filter((other) => isHeadOf(other, one.agency));
  if (!isHeadOf(one, one.agency) || heads(present).length > 0) return [];
  const after = heads(accounts).some(({ to }) => to !== null && one.to !== null && to > one.to);
  const acting = present.some(
    ({ agency, deputisings }) =>
      agency === one.agency && deputisings.some((by) => by.kind === 'acting-head' && lasts(by, around.on)),
  );
  if (after || acting) return [];
  const input = { kind: 'acting-head', of: null, from: firstDayAfter(one, around) };
  return [{ what: 'head-post', of: null, command: toAccount(null, 'deputise'), input }];
}

function isHeadOf({ role, agency }: AccountRecord, of: string): boolean {
  return role === 'head' && agency === of;
}

type WithSuccessor = Around & { readonly successor: string | null };

/** Duties of the agency that nobody else of it holds: their records would be read by nobody. */
function duties(one: AccountRecord, around: WithSuccessor): readonly One[] {
  const { agency, duties: had } = one;
  const { present, agencies, on, successor } = around;
  const also = present.find(({ account }) => account === successor)?.duties ?? [];
  const goesOn = (duty: string) => dutiesOn(agencies.get(agency)!, on).includes(duty);
  const isHeld = (duty: string) => present.some((other) => other.agency === agency && other.duties.includes(duty));
  return had
    .filter((duty) => goesOn(duty) && !isHeld(duty))
    .map((duty) => ({
      what: 'duty',
      of: duty,
      command: toAccount(successor, 'set-duties'),
      input: { duties: [...also, duty], from: firstDayAfter(one, around) },
    }));
}

/** Places of others that were taken, by papers which go on: whoever is on leave has nobody now. */
function placesOfOthers(one: AccountRecord, around: WithSuccessor): readonly One[] {
  const { on, present, successor } = around;
  const first = firstDayAfter(one, around);
  return one.deputisings
    .filter(({ kind, of, to }) => kind !== 'hand-over' && of !== null && (to === null || to >= on))
    .filter(({ of }) => present.some(({ account }) => account === of))
    .filter((by) => standingInNow(around, by).length === 0)
    .map(({ kind, of, rights, from, to }) => ({
      what: 'standing-in',
      of,
      command: toAccount(successor, 'deputise'),
      input: { kind, of, rights, from: from > first ? from : first, to },
    }));
}

/** Seats are given by decision of whoever set the team up, with a card: its number and the decision are all that is left to say. */
function seats(one: AccountRecord, around: WithSuccessor): readonly Held[] {
  const { teams, on, present, successor } = around;
  const incoming = present.find(({ account }) => account === successor);
  return teams
    .filter((team) => stands(team, on))
    .flatMap((team) => {
      const held = team.members.filter((member) => member.account === one.account && lasts(member, on));
      return held.map(({ member, role }): Held => {
        const who = incoming ? { account: incoming.account, agency: incoming.agency } : {};
        const input = { outgoing: member, from: firstDayAfter(one, around), incoming: { ...who, role } };
        const command = `team178/${team.team}/substitute`;
        return { what: 'team-178', of: team.team, command, input, scope: teamScope(team) };
      });
    });
}
