import { signsUnder, usualLines, type SignersFor } from '@lien-nganh/contracts/reference';
import { reject, type Day } from '@lien-nganh/kernel';
import type { z } from 'zod';
import type { signedInput } from './shared.ts';

/** What must be handed on to whoever signs it by order or by delegation. */
const ISSUING = 'issue-consolidated-reports';

type Typed = z.output<typeof signedInput> | null;

/** Who may sign for the office, and on which day it was signed. */
interface Facts {
  readonly signers: (on: Day) => SignersFor;
  readonly on: Day;
}

/**
 * Whose office signed, and the lines above the name, as they follow from the dated facts of the day. Where no position of the office
 * is known no more follows than from its rank, and what was typed stands.
 */
export function signatureOn(typed: Typed, { signers, on }: Facts) {
  if (typed === null) return reject('signatory-is-named');
  const known = signers(on);
  if (typed.lines === null) {
    const usual = usualLines(known, on);
    return usual === null ? reject('signatory-is-named') : { office: typed.office, lines: linesOf(usual) };
  }
  const lines = typed.lines.map(asPrinted);
  const ways = known.signers.filter((one) => signsUnder(one, ISSUING)).map(linesOf);
  if (known.signers.length === 0 || ways.some((way) => way.join('\n') === lines.join('\n')))
    return { office: typed.office, lines };
  const follows = [...new Set(ways.map((way) => way.join(' / ')))].sort();
  return reject('signature-follows-from-papers', { follows });
}

function linesOf({ authority, title }: { readonly authority: readonly string[]; readonly title: string }): string[] {
  return [...authority, title].map(asPrinted);
}

function asPrinted(line: string): string {
  return line.normalize('NFC').trim().toLocaleUpperCase('vi');
}
