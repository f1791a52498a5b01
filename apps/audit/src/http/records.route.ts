import { documentQuestion, Problem, type DerivedRoute } from '@lien-nganh/service-host';
import { kebab } from '@lien-nganh/subscriptions';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ask, auditorOf, type Auditing } from './auditing.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._@~+-]{0,159}$/;
const ANSWER = z.unknown();

const history = {
  title: { vi: 'Lịch sử của một hồ sơ', en: 'The history of a record' },
  input: z.strictObject({ from: z.string().optional(), to: z.string().optional() }),
  output: ANSWER,
};
const at = {
  title: { vi: 'Hồ sơ tại một thời điểm', en: 'A record as it stood at a revision, day or position' },
  input: z.strictObject({
    revision: z.string().optional(),
    day: z.string().optional(),
    position: z.string().optional(),
  }),
  output: ANSWER,
};

/**
 * Shows the inside of a record as its owning service shows it to this auditor. The owning service checks what is asked,
 * decides, and notes the look before it answers.
 */
export function recordRoutes(auditing: Auditing): readonly DerivedRoute[] {
  const passedOn = (name: string, what: 'history' | 'at', described: Parameters<typeof documentQuestion>[0]) => ({
    name,
    method: 'GET' as const,
    path: `:service/:prefix/:id/${what}`,
    documented: () => documentQuestion(described, 'records'),
    handle: async (_: unknown, request: Request, response: Response) => {
      auditorOf(auditing, request, 'audit.record');
      const { status, body } = await ask(
        auditing,
        request,
        `${addressOf(auditing, request)}/${what}${queryOf(request)}`,
      );
      response.status(status);
      if (status >= 400) response.type('application/problem+json');
      return body;
    },
  });
  return [passedOn('readRecordHistory', 'history', history), passedOn('readRecordAt', 'at', at)];
}

/** @throws Problem not-found for a service or a kind of record that there is none of */
function addressOf({ services }: Auditing, request: Request): string {
  const { service, prefix, id } = request.params as Record<string, string>;
  const owner = services.find(({ name }) => name === service);
  if (!owner?.prefixes.includes(prefix!) || !ID.test(id!)) throw new Problem('not-found');
  return `/api/${owner.name}/${kebab(prefix!)}/${encodeURIComponent(id!)}`;
}

function queryOf(request: Request): string {
  const from = request.originalUrl.indexOf('?');
  return from < 0 ? '' : request.originalUrl.slice(from);
}
