import { documentQuestion, parseInput, Problem, type DerivedRoute } from '@lien-nganh/service-host';
import { day } from '@lien-nganh/vocabulary';
import type { Request } from 'express';
import { z } from 'zod';
import { browse, type Browsing } from '../log/browse.ts';
import { cursorOf, positionOf } from '../log/cursor.ts';
import { eventView, viewOf } from '../log/event-view.ts';
import { agenciesAmong, auditorOf, noteBefore, visibilityFor, type Auditing } from './auditing.ts';
import { placeOf } from './place.ts';

const word = z.string().min(1).max(300).optional();

const input = z.strictObject({
  /** The event that a reference names, `<log>:<position>`, also of a log that this one continues. */
  at: word,
  account: word,
  agency: word,
  type: word,
  stream: word,
  obligation: word,
  command: word,
  correlation: word,
  from: day.optional(),
  to: day.optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  first: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(60).optional(),
});

const output = z.strictObject({ events: z.array(eventView), more: z.boolean(), cursor: z.string().nullable() });

/** Browses and filters the envelopes of the log. */
export function logRoute(auditing: Auditing): DerivedRoute {
  const title = { vi: 'Nhật ký: ai, khi nào, việc gì, nhiệm vụ nào', en: 'The log: who, when, what, which obligation' };
  return {
    name: 'browseLog',
    method: 'GET',
    path: '',
    documented: () => documentQuestion({ title, input, output }, 'log'),
    handle: async (_, request): Promise<z.input<typeof output>> => {
      const standing = auditorOf(auditing, request, 'audit.log');
      const asked = await browsingOf(auditing, request);
      const visibility = visibilityFor(auditing, request, standing);
      const { shown, more } = await browse(auditing.envelopes, visibility, asked);
      await noteBefore(auditing, request, { standing, agencies: agenciesAmong(shown) });
      const last = shown.at(-1);
      return {
        events: shown.map(({ envelope }) => viewOf(envelope, auditing.runtime.log.id)),
        more,
        cursor: last ? cursorOf(last.envelope.position) : null,
      };
    },
  };
}

async function browsingOf(auditing: Auditing, request: Request): Promise<Browsing> {
  const { order, first, after, at, ...filter } = parseInput(input, { ...request.query });
  const position = at === undefined ? undefined : await placeOf(auditing, request, { path: 'at', text: at });
  const beyond = after === undefined ? null : positionOf(after);
  if (after === undefined || beyond !== null) return { filter: { ...filter, position }, order, beyond, first };
  throw new Problem('invalid-input', {
    errors: [{ path: 'after', vi: 'Vị trí trang không hợp lệ.', en: 'The cursor is none that was given out.' }],
  });
}
