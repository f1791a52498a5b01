/** Exact either way: a number for as long as it can be, since sums of big integers are made anew each time. */
export type Sum = number | bigint;

export function plus(sum: Sum, value: bigint): Sum {
  if (typeof sum === 'bigint') return sum + value;
  const next = sum + Number(value);
  return Number.isSafeInteger(next) && Number.isSafeInteger(Number(value)) ? next : BigInt(sum) + value;
}
