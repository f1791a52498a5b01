/** Measures contenders side by side: in turns within one run, so that whatever the machine does meanwhile meets them all. */

/** What one slot of one contender showed, by name. */
export type Readings = Readonly<Record<string, number>>;

/** Works for a while, or through a fixed piece of work, and says what it showed. */
export type Contender = () => Promise<Readings>;

export type Aim =
  /** Of ours over theirs. */
  | { readonly ratio: 'at least' | 'at most'; readonly bound: number }
  /** Of ours by itself, in the comparison's unit. */
  | { readonly ours: 'under'; readonly bound: number };

/** One line of the result: two contenders, compared by one reading. */
export interface Comparison {
  readonly id: string;
  readonly what: string;
  readonly reading: string;
  readonly unit: string;
  readonly ours: string;
  /** What `theirs` is, for who reads the result. */
  readonly against: string;
  readonly theirs: string;
  readonly aim: Aim;
}

export interface Prepared {
  readonly contenders: Readonly<Record<string, Contender>>;
  close(): Promise<void>;
}

export interface Measure<Setting> {
  readonly id: string;
  readonly comparisons: readonly Comparison[];
  /** Why it cannot be taken on this machine, in plain words; `null` where it can. */
  whyNot?(): Promise<string | null>;
  prepare(setting: Setting): Promise<Prepared>;
}

export interface Result {
  readonly id: string;
  readonly what: string;
  /** Medians over the rounds. */
  readonly ours: number;
  readonly unit: string;
  readonly against: string;
  readonly theirs: number;
  /** Median of the rounds' own ratios, ours over theirs. */
  readonly ratio: number;
  /** Smallest and largest of the rounds' ratios. */
  readonly spread: readonly [number, number];
  readonly aim: string;
  readonly met: boolean;
  /** By how much of the bound a missed aim is missed; `null` where it is met. */
  readonly missedBy: string | null;
}

/** Slots of every contender, one after the other, round by round; each round begins with another one. The first is warm-up. */
export async function inTurns(
  contenders: Prepared['contenders'],
  rounds: number,
  onRound: (round: number) => void,
): Promise<readonly Readonly<Record<string, Readings>>[]> {
  const names = Object.keys(contenders);
  const shown: Record<string, Readings>[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    onRound(round);
    const first = round % names.length;
    const readings: Record<string, Readings> = {};
    for (const name of [...names.slice(first), ...names.slice(0, first)]) readings[name] = await contenders[name]!();
    if (round > 0) shown.push(readings);
  }
  return shown;
}

/** Medians of what the rounds showed, against the aim. */
export function compare(comparison: Comparison, rounds: readonly Readonly<Record<string, Readings>>[]): Result {
  const { id, what, reading, unit, against, aim } = comparison;
  const ours = rounds.map((round) => readingOf(round, comparison.ours, reading));
  const theirs = rounds.map((round) => readingOf(round, comparison.theirs, reading));
  const ratios = ours.map((value, round) => value / theirs[round]!);
  const middle = { ours: median(ours), theirs: median(theirs), ratio: median(ratios) };
  return {
    id,
    what,
    ours: rounded(middle.ours),
    unit,
    against,
    theirs: rounded(middle.theirs),
    ratio: rounded(middle.ratio),
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    aim: aimText(aim, unit),
    ...judge(aim, middle),
  };
}

function readingOf(round: Readonly<Record<string, Readings>>, contender: string, reading: string): number {
  const value = round[contender]?.[reading];
  if (value === undefined || !(value > 0)) throw new Error(`${contender} showed no ${reading}`);
  return value;
}

function judge(aim: Aim, middle: { readonly ours: number; readonly ratio: number }): Pick<Result, 'met' | 'missedBy'> {
  const value = 'ratio' in aim ? middle.ratio : middle.ours;
  const atLeast = 'ratio' in aim && aim.ratio === 'at least';
  const met = atLeast ? value >= aim.bound : 'ratio' in aim ? value <= aim.bound : value < aim.bound;
  return { met, missedBy: met ? null : `${(Math.abs(value / aim.bound - 1) * 100).toFixed(1)} %` };
}

function aimText(aim: Aim, unit: string): string {
  return 'ratio' in aim ? `ratio ${aim.ratio} ${aim.bound}` : `ours ${aim.ours} ${aim.bound} ${unit}`;
}

/** The middle value; between the two middle ones where there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The value that at least this part (0 to 1) of the values do not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]!;
}

/** Four digits that mean something: more would only be noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
