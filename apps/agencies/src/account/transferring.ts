import { roles } from '@lien-nganh/access';
import { lasts, type AccountRecord, type AgencyRecord, type AgencyStanding } from '@lien-nganh/contracts/reference';
import type { Actor, Day } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { slugs } from '../inputs.ts';
import { brokenByDeputising } from './deputising.ts';
import { brokenByRole } from './giving-roles.ts';
import { alsoRunning, brokenByManager } from './managing.ts';
import type { OpenedAccount } from './state.ts';
import { accountId } from './who.ts';

/** What a transfer says, and the rules about it. */

export const transferInput = z.strictObject({
  /** The first day at the new place: the account that was held until then ends on the day before. */
  from: day,
  to: z.strictObject({
    /** The account there; another one than before, so that what was done stays what that office did. */
    account: accountId,
    agency: slug,
    role: z.enum(roles),
    duties: slugs.default([]),
    /** As it stands below a signature. */
    position: text(120).nullable().default(null),
  }),
  /** Account of the same agency that takes over what is open. */
  successor: accountId,
  basis: z.strictObject({ number: text(80), issuedOn: day }),
});

type Wanted = z.output<typeof transferInput>;

/** Those beside the rules of managing an account, of giving a role and of handing work over. */
export const transferRules = [
  'transfer-begins-within-the-account',
  'given-from-above-both',
  'account-is-new',
  'one-account-for-a-subject',
  'successor-has-an-account-then',
] as const;

interface Moving {
  readonly id: string;
  readonly state: OpenedAccount;
  readonly actor: Actor;
}

interface Known {
  /** Every account of the person, of all times, and every account there is. */
  readonly ofSamePerson: readonly AccountRecord[];
  readonly accounts: readonly AccountRecord[];
  /** The agency that receives; null where it is not there on the first day. */
  readonly agency: AgencyRecord | null;
  readonly standings: (agency: string, on: Day) => AgencyStanding;
}

/** The first rule that a transfer breaks; `null` for none. */
export function brokenByTransfer(wanted: Wanted, moving: Moving, known: Known) {
  const { id, state, actor } = moving;
  if (known.agency === null) return 'agency-goes-on';
  return (
    brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson: known.ofSamePerson }) ??
    brokenByMoving(wanted, moving, known) ??
    brokenByAccount(wanted, id, known) ??
    brokenByRole({ ...wanted.to, from: wanted.from }, actor, known.agency) ??
    brokenBySuccessor(wanted, moving, known)
  );
}

/** A head moves somebody between agencies that are the head's own or lie below; the administrator moves heads anywhere. */
function brokenByMoving({ from, to }: Wanted, { state, actor }: Moving, { standings }: Known) {
  if (from <= state.from || !lasts(state, from)) return 'transfer-begins-within-the-account';
  if (actor.role === 'service' || actor.role === 'admin') return null;
  const below = [actor.agency, ...standings(actor.agency, from).superiorOf];
  return [state.agency, to.agency].every((agency) => below.includes(agency)) ? null : 'given-from-above-both';
}

/** The account at the new place is another one, and the person's only one from then on. */
function brokenByAccount({ from, to }: Wanted, id: string, { accounts, ofSamePerson }: Known) {
  if (accounts.some(({ account }) => account === to.account)) return 'account-is-new';
  const others = ofSamePerson.filter(({ account }) => account !== id);
  return alsoRunning(others, to.account, { from, to: null }) ? 'one-account-for-a-subject' : null;
}

/** What is open is handed over like any other work; nobody hands it to themself. */
function brokenBySuccessor({ from, successor: named }: Wanted, { id, actor }: Moving, { accounts, standings }: Known) {
  const successor = accounts.find(({ account }) => account === named);
  if (successor === undefined) return 'successor-has-an-account-then';
  const persons = accounts.filter(({ subject }) => subject === successor.subject);
  if (persons.some(({ account }) => account === actor.account)) return 'nobody-gives-themself-a-role';
  const wanted = { kind: 'hand-over' as const, of: id, rights: [], from, to: successor.to };
  const deputy: OpenedAccount = { ...successor, is: 'open', holder: null, transferredTo: null };
  // that whoever moves somebody may also hand over is settled by now
  const giving = { ...actor, role: 'service' };
  return brokenByDeputising({ wanted, id: named, deputy, actor: giving }, { accounts, standings });
}
