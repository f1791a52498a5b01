import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';
import { allAccounts, type AccountRecord } from './accounts.ts';
import { agenciesBySlug, type AgencyRecord } from './agencies.ts';
import { agencyNameOn } from './issuer.ts';
import { lasts } from './lasting.ts';

/** What stands above a name: in whose place somebody signs, line by line, and as what. */
export interface SignatureBlock {
  /** The paper by which it is signed in another's place; null: in the signer's own. */
  readonly deputising: string | null;
  /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`; none for the head of an agency that is led by one person. */
  readonly authority: readonly string[];
  /** `PHÓ CHỦ TỊCH`. */
  readonly title: string;
}

/** Who and what is known: the signer, the agency whose paper it is, and every account of those that the signer stands in for. */
export interface SignatureFacts {
  readonly signer: AccountRecord;
  readonly agency: AgencyRecord;
  readonly accounts: readonly AccountRecord[];
}

/**
 * How somebody may sign a paper of an agency on a day, by Decree 30/2020/NĐ-CP: every way that is open, the own first. A head
 * signs for a collegial body (TM.) or alone; a deputy and whoever stands in during leave for the head (KT.); an acting head
 * as such (Q.); others by order (TL.) or by delegation (TUQ.). What would need a position that nobody entered is left out.
 *
 * @example signatureBlocks({ signer: deputy, agency: ppc, accounts: [chairman] }, '2014-02-03')
 * // [{ deputising: '…', authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'], title: 'PHÓ CHỦ TỊCH' }]
 */
export function signatureBlocks({ signer, agency, accounts }: SignatureFacts, on: Day): readonly SignatureBlock[] {
  const title = positionOn(signer, on);
  if (title === null || !lasts(signer, on) || !validOn(agency, on)) return [];
  const body = linesOfBody(agency, on);
  const inPlace = signer.deputisings
    .filter((one) => lasts(one, on))
    .map((one) => placeOf(one, { signer, accounts, on }));
  const others = inPlace
    .filter((place) => place !== null && place.agency === agency.agency)
    .flatMap((place) => blockFor(place!, { body, title }) ?? []);
  const own = signer.role === 'head' && signer.agency === agency.agency && !/^PHÓ /.test(title);
  return [...(own ? [{ deputising: null, authority: body, title }] : []), ...others];
}

/**
 * What stands above a name where nobody’s position is known: what follows from the agency alone, and from whether its head or a
 * deputy signs.
 *
 * @example blockByRank(committee, '2014-02-03', 'deputy')
 * // { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'], title: 'PHÓ CHỦ TỊCH' }
 */
export function blockByRank(agency: AgencyRecord, on: Day, signs: 'head' | 'deputy'): SignatureLines {
  const body = bodyOf(agency, on);
  const { lines, head } = body ?? { lines: [], head: 'THỦ TRƯỞNG' };
  if (signs === 'deputy') return { authority: [...lines, `KT. ${head}`], title: `PHÓ ${head}` };
  return { authority: lines, title: body === null ? `${head} CƠ QUAN` : head };
}

export type SignatureLines = Pick<SignatureBlock, 'authority' | 'title'>;

/** The position of an account on a day, in capitals as it is printed; `null` where none was entered. */
export function positionOn({ positions }: Pick<AccountRecord, 'positions'>, on: Day): string | null {
  return positions.findLast(({ from }) => from <= on)?.title.toLocaleUpperCase('vi') ?? null;
}

type Deputising = AccountRecord['deputisings'][number];

interface Place {
  readonly by: Deputising;
  /** Whose papers are signed so. */
  readonly agency: string;
  /** Position of the one whose place it is; null: the post is the signer's own for now. */
  readonly head: string | null;
}

function placeOf(
  by: Deputising,
  {
    signer,
    accounts,
    on,
  }: { readonly signer: AccountRecord; readonly accounts: readonly AccountRecord[]; readonly on: Day },
): Place | null {
  if (by.of === null) return { by, agency: signer.agency, head: null };
  const principal = accounts.find(({ account }) => account === by.of);
  if (principal === undefined || principal.role !== 'head' || !lasts(principal, on)) return null;
  const head = positionOn(principal, on);
  return head === null ? null : { by, agency: principal.agency, head };
}

interface Printed {
  readonly body: readonly string[];
  readonly title: string;
}

/** Collegial bodies are signed for by their head and deputies alone; order and delegation come from the head. */
function blockFor({ by, head }: Place, { body, title }: Printed): SignatureBlock | null {
  const { deputising } = by;
  if (by.kind === 'acting-head') return { deputising, authority: body, title: `Q. ${title}` };
  if (by.kind === 'deputy' || by.kind === 'leave') return { deputising, authority: [...body, `KT. ${head}`], title };
  if (by.kind === 'by-order') return { deputising, authority: [`TL. ${head}`], title };
  return by.kind === 'delegation' ? { deputising, authority: [`TUQ. ${head}`], title } : null;
}

/** A body of several, on whose behalf its papers are signed, and what its head is called. */
interface Body {
  readonly named: RegExp;
  readonly lines: readonly string[];
  readonly head: string;
}

/** Bodies that decide together, by Decree 30/2020/NĐ-CP. A steering committee has no positions: its head is its head by rank. */
const bodies: readonly Body[] = [
  { named: /^(Ủy|Uỷ) ban nhân dân( |$)/, lines: ['TM. ỦY BAN NHÂN DÂN'], head: 'CHỦ TỊCH' },
  { named: /^Ban [Cc]hỉ đạo( |$)/, lines: ['TM. BAN CHỈ ĐẠO'], head: 'TRƯỞNG BAN' },
];

/** `null`: it is led by one person. The name is that of the day. */
function bodyOf(agency: AgencyRecord, on: Day): Body | null {
  const name = agencyNameOn(agency, on).normalize('NFC');
  return bodies.find(({ named }) => named.test(name)) ?? null;
}

function linesOfBody(agency: AgencyRecord, on: Day): readonly string[] {
  return bodyOf(agency, on)?.lines ?? [];
}

/** One who may sign for an agency on a day, and how. */
export interface Signer extends SignatureBlock {
  readonly account: string;
  readonly kind: 'head' | Deputising['kind'];
  /** Account in whose stead; `null`: in nobody's. */
  readonly inSteadOf: string | null;
  /** What the paper hands on, by name; empty: all that the other may do. */
  readonly rights: readonly string[];
}

/**
 * Whether somebody may sign what such a right is for: who signs by order or by delegation signs no more than the paper hands on.
 *
 * @param right `null`: nobody signs it by order or by delegation
 */
export function signsUnder({ kind, rights }: Pick<Signer, 'kind' | 'rights'>, right: string | null): boolean {
  if (kind !== 'by-order' && kind !== 'delegation') return true;
  return right !== null && rights.includes(right);
}

/** Everybody who may sign papers of an agency on a day, in every way that is open to them. */
export function signersOn({ agency, accounts }: Omit<SignatureFacts, 'signer'>, on: Day): readonly Signer[] {
  return accounts.flatMap((signer) =>
    signatureBlocks({ signer, agency, accounts }, on).map((block): Signer => {
      const by = signer.deputisings.find(({ deputising }) => deputising === block.deputising);
      const { kind = 'head', of: inSteadOf = null, rights = [] } = by ?? {};
      return { ...block, account: signer.account, kind, inSteadOf, rights };
    }),
  );
}

/**
 * How a paper of the day is signed where nobody says by whom: by the head; by whoever stands in while the head is on leave; by
 * the acting head where there is none. `null`: that does not follow from what is known, or several ways do.
 */
export function usualSigner({ signers, accounts }: Signers, on: Day): Signer | null {
  const away = new Set(
    accounts.flatMap(({ deputisings }) =>
      deputisings.filter((one) => one.kind === 'leave' && lasts(one, on)).map(({ of }) => of),
    ),
  );
  const present = signers.filter(({ kind, account }) => kind === 'head' && !away.has(account));
  const others = signers.filter(({ kind }) => kind === 'leave' || kind === 'acting-head');
  const usual = present.length > 0 ? present : others;
  const ways = new Set(usual.map(({ authority, title }) => [...authority, title].join('\n')));
  return ways.size === 1 ? usual[0]! : null;
}

export interface Signers {
  readonly signers: readonly Signer[];
  readonly accounts: readonly AccountRecord[];
}

/** The same, and how a body of several signs where nobody's position in it is known. */
export interface SignersFor extends Signers {
  readonly byRank: SignatureLines | null;
}

/** What stands above the signature where nobody says who signs; `null`: nothing follows from what is known. */
export function usualLines(known: SignersFor, on: Day): SignatureLines | null {
  return usualSigner(known, on) ?? (known.signers.length === 0 ? known.byRank : null);
}

/** Who may sign for an agency on the days that a decision or a paper asks about. */
export function signersFor(slug: string): LookUp<(on: Day) => SignersFor> {
  return lookUp(['accounts', 'agencies'], async (rows) => {
    const [accounts, known] = await Promise.all([allAccounts().resolve(rows), agenciesBySlug([slug]).resolve(rows)]);
    const agency = known.get(slug);
    if (agency === undefined) return () => ({ accounts, signers: [], byRank: null });
    return (on) => ({
      ...{ accounts, signers: signersOn({ agency, accounts }, on) },
      byRank: bodyOf(agency, on) === null ? null : blockByRank(agency, on, 'head'),
    });
  });
}
