import type { ReportValue } from '@lien-nganh/contracts/report-figures';
import type { Planned } from './targets.ts';

/**
 * How much a value is more or less than another. Between what is no number there is none, and a withheld value stays so.
 */
export function differenceOf(earlier: ReportValue, later: ReportValue): ReportValue {
  const [was, is] = [numberOf(earlier), numberOf(later)];
  if (was !== null && is !== null) return { is: 'number', value: String(is - was) };
  return instead([later, earlier]);
}

const whyNotPlanned = {
  none: 'no-target',
  several: 'several-targets',
  some: 'targets-of-some-units',
} as const;

/** What a plan set. */
export function plannedValue(planned: Planned): ReportValue {
  if (planned.is === 'one' || planned.is === 'wider') return { is: 'number', value: String(planned.value) };
  return { is: 'missing', because: whyNotPlanned[planned.is] };
}

/**
 * A value in per cent of what was planned; without a plan there is none, and never 0 %. The line of one agency is no share of
 * what was planned for more.
 */
export function percentOfPlan(reached: ReportValue, planned: Planned): ReportValue {
  if (planned.is === 'wider') return { is: 'missing', because: 'not-compared' };
  if (planned.is !== 'one') return plannedValue(planned);
  return percentOf(reached, BigInt(planned.value));
}

/** A value in per cent of a whole, one decimal, half up. */
export function percentOf(value: ReportValue, whole: bigint): ReportValue {
  const number = numberOf(value);
  if (number === null) return instead([value]);
  if (whole <= 0n) return { is: 'missing', because: 'no-target' };
  const tenths = (number * 2_000n + whole) / (whole * 2n);
  return { is: 'percent', value: `${tenths / 10n}.${tenths % 10n}` };
}

/** `96,3%`, `100%`; `null` where it is none. */
export function percentInWords(value: ReportValue): string | null {
  return value.is === 'percent' ? `${value.value.replace('.', ',').replace(',0', '')}%` : null;
}

/** `null` where it is no number. */
export function numberOf(value: ReportValue): bigint | null {
  if (value.is === 'zero') return 0n;
  return value.is === 'number' ? BigInt(value.value) : null;
}

const order: readonly ReportValue['is'][] = ['not-yours', 'withheld', 'cannot-be-carried', 'missing'];

/** What stands in place of something made of several values, of which one is no number: the strongest word. */
function instead(values: readonly ReportValue[]): ReportValue {
  for (const is of order) {
    const found = values.find((one) => one.is === is);
    if (found !== undefined) return found.is === 'missing' ? { is: 'missing', because: 'not-compared' } : found;
  }
  return { is: 'missing', because: 'not-compared' };
}
