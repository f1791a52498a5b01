import type { DeputisingKind } from '@lien-nganh/contracts/agencies';
import { lasts, type AccountRecord, type AgencyStanding, type Lasting } from '@lien-nganh/contracts/reference';
import type { Actor, Day } from '@lien-nganh/kernel';
import type { OpenedAccount } from './state.ts';

/** Rules about who may stand in for whom, and who says so. */

/** What a kind of deputising is, in law and here. */
interface Kind {
  /** Whose place is taken: an account's, or the head's post that nobody holds. */
  readonly of: 'head' | 'anybody' | 'nobody';
  /** Within one agency, or also for one below. */
  readonly within: boolean;
  /** Only named rights are handed on, or all of them. */
  readonly limited: boolean;
  /** The paper says until when. */
  readonly ends: boolean;
  /** The account stood in for may have ended before. */
  readonly afterEnd?: true;
}

const kinds: Readonly<Record<DeputisingKind, Kind>> = {
  'acting-head': { of: 'nobody', within: true, limited: false, ends: false },
  deputy: { of: 'head', within: true, limited: false, ends: false },
  'by-order': { of: 'head', within: false, limited: true, ends: false },
  delegation: { of: 'head', within: false, limited: true, ends: true },
  leave: { of: 'anybody', within: true, limited: false, ends: true },
  'hand-over': { of: 'anybody', within: true, limited: false, ends: false, afterEnd: true },
};

/** A deputising as it is asked for. */
export interface Wanted extends Lasting {
  readonly kind: DeputisingKind;
  readonly of: string | null;
  readonly rights: readonly string[];
}

/** Accounts of all times, and how agencies stand to each other on a day. */
export interface Known {
  readonly accounts: readonly AccountRecord[];
  readonly standings: (agency: string, on: Day) => Pick<AgencyStanding, 'superiorOf'>;
}

interface Asked {
  readonly wanted: Wanted;
  readonly id: string;
  readonly deputy: OpenedAccount;
  readonly principal: AccountRecord | null;
  readonly actor: Actor;
}

const rules = {
  'kind-says-for-whom': ({ wanted: { kind, of } }) => (kinds[kind].of === 'nobody') !== (of === null),
  'rights-are-named': ({ wanted: { kind, rights } }) => kinds[kind].limited !== rights.length > 0,
  'term-is-limited': ({ wanted: { kind, to } }) => kinds[kind].ends && to === null,
  'deputy-has-an-account-then': ({ wanted, deputy }) => !isWithin(wanted, deputy),
  'principal-is-there': ({ wanted, principal }) => wanted.of !== null && !isThere(wanted, principal),
  'principal-is-another': ({ deputy, principal }) => principal?.subject === deputy.subject,
  'principal-is-a-head': ({ wanted: { kind }, principal }) => kinds[kind].of === 'head' && principal?.role !== 'head',
  'deputy-is-not-the-superior': ({ wanted, deputy, principal }, { standings }) =>
    principal !== null && standings(deputy.agency, wanted.from).superiorOf.includes(principal.agency),
  'deputy-is-of-the-agency': (asked, known) => !isInReach(asked, known),
  'given-by-the-principal-or-above': (asked, known) => !isGivenRightly(asked, known),
  'deputisings-do-not-overlap': (asked, known) => overlaps(asked, known),
  'deputisings-go-in-no-circle': ({ wanted, id }, { accounts }) => leadsTo(accounts, wanted.of, { id, wanted }),
} satisfies Readonly<Record<string, (asked: Asked, known: Known) => boolean>>;

export type DeputisingRule = keyof typeof rules;
export const deputisingRules = Object.keys(rules) as readonly DeputisingRule[];

/** The first rule that a deputising breaks; `null` for none. */
export function brokenByDeputising(
  { wanted, id, deputy, actor }: Omit<Asked, 'principal'>,
  { accounts, standings }: Known,
): DeputisingRule | null {
  const known = { accounts: withOwn(accounts, id, deputy), standings };
  const principal = known.accounts.find(({ account }) => account === wanted.of) ?? null;
  const asked = { wanted, id, deputy, principal, actor };
  return deputisingRules.find((rule) => (rules[rule] as (of: Asked, by: Known) => boolean)(asked, known)) ?? null;
}

/** Of the own account the record itself is asked: what is told of it may lag behind. */
function withOwn(
  accounts: readonly AccountRecord[],
  id: string,
  { deputisings }: OpenedAccount,
): readonly AccountRecord[] {
  const own = deputisings.map((one) => ({ ...one, rights: [...one.rights] }));
  return accounts.map((one) => (one.account === id ? { ...one, deputisings: own } : one));
}

function isWithin({ from, to }: Lasting, outer: Lasting): boolean {
  return lasts(outer, from) && (outer.to === null || (to !== null && to <= outer.to));
}

/** Work is handed over also by somebody who has gone; everything else needs somebody for whom it is done. */
function isThere({ kind, from }: Wanted, principal: AccountRecord | null): boolean {
  if (principal === null) return false;
  return kinds[kind].afterEnd ? principal.from <= from : lasts(principal, from);
}

/** Inside the agency, or, where a head hands on rights, of an agency below. */
function isInReach({ wanted: { kind, from }, deputy, principal }: Asked, { standings }: Known): boolean {
  if (principal === null || principal.agency === deputy.agency) return true;
  return !kinds[kind].within && standings(principal.agency, from).superiorOf.includes(deputy.agency);
}

/** A head gives away only what is the agency's own, or of one below it. The installer loads what papers say. */
function isGivenRightly({ wanted: { from }, deputy, principal, actor }: Asked, { standings }: Known): boolean {
  const giving = principal?.agency ?? deputy.agency;
  if (actor.role === 'service' || actor.agency === giving) return true;
  return standings(actor.agency, from).superiorOf.includes(giving);
}

function meet(one: Lasting, other: Lasting): boolean {
  return lasts(one, other.from) || lasts(other, one.from);
}

/**
 * One at a time acts as head of an agency, and stands in for somebody on leave or takes over their work; other papers may
 * name several deputies, each once.
 */
function overlaps({ wanted, id, deputy }: Asked, { accounts }: Known): boolean {
  const oneOnly = ['acting-head', 'leave', 'hand-over'].includes(wanted.kind);
  const others = oneOnly ? accounts : accounts.filter(({ account }) => account === id);
  return others.some(({ agency, to, deputisings }) =>
    deputisings.some(
      (one) =>
        one.kind === wanted.kind &&
        one.of === wanted.of &&
        (wanted.of !== null || agency === deputy.agency) &&
        meet(endedWith(one, to), wanted),
    ),
  );
}

/** Whoever has gone stands in for nobody any more, whatever the paper says: another may. */
function endedWith({ from, to }: Lasting, lastDay: Day | null): Lasting {
  return { from, to: to === null || (lastDay !== null && lastDay < to) ? lastDay : to };
}

/** Whether somebody stands in, on days in common and at any remove, for the very account that is to stand in for them. */
function leadsTo(
  accounts: readonly AccountRecord[],
  start: string | null,
  { id, wanted }: { readonly id: string; readonly wanted: Lasting },
): boolean {
  const seen = new Set<string | null>();
  const waiting = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) return true;
    if (next === null || seen.has(next)) continue;
    seen.add(next);
    const through = accounts.find(({ account }) => account === next)?.deputisings ?? [];
    waiting.push(...through.filter((one) => meet(one, wanted)).map(({ of }) => of));
  }
  return false;
}
