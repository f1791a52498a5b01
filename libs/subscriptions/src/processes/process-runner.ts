import type { EventStore } from '@lien-nganh/event-store';
import { someAtATime, type LogEvent, type Process, type ProcessInput, type ProcessSource } from '@lien-nganh/kernel';
import type { ContractMessage } from '@lien-nganh/messaging';
import { withoutPersons } from '@lien-nganh/sealing';
import type pg from 'pg';
import type { Checkpoints } from '../readers/checkpoint.ts';
import { contractEvent } from '../publishing/contract-message.ts';
import type { Decoder } from '../decode.ts';
import type { ReaderBoard } from '../readers/health.ts';
import type { ProcessLog } from './process-log.ts';
import { noted, type Told } from './noted-input.ts';
import { Passing } from '../readers/passing.ts';
import { answerOf, processEvents, wantedEvents, wakeName, type ProcessState } from './process-stream.ts';

/** A command that a process wants, on its way to the command handler. */
export interface WantedCommand {
  readonly prefix: string;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
  readonly onBehalfOf: string | null;
  /** The same key is executed once, however often it is sent. */
  readonly key: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** W3C trace context of what the process was told. */
  readonly traceparent: string | undefined;
}

export type Answer = { readonly outcome: 'accepted' | 'refused' | 'timed-out'; readonly rule: string | null };

export interface ProcessRunnerOptions {
  readonly store: EventStore;
  readonly decoder: Decoder;
  readonly pool: pg.Pool;
  readonly schema: string;
  readonly checkpoints: Checkpoints;
  readonly board: ReaderBoard;
  readonly logs: readonly ProcessLog[];
  readonly send: (wanted: WantedCommand, signal: AbortSignal) => Promise<Answer>;
  readonly now: () => { readonly now: string; readonly today: string };
}

/** To which process something is told, and in which trace. */
interface Telling {
  readonly log: ProcessLog;
  readonly source: ProcessSource;
  readonly traceparent: string | undefined;
}

/** Enough for a batch to go to the disk together, and few enough to leave connections to people. */
const AT_ONCE = 8;

/** A command that a process noted it wants. */
interface Want {
  readonly log: ProcessLog;
  readonly key: string;
  readonly stored: LogEvent;
  readonly wanted: NonNullable<Awaited<ReturnType<ProcessLog['read']>>['wanted']>;
}

/**
 * Runs the processes of a service: tells them what happened, and does what they want from their own streams. Noticing
 * and answering are events with derived ids, so that a kill at any point repeats nothing.
 */
export class ProcessRunner {
  constructor(private readonly options: ProcessRunnerOptions) {}

  /** Tells processes of the service's own events. */
  notice(signal: AbortSignal): Promise<void> {
    const { decoder } = this.options;
    return this.follow('processes.notice', { streamPrefixes: decoder.prefixes, signal }, async (events) => {
      const taken: LogEvent[] = [];
      for (const event of events) if (await this.noticed(event)) taken.push(event);
      return taken;
    });
  }

  private async noticed(event: LogEvent): Promise<boolean> {
    const told = this.listening(event);
    for (const { log, source } of told) {
      const { type, event: placed } = await this.options.decoder.decodePlaced(event);
      // noted for ever under a key of the service: a copy that no erasure would reach
      const noted = { ...placed, data: await withoutPersons(type.events, placed.name, placed.data) };
      await this.tell({ log, source, traceparent: event.metadata.traceparent }, { is: 'event', event: noted });
    }
    return told.length > 0;
  }

  private listening({ type }: LogEvent) {
    return this.options.logs.flatMap((log) => {
      const source = log.process.sources.find(({ names, events }) => events && names.includes(type));
      return source ? [{ log, source }] : [];
    });
  }

  /** Sends the commands that processes want, and keeps their timers. */
  act(signal: AbortSignal): Promise<void> {
    const prefixes = this.options.logs.map(({ prefix }) => prefix);
    return this.follow('processes.act', { streamPrefixes: prefixes, signal }, async (events) => {
      await this.actOn(events, signal);
      return events;
    });
  }

  /** Tells processes of contract events that the inbound reader has kept. Returns how many there were. */
  async drainInputs(): Promise<number> {
    const { pool, schema } = this.options;
    const { rows } = await pool.query<{ id: string; message: ContractMessage }>(
      `select id, event as message from ${schema}.process_inputs order by arrived limit 200`,
    );
    for (const { id, message } of rows) {
      for (const log of this.options.logs) {
        const source = log.process.sources.find(({ contract }) => contract?.type === message.type);
        if (!source?.contract) continue;
        const event = contractEvent(source.contract, message);
        await this.tell({ log, source, traceparent: event.traceparent }, { is: 'contract', event });
      }
      await pool.query(`delete from ${schema}.process_inputs where id = $1`, [id]);
    }
    return rows.length;
  }

  /** Fires the timers that are due, each once; returns how many. */
  async fireTimers(): Promise<number> {
    const { pool, schema, now } = this.options;
    const { rows } = await pool.query<{ stream: string; rule: string; due_on: string }>(
      `select stream, rule, due_on from ${schema}.timers where not fired and due_on <= $1 order by due_on, stream limit 200`,
      [now().today],
    );
    for (const { stream, rule, due_on: on } of rows) {
      const log = this.options.logs.find((one) => one.keyIn(stream) !== null);
      if (log) await this.wake(log, log.keyIn(stream)!, { rule, on });
      await pool.query(`update ${schema}.timers set fired = true where stream = $1 and rule = $2 and due_on = $3`, [
        stream,
        rule,
        on,
      ]);
    }
    return rows.length;
  }

  private async tell({ log, source, traceparent }: Telling, input: Told): Promise<void> {
    const key = source.keyOf(input.event);
    if (key === null) return;
    const cause = { id: input.event.id, correlationId: input.event.correlationId, traceparent };
    await log.note(key, cause, (state) => {
      if (state.noticed.has(cause.id)) return [];
      const note = processEvents.InputNoticed({ inputId: cause.id, ...noted(source, input) });
      return [note, ...this.reactions(log.process, { key, input, state })];
    });
  }

  private async wake(log: ProcessLog, key: string, timer: { rule: string; on: string }): Promise<void> {
    const cause = { id: `${log.streamOf(key)}|${wakeName(timer)}`, correlationId: wakeName(timer) };
    await log.note(key, cause, (state) => {
      if (state.woken.has(wakeName(timer))) return [];
      return [
        processEvents.Woke(timer),
        ...this.reactions(log.process, { key, input: { is: 'woke', ...timer }, state }),
      ];
    });
  }

  private reactions(
    process: Process,
    { key, input, state }: { key: string; input: ProcessInput; state: ProcessState },
  ) {
    const own = process.evolve(state.own, input);
    return wantedEvents(process.react(input, own, { ...this.options.now(), key }), state);
  }

  /** Commands for one record go in the order in which they were wanted; those for others go beside them. */
  private async actOn(events: readonly LogEvent[], signal: AbortSignal): Promise<void> {
    const wants: Want[] = [];
    for (const event of events) wants.push(...(await this.wantIn(event)));
    await someAtATime(byRecord(wants), AT_ONCE, async (line) => {
      for (const want of line) await this.carryOut(want, signal);
    });
  }

  private async wantIn(stored: LogEvent): Promise<readonly Want[]> {
    const log = this.options.logs.find((one) => one.keyIn(stored.stream) !== null);
    const key = log?.keyIn(stored.stream);
    if (!log || key === null || key === undefined) return [];
    const { wanted, timer } = await log.read(stored);
    if (timer) await this.keepTimer(stored.stream, timer);
    return wanted ? [{ log, key, stored, wanted }] : [];
  }

  private async carryOut({ log, key, stored, wanted }: Want, signal: AbortSignal): Promise<void> {
    const { state } = await log.load(key, signal);
    if (state.answered.has(wanted.as)) return;
    const { correlationId, traceparent } = stored.metadata;
    const sent = { key: `${stored.stream}|${wanted.as}`, correlationId, causationId: stored.id, traceparent };
    const answer = await this.options.send({ ...wanted, ...sent }, signal);
    await log.note(key, { id: stored.id, correlationId, traceparent }, (now) => {
      if (now.answered.has(wanted.as)) return [];
      const answered = { as: wanted.as, ...answer };
      return [
        processEvents.CommandAnswered(answered),
        ...this.reactions(log.process, { key, input: answerOf(answered), state: now }),
      ];
    });
  }

  private async keepTimer(stream: string, { rule, on }: { rule: string; on: string }): Promise<void> {
    const { pool, schema } = this.options;
    await pool.query(`insert into ${schema}.timers(stream, rule, due_on) values ($1, $2, $3) on conflict do nothing`, [
      stream,
      rule,
      on,
    ]);
  }

  /** @param take returns which were for anybody: past what is for nobody the reader goes on without a mark, and may meet it again */
  private async follow(
    reader: string,
    { streamPrefixes, signal }: { readonly streamPrefixes: readonly string[]; readonly signal: AbortSignal },
    take: (events: readonly LogEvent[]) => Promise<readonly LogEvent[]>,
  ): Promise<void> {
    const { store, pool, checkpoints, board } = this.options;
    let at = await checkpoints.read(pool, reader);
    const passing = new Passing();
    for await (const batch of store.subscribe({ after: at ?? null, filter: { streamPrefixes }, signal })) {
      const taken = await take(batch.events);
      board.report(reader, { state: 'live', position: batch.upTo, why: null });
      if (passing.passes({ events: taken })) continue;
      await checkpoints.move(pool, reader, { from: at, to: batch.upTo });
      at = batch.upTo;
    }
  }
}

/** In the order in which they were wanted, those for one record together. */
function byRecord(wants: readonly Want[]): Iterable<readonly Want[]> {
  const lines = new Map<string, Want[]>();
  for (const want of wants) {
    const record = `${want.wanted.prefix}-${want.wanted.id}`;
    lines.set(record, [...(lines.get(record) ?? []), want]);
  }
  return lines.values();
}
