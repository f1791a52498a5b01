import type { Day } from '@lien-nganh/kernel';
import type { Block } from './blocks.ts';

/**
 * An official document in the layout of Decree 30/2020, whatever file it becomes. Every text is plain text: nothing in it is
 * mark-up, and it is brought into composed form (NFC) by itself.
 */
export interface OfficialDocument {
  readonly language: 'vi';
  /** Which variant it is (`BẢN NỘI BỘ`), or that its data are synthetic: said on each page, in the file's name and its properties. */
  readonly label: string | null;
  /** `superior` stands above the issuer where the issuer is no authority of its own. */
  readonly issuer: { readonly superior: string | null; readonly name: string };
  /** `value: null` leaves room to write it by hand. `symbol`: `BC-UBND`. */
  readonly number: { readonly value: string | null; readonly symbol: string };
  readonly place: string;
  /** `null`: `ngày … tháng … năm …`, to be written by hand. */
  readonly date: Day | null;
  /** `BÁO CÁO`, `QUYẾT ĐỊNH`. `null`: a letter, whose subject stands as `V/v …` under its number. */
  readonly type: string | null;
  readonly subject: string;
  /** `Kính gửi`; none for what is addressed to nobody. */
  readonly addressees: readonly string[];
  /** Who decides, above what the decision rests on (`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`); `null` for what decides nothing. */
  readonly decidedBy: string | null;
  /** `Căn cứ …`, `Theo đề nghị của …`, without a semicolon at the end. */
  readonly bases: readonly string[];
  readonly body: readonly Block[];
  /** `null`: it is signed in its body (minutes), or by nobody. */
  readonly signature: Signature | null;
  /** `Nơi nhận`, without dash and semicolon: `Bộ LĐTBXH (để b/c)`, `Lưu: VT, VX`. */
  readonly recipients: readonly string[];
  /** Each begins on a page of its own. */
  readonly annexes: readonly Annex[];
  readonly provenance: Provenance | null;
}

/** Whether recipients and who signs stand behind its body. */
export function isSigned({ signature, recipients }: Pick<OfficialDocument, 'signature' | 'recipients'>): boolean {
  return signature !== null || recipients.length > 0;
}

export interface Signature {
  /** `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`: the lines of TM., KT., TL., TUQ., Q. in order; none where the head signs as such. */
  readonly authority: readonly string[];
  /** `CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  readonly title: string;
  /** `null`: left to be written by hand. */
  readonly name: string | null;
}

export interface Annex {
  /** `I`, `II`; `null` when there is only one. */
  readonly number: string | null;
  readonly title: string;
  /** `auto`: across, when one of its tables has more columns or more text in them than an upright page holds. */
  readonly page: 'upright' | 'across' | 'auto';
  readonly body: readonly Block[];
}

/** From where in the log the figures are. Printed as text and as a QR code, and kept in the file's properties. */
export interface Provenance {
  readonly log: string;
  /** Decimal digits. */
  readonly position: string;
  /** Of the log up to the position, in hexadecimal digits. */
  readonly hash: string;
  /**
   * Where it can be checked, also as a path alone where the platform has no public address; `null`: nowhere. The QR code holds it with the
   * hash behind `#`, or position and hash alone.
   */
  readonly url: string | null;
  /** ISO 8601 in UTC. It is the time that the file says it was made at: a document of the same position keeps it. */
  readonly madeAt: string;
  /** Counts the ways in which whoever composed it has drawn: another one makes other lines of the same position. Absent: not counted. */
  readonly drawing?: string;
}
