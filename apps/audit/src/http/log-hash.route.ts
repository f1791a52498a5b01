import { isAllowed } from '@lien-nganh/access';
import { UnknownPosition } from '@lien-nganh/event-store';
import { printPosition, type Position } from '@lien-nganh/kernel';
import {
  contextOf,
  documentQuestion,
  parseInput,
  Problem,
  standingOf,
  type DerivedRoute,
} from '@lien-nganh/service-host';
import type { Request } from 'express';
import { z } from 'zod';
import type { Auditing } from './auditing.ts';
import { noPlace, placeOf } from './place.ts';

const input = z.strictObject({
  /** `<log>:<position>`, also of a log that this one continues; default: the end of the log, or of what was kept of it. */
  position: z.string().min(1).max(300).optional(),
});

const output = z.strictObject({
  /** What was asked, as a position of the present log. */
  position: z.string(),
  /** SHA-256, 64 hex digits. */
  hash: z.string(),
  /** The last event that is in it. */
  at: z.string(),
});

/** Tells the hash of the log up to a position. It tells nothing of any record: a look that would be noted it is not. */
export function logHashRoute(auditing: Auditing): DerivedRoute {
  const title = { vi: 'Mã băm của nhật ký đến một vị trí', en: 'The hash of the log up to a position' };
  return {
    name: 'readLogHash',
    method: 'GET',
    path: '',
    documented: () => documentQuestion({ title, input, output }, 'log'),
    handle: async (_, request): Promise<z.input<typeof output>> => {
      const { permissions, log } = auditing.runtime;
      const open = { sensitivity: 'open', owners: [] } as const;
      if (!isAllowed(permissions, 'audit.log-hash', standingOf(request), open)) throw new Problem('forbidden');
      const { position, hash, at } = await told(auditing, request, await asked(auditing, request));
      return { position: printPosition(log.id, position), hash, at: printPosition(log.id, at) };
    },
  };
}

function asked(auditing: Auditing, request: Request): Promise<Position> | 'end' {
  const { position: text } = parseInput(input, { ...request.query });
  return text === undefined ? 'end' : placeOf(auditing, request, { path: 'position', text });
}

async function told({ logHash, runtime }: Auditing, request: Request, position: Position | 'end') {
  const { signal } = contextOf(request);
  try {
    return await logHash(position, signal ? { signal } : {});
  } catch (error) {
    throw error instanceof UnknownPosition ? noPlace(runtime.log.id, 'position') : error;
  }
}
