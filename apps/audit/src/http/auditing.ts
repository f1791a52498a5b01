import { isAllowed, type Standing } from '@lien-nganh/access';
import {
  askedBy,
  contextOf,
  Problem,
  standingOf,
  visibleStreams,
  type LogHashAt,
  type NoteLook,
  type Runtime,
} from '@lien-nganh/service-host';
import type { Request } from 'express';
import { z } from 'zod';
import type { Envelopes } from '../envelopes/envelopes.ts';
import type { OwnAsking } from '../note-look.ts';
import type { AuditedService } from '../visibility/owner.ts';
import { Visibility, type AskShown } from '../visibility/visibility.ts';
import type { Answer, Call } from './call.ts';

/** What the routes of the audit stand on. */
export interface Auditing {
  readonly runtime: Runtime;
  readonly services: readonly AuditedService[];
  readonly envelopes: Envelopes;
  readonly call: Call;
  readonly logHash: LogHashAt;
  readonly noteLook: NoteLook;
  /** What is asked of others for a look that is noted here. */
  readonly own: OwnAsking;
}

/**
 * The auditor behind a request.
 *
 * @throws Problem forbidden for everybody else, and for an auditor without an assignment that runs
 */
export function auditorOf({ runtime }: Auditing, request: Request, action: string): Standing {
  const standing = standingOf(request);
  const inside = standing.assignments.some(({ agencies, period }) =>
    isAllowed(runtime.permissions, action, standing, { sensitivity: 'internal', owners: agencies, on: period.from }),
  );
  if (!inside) throw new Problem('forbidden');
  return standing;
}

/** Asks another part of the platform with the auditor's own token. */
export function ask({ call }: Auditing, request: Request, path: string, body?: unknown): Promise<Answer> {
  const { correlationId, trace } = contextOf(request);
  return call(path, {
    authorization: request.header('authorization'),
    correlationId,
    traceparent: trace.traceparent,
    ...(body === undefined ? {} : { body }),
  });
}

const shownAnswer = z.object({ shown: z.array(z.object({ stream: z.string(), agencies: z.array(z.string()) })) });

/** What the auditor of a request may be shown of the log. */
export function visibilityFor(auditing: Auditing, request: Request, standing: Standing): Visibility {
  const { runtime, services, envelopes } = auditing;
  const askShown: AskShown = async (service, streams) => {
    if (service === runtime.service.name) return visibleStreams(runtime, streams, { standing });
    const { status, body } = await ask(auditing, request, `/api/${service}/visible`, { streams });
    if (status !== 200) throw new Problem('unavailable', { details: { what: service } });
    return shownAnswer.parse(body).shown;
  };
  return new Visibility(services, envelopes, askShown);
}

/** Notes what the answer will show, durably, before it is given. */
export async function noteBefore(
  { noteLook, runtime }: Auditing,
  request: Request,
  { standing, agencies }: { readonly standing: Standing; readonly agencies: readonly string[] | null },
): Promise<void> {
  await noteLook({ ...askedBy(request), standing, agencies, service: runtime.service.name });
}

/** Everybody whose records are among them. */
export function agenciesAmong(shown: readonly { readonly agencies: readonly string[] }[]): readonly string[] {
  return [...new Set(shown.flatMap(({ agencies }) => agencies))].sort();
}
