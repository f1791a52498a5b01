import { account, agency, indicator, unit } from '@lien-nganh/contracts/agencies';
import { assignment } from '@lien-nganh/contracts/audit';
import type { Day } from '@lien-nganh/kernel';
import { listen } from '@lien-nganh/postgres';
import type pg from 'pg';
import type { ChangedDays } from '../ledger/writing/apply.ts';
import { measuredTypes } from '../measures/catalogue.ts';

/** What a committed message may have changed, told to every process of the gateway. */
export interface Change {
  /** Schema of the ledger that it changed. */
  readonly ledger: string;
  /** Contract type of the message. */
  readonly type: string;
  /** Codes of indicators with new facts. */
  readonly indicators: readonly string[];
  /** Of the facts that came or went. A release that does not tell it tells of any. */
  readonly days?: ChangedDays;
}

const CHANNEL = 'gateway_changes';
/** PostgreSQL takes less than 8000 bytes; who gets no codes looks at everything. */
const MOST_BYTES = 7_500;

/** Tells a change when the transaction commits, and not at all when it is rolled back. */
export async function writeChange(tx: pg.PoolClient, change: Change): Promise<void> {
  const whole = JSON.stringify(change);
  const payload = Buffer.byteLength(whole) <= MOST_BYTES ? whole : '';
  await tx.query('select pg_notify($1, $2)', [CHANNEL, payload]);
}

/** Maps and definitions can change every figure. */
const changesAll: readonly string[] = [unit.type, indicator.type];
/** They say who somebody is, and how agencies stand to each other. */
const changesRights: readonly string[] = [account.type, agency.type, unit.type, assignment.type];

/** What a figure is of. */
export interface FigureOf {
  readonly indicator: string;
  /** `null`: not known yet. */
  readonly period: { readonly from: Day; readonly to: Day; readonly isStock: boolean } | null;
}

/** Whether a figure may be another now. Where somebody looked, missing becomes zero without a fact of its own. */
export function mayChange(change: Change | null, { indicator: code, period }: FigureOf): boolean {
  if (change === null || changesAll.includes(change.type)) return true;
  const concerns = change.indicators.includes(code) || measuredTypes.includes(change.type);
  return concerns && (period === null || reaches(change.days ?? 'any', period));
}

/** A figure is made of the facts of its days, and a stock of all up to its last one. */
function reaches(days: ChangedDays, { from, to, isStock }: NonNullable<FigureOf['period']>): boolean {
  if (days === 'any' || days === 'none') return days === 'any';
  return days.from <= to && (isStock || days.to >= from);
}

/** Whether somebody's rights may be others now. */
export function mayChangeRights(change: Change | null): boolean {
  return change === null || changesRights.includes(change.type);
}

type Listener = (change: Change | null) => void;

/** Hands changes to those who wait for them in this process. `null`: something may have been missed, look at everything. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** Listens until the signal aborts; heals itself. */
  run(url: string, signal: AbortSignal): Promise<void> {
    return listen(url, CHANNEL, (payload) => this.#tell(payload ? (JSON.parse(payload) as Change) : null), { signal });
  }

  /** @returns what ends the listening */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(change: Change | null): void {
    for (const listener of this.#listeners) listener(change);
  }
}
