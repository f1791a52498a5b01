import type { Result } from './harness.ts';

/** The table that a run prints, line by line as measures end. */
const widths = { id: 24, ours: 12, theirs: 12, unit: 16, ratio: 8, aim: 24 } as const;

type Column = keyof typeof widths;

export function header(): string {
  return line({ id: 'measure', ours: 'ours', theirs: 'theirs', unit: 'unit', ratio: 'ratio', aim: 'aim' }, '');
}

export function lineOf({ id, ours, theirs, unit, ratio, aim, missedBy }: Result): string {
  const end = missedBy === null ? 'met' : `missed by ${missedBy}`;
  return line({ id, ours: number(ours), theirs: number(theirs), unit, ratio: ratio.toFixed(2), aim }, end);
}

/** What could not be measured here is said where its line would stand. */
export function leftOutLine(measure: string, why: string): string {
  return `${measure.padEnd(widths.id)}  left out: ${why}`;
}

function line(values: Record<Column, string>, end: string): string {
  const cells = (Object.keys(widths) as Column[]).map((column) => {
    const isNumber = column === 'ours' || column === 'theirs' || column === 'ratio';
    return isNumber ? values[column].padStart(widths[column]) : values[column].padEnd(widths[column]);
  });
  return `${cells.join('  ')}  ${end}`.trimEnd();
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

/** Tells what goes on, on one line that is written over on a terminal, and is silent elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
