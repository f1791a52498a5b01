import type { OfficialDocument } from '@lien-nganh/documents';
import type { Day } from '@lien-nganh/kernel';
import { superiorsOn } from '@lien-nganh/contracts/reference';
import type { DirectiveRecord } from '../../read-models/reference.ts';
import { nameOn, reportersOf } from '../lines/rows.ts';
import type { KnownReport } from '../known.ts';
import { printed } from '../lines/layout.ts';
import type { Edition, Issued } from './issued.ts';
import { periodWords, restatedWords } from './words.ts';

/** Whose document it is: of the office that signed, of the agency whose report it is, or of whoever consolidates. */
export function issuerOf({ key, period }: KnownReport, edition: Edition | null): string {
  return key.reporter ?? edition?.signed?.office ?? period.through;
}

type Head = Pick<OfficialDocument, 'issuer' | 'number' | 'place' | 'date' | 'type' | 'subject' | 'addressees'>;

export function headOf(known: KnownReport, edition: Edition | null, place: string): Head {
  const { period, template } = known;
  const issuer = issuerOf(known, edition);
  const on = edition?.dated ?? period.to;
  const words = periodWords(period);
  const title = template.version.title.vi.replaceAll('{period}', words.period).replaceAll('{next}', words.next);
  const superior = superiorOf(known, issuer, on);
  return {
    issuer: {
      superior: superior === null ? null : upper(nameOn(known, superior, on).vi),
      name: upper(nameOn(known, issuer, on).vi),
    },
    number: numberOf(edition),
    ...{ place, date: edition?.dated ?? null, type: 'BÁO CÁO', subject: title },
    addressees: addresseesOf(known, issuer).map((agency) => nameOn(known, agency, on).vi),
  };
}

/** Of a report that has no symbol of its own. */
const SYMBOL = 'BC';

/** `5/BC-UBND`: the number stands apart from the symbol. */
function numberOf(edition: Edition | null): OfficialDocument['number'] {
  if (edition === null) return { value: null, symbol: SYMBOL };
  const [value = '', ...symbol] = edition.number.split('/');
  return { value, symbol: symbol.join('/') || SYMBOL };
}

/** A body of the people's committee stands below it; the committee itself below nobody. */
function superiorOf({ agencies }: KnownReport, issuer: string, on: Day): string | null {
  const agency = agencies.get(issuer);
  return agency === undefined || agency.level !== 'province' ? null : (superiorsOn(agency, on)[0] ?? null);
}

/** An agency's own report goes to whoever consolidates; the consolidated one to whom it is for. */
function addresseesOf({ key, period }: KnownReport, issuer: string): readonly string[] {
  const to = key.reporter === null || key.reporter === period.through ? period.recipient : period.through;
  return to === null || to === issuer ? [] : [to];
}

interface Opening {
  readonly issuer: string;
  readonly directive: DirectiveRecord | null;
  readonly issued: Issued | null;
}

/** What it is a report of, and which one it replaces. */
export function openingOf(known: KnownReport, { issuer, directive, issued }: Opening): readonly string[] {
  const replacing = issued === null ? null : replacingOf(issued);
  return [reportedOn(known, issuer, directive), ...(replacing === null ? [] : [replacing])];
}

function reportedOn({ period, ...known }: KnownReport, issuer: string, directive: DirectiveRecord | null): string {
  const name = nameOn(known, issuer, period.to).vi;
  const words = periodWords(period).period;
  if (directive === null) return `${name} báo cáo kết quả ${words} như sau:`;
  const { number, symbol, issuedOn, issuer: by, subject } = directive;
  const document = `văn bản số ${number}/${symbol} ngày ${printed(issuedOn)} của ${nameOn(known, by, issuedOn).vi}`;
  return `Thực hiện ${document} về ${lowerFirst(subject.replace(/^V\/v\s+/i, ''))}, ${name} báo cáo kết quả ${words} như sau:`;
}

/** Which paper an edition stands in the place of, and why: whoever holds both sees which of them counts. */
function replacingOf({ edition, replaces }: Issued): string | null {
  if (replaces === null) return null;
  const why = edition.reasons.length === 0 ? '' : ` Lý do: ${restatedWords(edition.reasons)}.`;
  return `Báo cáo này thay thế Báo cáo số ${replaces.number} ngày ${printed(replaces.dated)}.${why}`;
}

/** To whom it goes, and to whoever contributed. */
export function recipientsOf(known: KnownReport, issuer: string): readonly string[] {
  const { key, period } = known;
  const to = addresseesOf(known, issuer).map((agency) => `${nameOn(known, agency, period.to).vi} (để b/c)`);
  const contributors = key.reporter === null ? reportersOf(known).filter((agency) => agency !== issuer) : [];
  return [...to, ...contributors.map((agency) => nameOn(known, agency, period.to).vi), 'Lưu: VT'];
}

function upper(name: string): string {
  return name.toLocaleUpperCase('vi');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
