import { z } from 'zod';
import { problem } from './text/sentences.ts';

const LARGEST = 10n ** 18n;
const WHOLE = /^(0|[1-9]\d{0,18})$/;
const SIGNED = /^(0|-?[1-9]\d*)$/;

/** An amount of dong as JSON carries it: a whole number in digits, 0 to 10^18, `15000000`. A JSON number would lose digits. */
export const dong = z
  .string()
  .refine(
    (amount) => WHOLE.test(amount) && BigInt(amount) <= LARGEST,
    problem(
      'Số tiền phải là số đồng nguyên, chỉ gồm chữ số, từ 0 đến 1.000.000.000.000.000.000.',
      'An amount must be whole dong, in digits only, from 0 to 1,000,000,000,000,000,000.',
    ),
  )
  .meta({ pattern: WHOLE.source, examples: ['15000000'] });

/**
 * The exact sum of amounts, as a whole number in digits; negative when reversals outweigh bookings.
 * @throws RangeError when one of them is not a whole number in digits.
 */
export function sumDong(amounts: Iterable<string>): string {
  let sum = 0n;
  for (const amount of amounts) sum += whole(amount);
  return sum.toString();
}

/** Below 0 when `a` is less, 0 when equal, above 0 when more. */
export function compareDong(a: string, b: string): number {
  const difference = whole(a) - whole(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The amount as a Vietnamese document prints it: `15.000.000 đồng`. */
export function printDong(amount: string): string {
  return `${whole(amount)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.')} đồng`;
}

function whole(amount: string): bigint {
  if (!SIGNED.test(amount)) throw new RangeError('an amount of dong is a whole number in digits');
  return BigInt(amount);
}
