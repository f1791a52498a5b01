import type { Cell, Margin, Reason, Release, ReleaseRequest, Value } from './table.ts';

/** The cells that are withheld, each with its reason. */
export type Withheld = Map<string, Reason>;

/** What the rules need of a request, looked up once. */
export interface Rules {
  request: ReleaseRequest;
  threshold: number;
  counts: ReadonlyMap<string, number>;
  /** Margins by the part that they hold. */
  wholesOf: ReadonlyMap<string, readonly Margin[]>;
  /** Keys that have parts. */
  wholes: ReadonlySet<string>;
  /** Of every key that ever left: all that was told of it. */
  history: ReadonlyMap<string, readonly Value[]>;
}

export function rulesOf(request: ReleaseRequest, threshold: number): Rules {
  const wholesOf = new Map<string, Margin[]>();
  for (const margin of request.margins) {
    for (const part of margin.parts) wholesOf.set(part, [...(wholesOf.get(part) ?? []), margin]);
  }
  return {
    request,
    threshold,
    counts: new Map(request.cells.filter(isCounted).map(({ key, count }) => [key, count])),
    wholesOf,
    wholes: new Set(request.margins.map(({ whole }) => whole)),
    history: historyOf(request.earlier),
  };
}

const isCounted = (cell: Cell): cell is { key: string; count: number } => cell.count !== 'missing';

export function historyOf(earlier: readonly Release[]): Map<string, Value[]> {
  const history = new Map<string, Value[]>();
  for (const { key, value } of earlier.flatMap(({ cells }) => cells)) {
    history.set(key, [...(history.get(key) ?? []), value]);
  }
  return history;
}

/** What is withheld whatever can be worked out: what was withheld before, what is small, and small differences. */
export function withheldFirst(rules: Rules): Withheld {
  const withheld: Withheld = new Map();
  for (const [key, count] of rules.counts) {
    const reason = firstReason(rules, key, count);
    if (reason !== null) withheld.set(key, reason);
  }
  return closed(rules, withheld);
}

function firstReason({ threshold, history }: Rules, key: string, count: number): Reason | null {
  const told = history.get(key) ?? [];
  if (told.includes('withheld')) return 'earlier';
  if (count > 0 && count < threshold) return 'small';
  const differs = (value: Value) => typeof value === 'number' && value !== count && Math.abs(value - count) < threshold;
  return told.some(differs) ? 'difference' : null;
}

/** Adds what follows from what is withheld: sums of it, and zeros that may not be told. */
export function closed(rules: Rules, withheld: ReadonlyMap<string, Reason>): Withheld {
  const all: Withheld = new Map(withheld);
  for (let before = -1; before < all.size;) {
    before = all.size;
    const zeros = zerosToTell(rules, all);
    for (const [key, count] of rules.counts) if (count === 0 && !all.has(key) && !zeros.has(key)) all.set(key, 'small');
    for (const key of sumsToWithhold(rules, all)) all.set(key, 'sum');
  }
  return all;
}

/**
 * A zero is small as well, lest "withheld" should mean "not zero". It is told only where it is the total of its table, or
 * where it says nothing more, since a whole that holds it is told to be zero.
 */
function zerosToTell({ counts, wholes, wholesOf, history }: Rules, withheld: Withheld): Set<string> {
  const zeros = [...counts].filter(([key, count]) => count === 0 && !withheld.has(key)).map(([key]) => key);
  const told = new Set(zeros.filter((key) => wholes.has(key) && !wholesOf.has(key)));
  const isToldZero = ({ whole }: Margin) => told.has(whole) || (!counts.has(whole) && history.get(whole)?.at(-1) === 0);
  for (let before = -1; before < told.size;) {
    before = told.size;
    for (const key of zeros) if (wholesOf.get(key)?.some(isToldZero)) told.add(key);
  }
  return told;
}

function sumsToWithhold({ request, counts, history }: Rules, withheld: Withheld): string[] {
  const isWithheld = (key: string) =>
    withheld.has(key) || (!counts.has(key) && history.get(key)?.at(-1) === 'withheld');
  return request.margins
    .filter(({ whole, parts, added }) => added && counts.has(whole) && !withheld.has(whole) && parts.some(isWithheld))
    .map(({ whole }) => whole);
}
