import type { Standing } from '@lien-nganh/access';
import {
  fold,
  streamName,
  type AnyEvents,
  type Position,
  type Reader,
  type RecordedOf,
  type StreamType,
} from '@lien-nganh/kernel';
import { dayOf } from '@lien-nganh/vocabulary';
import { agenciesIn, noteIfAuditor, type Asked } from '../audit/look.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import { governing, mayRead, readerOf } from './governing.ts';
import { loadRecord, type Loaded } from './load.ts';

export interface RecordRequest {
  readonly type: StreamType;
  readonly id: string;
  readonly standing: Standing;
  readonly asked: Asked;
  readonly signal?: AbortSignal;
}

/** A point of a record's history: its revision, a day by whose end it was known, or a position of the log. */
export type Point = { readonly revision: number } | { readonly day: string } | { readonly position: Position };

export interface RecordView {
  readonly id: string;
  readonly revision: number;
  readonly record: unknown;
}

/**
 * A record that the caller may read; that an auditor reads it is noted first. A past picture is shown under today's
 * permission.
 *
 * @throws Problem not-found, whether there is none or it is none of the caller's business
 */
export async function readable(runtime: Runtime, request: RecordRequest): Promise<Readable> {
  const { type, id, standing, asked, signal } = request;
  const loaded = await loadRecord(runtime, type, id, signal);
  const record = await governing(runtime, { type, id, standing, signal, loaded });
  if (!record || !mayRead(runtime.permissions, standing, record)) throw new Problem('not-found');
  await noteIfAuditor(runtime, { ...asked, standing, agencies: agenciesIn(record.scope) });
  return { ...loaded, reader: readerOf(runtime, type, standing, record.scope) };
}

/** A record that may be read, and by whom: of what belongs to a record, some may not be for everybody. */
export interface Readable extends Loaded {
  readonly reader: Reader;
}

/** What is shown of a state. */
export function viewOf({ type, id }: Pick<RecordRequest, 'type' | 'id'>, state: unknown, reader: Reader): unknown {
  return type.belongs ? type.belongs.view(state, reader) : type.view(state, id);
}

export async function readRecord(runtime: Runtime, request: RecordRequest): Promise<RecordView> {
  const { state, revision, reader } = await readable(runtime, request);
  return { id: request.id, revision, record: viewOf(request, state, reader) };
}

/** The record as it stood at a point. */
export async function readRecordAt(runtime: Runtime, request: RecordRequest, point: Point): Promise<RecordView> {
  const { recorded, state, reader } = await readable(runtime, request);
  const kept =
    'position' in point
      ? await upToPosition(runtime, request, { recorded, position: point.position })
      : recorded.filter((event) => isBy(event, point));
  if (kept.length === 0) throw new Problem('not-found');
  const told = kept.filter((event) => request.type.belongs?.tells(state, event, reader) ?? true);
  return { id: request.id, revision: kept.length - 1, record: viewOf(request, fold(request.type, told), reader) };
}

function isBy(event: RecordedOf<AnyEvents>, point: Exclude<Point, { position: Position }>): boolean {
  return 'revision' in point ? event.revision <= point.revision : dayOf(event.recordedAt) <= point.day;
}

/** Streams do not tell positions on every store; the log does. */
async function upToPosition(
  runtime: Runtime,
  { type, id, signal }: RecordRequest,
  { recorded, position }: { readonly recorded: readonly RecordedOf<AnyEvents>[]; readonly position: Position },
): Promise<readonly RecordedOf<AnyEvents>[]> {
  const stream = streamName(type.prefix, id);
  let last = -1;
  for await (const event of runtime.store.readLog({
    filter: { streamPrefixes: [stream] },
    ...(signal ? { signal } : {}),
  })) {
    if (event.position > position) break;
    if (event.stream === stream) last = event.revision;
  }
  return recorded.filter((event) => event.revision <= last);
}

/** One change of a record, for its history. */
export interface Change {
  readonly revision: number;
  readonly event: string;
  readonly id: string;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly actor: RecordedOf<AnyEvents>['actor'];
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly obligations: readonly string[];
  readonly data: unknown;
}

/** Every change of a record with who, when and what, between two days of recording. */
export async function readHistory(
  runtime: Runtime,
  request: RecordRequest,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<readonly Change[]> {
  const { recorded, events, state, reader } = await readable(runtime, request);
  const changes = recorded.map((event, index) => ({
    revision: event.revision,
    event: event.name,
    id: event.id,
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    actor: event.actor,
    commandId: event.commandId,
    correlationId: event.correlationId,
    causationId: events[index]!.metadata.causationId,
    obligations: event.obligations,
    data: event.data,
  }));
  return changes.filter(
    ({ recordedAt }, index) =>
      (!from || dayOf(recordedAt) >= from) &&
      (!to || dayOf(recordedAt) <= to) &&
      (request.type.belongs?.tells(state, recorded[index]!, reader) ?? true),
  );
}
