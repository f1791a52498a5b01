import { createHash, randomUUID } from 'node:crypto';
import type { Day, Outgoing, OutgoingRow, OwnRecords, StreamType, Table } from '@lien-nganh/kernel';
import { streamName } from '@lien-nganh/kernel';
import { moment } from '../clock.ts';
import { executeCommand } from '../commands/execute.ts';
import { serviceStanding } from '../identity/standing.ts';
import { Problem } from '../problem.ts';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import type { Outcome } from './channel.ts';
import { restoredOn } from './restored-on.ts';
import type { DeliveryOptions } from './settings.ts';

const EVERY_MS = 2_000;
/** Longer than anybody takes to send: whoever claimed it is gone, and what became of it nobody knows. */
const ABANDONED_MS = 10 * 60_000;

const nothing: DeliveryOptions = { channels: {}, publicUrl: null };

type Tables = { readonly deliveries: Table<OutgoingRow> };
type Claimed = OutgoingRow & Outcome;

/** Sends what waits, as long as the host runs. @returns what ends it */
export function keepDelivering(runtime: Runtime, options: DeliveryOptions = nothing): () => Promise<void> {
  const { outgoing } = runtime.service;
  if (outgoing === undefined || Object.keys(options.channels).length === 0) return () => Promise.resolve();
  const stop = new AbortController();
  const courier = new Courier({ runtime, outgoing, options, signal: stop.signal });
  let running = Promise.resolve();
  const timer = setInterval(() => {
    if (!courier.isBusy) running = courier.round();
  }, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    stop.abort(new Error('the host is closing'));
    await running;
  };
}

interface CourierOptions {
  readonly runtime: Runtime;
  readonly outgoing: Outgoing;
  readonly options: DeliveryOptions;
  readonly signal: AbortSignal;
}

/**
 * Goes round what waits. Each is claimed in the log before it is sent, so that of several hosts one sends it, and what came
 * of it is written there: projections only say where to look.
 */
class Courier {
  private busy = false;
  /** Sent, and not written down yet what came of it. */
  private readonly owed: Claimed[] = [];
  /** Found when it is needed; `null`: never, or nothing was written since. */
  private restored: Day | null = null;

  constructor(private readonly courier: CourierOptions) {}

  get isBusy(): boolean {
    return this.busy;
  }

  async round(): Promise<void> {
    this.busy = true;
    const { runtime, signal } = this.courier;
    try {
      while (this.owed.length > 0) await this.writeDown(this.owed[0]!);
      for (const row of await this.waiting()) {
        if (signal.aborted) return;
        await this.deliver(row);
      }
    } catch (error) {
      if (!signal.aborted)
        runtime.logger.warn({ service: runtime.service.name, err: error }, 'a round of deliveries failed');
    } finally {
      this.busy = false;
    }
  }

  /** As far as the projections know; a claim decides on the record itself. */
  private async waiting(): Promise<readonly OutgoingRow[]> {
    const { runtime, outgoing, options } = this.courier;
    const { deliveries } = (await runtime.tablesOf(outgoing.waiting)) as Tables;
    const { now } = moment(runtime.clock);
    const found: OutgoingRow[] = [];
    for await (const row of deliveries.select({ where: { is: ['waiting', 'claimed'] } })) {
      const isOpen = row.is === 'waiting' ? row.again === null || row.again <= now : isAbandoned(row, now);
      if (isOpen && row.channel in options.channels) found.push(row);
    }
    return found;
  }

  private async deliver(row: OutgoingRow): Promise<void> {
    if (row.is === 'claimed') {
      return this.writeDown({
        ...row,
        outcome: 'unknown',
        why: 'whoever was sending it stopped before it said what came of it',
      });
    }
    if (!(await this.sent('claim', row.id, { address: row.address }))) return;
    const claimed = { ...row, attempt: row.attempt + 1 };
    const settled = { ...claimed, ...((await this.maybeSentBefore(row)) ?? (await this.send(claimed))) };
    this.owed.push(settled);
    await this.writeDown(settled);
  }

  /** What was sent after a backup was made is not in it: of that day and those before it nobody can tell. `null`: it was not sent. */
  private async maybeSentBefore({ remindedOn }: OutgoingRow): Promise<Outcome | null> {
    const { runtime, signal } = this.courier;
    this.restored ??= await restoredOn(runtime, signal);
    if (this.restored === null || remindedOn > this.restored) return null;
    return { outcome: 'unknown', why: `the log was restored on ${this.restored}: what was sent before is not in it` };
  }

  private async send(row: OutgoingRow): Promise<Outcome> {
    const { runtime, outgoing, options, signal } = this.courier;
    const { id, address, channel, kind, about, agency, dueOn } = row;
    const to = await outgoing.target(row, recordsOf(runtime, signal));
    if (to === null) return { outcome: 'refused-for-good', why: 'the address was withdrawn' };
    const message = outgoing.message(row);
    const known = createHash('sha256')
      .update(`${streamName(outgoing.of.prefix, id)}|${address}`)
      .digest('hex');
    const data = { kind, about, agency, dueOn };
    const link = `${options.publicUrl ?? ''}${message.path}`;
    return options.channels[channel]!.send({ to, id: known.slice(0, 32), message, link, data }, signal);
  }

  private async writeDown(claimed: Claimed): Promise<void> {
    const { id, address, attempt, outcome, why } = claimed;
    await this.sent('note-outcome', id, { address, attempt, outcome, why: why.slice(0, 500) });
    const index = this.owed.indexOf(claimed);
    if (index >= 0) this.owed.splice(index, 1);
  }

  /** Whether the command was accepted. What comes after the end of the host is still written down: no signal. */
  private async sent(name: 'claim' | 'note-outcome', id: string, input: object): Promise<boolean> {
    const { runtime, outgoing } = this.courier;
    const command = outgoing.of.commands.find((one) => one.name === name)!;
    const standing = serviceStanding(runtime.service.name, null);
    const [key, correlationId] = [randomUUID(), randomUUID()];
    const once = { key, correlationId, ifRevision: null, causationId: null, traceparent: null };
    try {
      await executeCommand(runtime, { type: outgoing.of, command, id, input, standing, ...once });
      return true;
    } catch (error) {
      if (error instanceof Problem && error.name === 'refused') return false;
      throw error;
    }
  }
}

function isAbandoned({ claimedAt }: OutgoingRow, now: string): boolean {
  return claimedAt !== null && Date.parse(now) - Date.parse(claimedAt) > ABANDONED_MS;
}

function recordsOf(runtime: Runtime, signal: AbortSignal): OwnRecords {
  const typeOf = (prefix: string): StreamType => runtime.service.streams.find((one) => one.prefix === prefix)!;
  return { stateOf: async (prefix, id) => (await loadRecord(runtime, typeOf(prefix), id, signal)).state };
}
