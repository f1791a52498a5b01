import { effectOf, isAllowed, type Effect, type PermissionTable, type Standing } from '@lien-nganh/access';
import { takesFiles, type Reader, type Scope, type StreamType } from '@lien-nganh/kernel';
import type { Runtime } from '../runtime.ts';
import { loadRecord, type Loaded } from './load.ts';
import { scopeOfLoaded } from './scope.ts';

/** What decides who may do something with a stream. */
export interface Governing {
  readonly scope: Scope;
  /** Rows that must all let somebody read it. */
  readonly reads: readonly string[];
}

interface Governed {
  readonly type: StreamType;
  readonly id: string;
  readonly standing: Standing;
  readonly signal?: AbortSignal | undefined;
  /** The stream itself, where it was loaded. */
  readonly loaded?: Loaded;
}

/** What decides about a stream: its own scope, or, where it belongs to a record, that record's as it is now. `null`: there is none. */
export async function governing(runtime: Runtime, governed: Governed): Promise<Governing | null> {
  const { type, id, standing, signal } = governed;
  if (type.belongs) return overRecord(runtime, governed);
  const loaded = governed.loaded ?? (await loadRecord(runtime, type, id, signal));
  if (loaded.revision < 0) return null;
  return { scope: scopeOfLoaded(type, id, loaded, standing), reads: [type.reads] };
}

async function overRecord(runtime: Runtime, { type, id, standing, signal }: Governed): Promise<Governing | null> {
  const found = runtime.decoder.typeOf(id);
  if (!found || !takesFiles(found.type)) return null;
  const loaded = await loadRecord(runtime, found.type, found.id, signal);
  if (loaded.revision < 0) return null;
  return { scope: scopeOfLoaded(found.type, found.id, loaded, standing), reads: [found.type.reads, type.reads] };
}

/** A part of the platform carries out what was allowed to somebody: it need not be one who reads. */
export function effectOn(table: PermissionTable, action: string, standing: Standing, record: Governing): Effect {
  const { scope, reads } = record;
  if (standing.actor.role !== 'service' && !mayRead(table, standing, record)) return 'hidden';
  return effectOf(table, { action, reads: reads[0]! }, standing, scope);
}

export function mayRead(table: PermissionTable, standing: Standing, { scope, reads }: Governing): boolean {
  return reads.every((action) => isAllowed(table, action, standing, scope));
}

/** Who reads what belongs to a record. */
export function readerOf(
  { permissions }: Pick<Runtime, 'permissions'>,
  type: StreamType,
  standing: Standing,
  scope: Scope,
): Reader {
  const keeps = type.belongs !== undefined && isAllowed(permissions, type.belongs.narrow, standing, scope);
  return { agency: standing.actor.agency, keeps };
}
