import { lasts, type AccountRecord, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { validOn } from '@lien-nganh/vocabulary';

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
  const body = inTheNameOf(agency, on);
  const inPlace = signer.deputisings
    .filter((one) => lasts(one, on))
    .map((one) => placeOf(one, { signer, accounts, on }));
  const others = inPlace
    .filter((place) => place !== null && place.agency === agency.agency)
    .flatMap((place) => blockFor(place!, { body, title }) ?? []);
  const own = signer.role === 'head' && signer.agency === agency.agency && !/^PHÓ /.test(title);
  return [...(own ? [{ deputising: null, authority: body, title }] : []), ...others];
}

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

/** A People’s Committee decides together: its papers are signed on its behalf. The name is that of the day. */
function inTheNameOf({ names, earlierNames }: AgencyRecord, on: Day): readonly string[] {
  const name = earlierNames.find((one) => lasts(one, on))?.vi ?? names.vi;
  return /^(Ủy|Uỷ) ban nhân dân( |$)/.test(name.normalize('NFC')) ? ['TM. ỦY BAN NHÂN DÂN'] : [];
}
