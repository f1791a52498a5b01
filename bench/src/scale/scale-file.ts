import { readFile, writeFile } from 'node:fs/promises';
import type { Machine, Results } from '../results.ts';
import type { DemoCosts } from './demo-costs.ts';
import type { LedgerPoint } from './ledger-point.ts';
import type { Predicted } from './predict.ts';
import type { Rates } from './rates.ts';

/** What `scale.json` holds. */
export interface ScaleFile {
  /** ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly versions: Results['versions'];
  readonly demo: DemoCosts;
  readonly rates: Rates;
  /** One copy; `null` where no Kafka could be started. */
  readonly kafkaBytesPerMessage: number | null;
  /** Two small ledgers, from which the large one is predicted. */
  readonly few: LedgerPoint;
  readonly many: LedgerPoint;
  readonly predicted: Predicted & {
    /** When it was written down, ISO 8601: before the large ledger was begun. */
    readonly at: string;
  };
  /** The large ledger; `null` until it is there. */
  readonly shown: LedgerPoint | null;
}

export async function writeScale(path: string, file: ScaleFile): Promise<void> {
  await writeFile(path, `${JSON.stringify(file, (_, value) => fewDigits(value), 2)}\n`);
}

export async function readScale(path: string): Promise<ScaleFile> {
  return JSON.parse(await readFile(path, 'utf8')) as ScaleFile;
}

/** Four digits of what is no whole number: more would only be noise. */
function fewDigits(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
