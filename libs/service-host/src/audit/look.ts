import type { Standing } from '@lien-nganh/access';
import type { Scope } from '@lien-nganh/kernel';
import type { Request } from 'express';
import { contextOf } from '../http/request.ts';
import { Problem } from '../problem.ts';

/** What an auditor is about to be shown. */
export interface Look {
  readonly standing: Standing;
  /** Service that answers. */
  readonly service: string;
  /** What is read, as it was asked: `inspection/<id>/history?from=2013-07-01`. */
  readonly read: string;
  /** Whose records are shown; `null`: the answer may hold anybody's. */
  readonly agencies: readonly string[] | null;
  readonly correlationId: string;
  /** W3C trace context in which it was asked. */
  readonly traceparent?: string;
  /** The auditor's own bearer token, as it came: where another process notes the look, it proves whose it is. */
  readonly authorization?: string | undefined;
}

/** Keeps a look for ever. Resolves when it is durable, and only then may the auditor be answered. */
export type NoteLook = (look: Look) => Promise<void>;

/** How something was asked for, as far as its note tells. */
export type Asked = Pick<Look, 'read' | 'correlationId' | 'traceparent' | 'authorization'>;

const LONGEST = 500;

export function askedBy(request: Request): Asked {
  const read = withoutWords(request.originalUrl.replace(/^\/api\/[^/]+\//, '')).slice(0, LONGEST);
  const { correlationId, trace } = contextOf(request);
  return { read, correlationId, traceparent: trace.traceparent, authorization: request.header('authorization') };
}

/** What was searched for may be somebody's name, and a note of it stays for ever: that there was a search is enough. */
function withoutWords(read: string): string {
  return read.replace(/(?<=[?&]search=)[^&]+/g, '…');
}

interface Noting {
  readonly service: { readonly name: string };
  readonly noteLook: NoteLook | null;
}

/**
 * Notes what an auditor is about to be shown. Nobody else's reading is noted.
 *
 * @throws Problem unavailable where looks cannot be noted: what leaves no trace is not shown
 */
export async function noteIfAuditor(runtime: Noting, look: Omit<Look, 'service'>): Promise<void> {
  if (look.standing.actor.role !== 'auditor') return;
  if (runtime.noteLook === null) throw new Problem('unavailable', { details: { what: 'audit' } });
  await runtime.noteLook({ ...look, service: runtime.service.name });
}

/** Whose record it is, for the note of who was looked at. */
export function agenciesIn({ owners, participants = [] }: Scope): readonly string[] {
  return [...new Set([...owners, ...participants])];
}
