import { documentQuestion, Problem, type DerivedRoute } from '@lien-nganh/service-host';
import { z } from 'zod';
import { chainOf, type Caused } from '../log/causes.ts';
import { eventView, viewOf } from '../log/event-view.ts';
import { agenciesAmong, auditorOf, noteBefore, visibilityFor, type Auditing } from './auditing.ts';

const caused = eventView.extend({ causedBy: z.string().nullable() });

const output = z.strictObject({
  event: eventView,
  /** What led to it, the first cause first. */
  causes: z.array(caused),
  effects: z.array(caused),
  more: z.boolean(),
});

/** Follows an event to its causes and its effects. */
export function causesRoute(auditing: Auditing): DerivedRoute {
  const title = { vi: 'Nguyên nhân và hệ quả của một sự kiện', en: 'Causes and effects of an event' };
  return {
    name: 'followCauses',
    method: 'GET',
    path: ':event',
    documented: () => documentQuestion({ title, input: z.strictObject({}), output }, 'causes'),
    handle: async (_, request): Promise<z.input<typeof output>> => {
      const standing = auditorOf(auditing, request, 'audit.causes');
      const visibility = visibilityFor(auditing, request, standing);
      const chain = await chainOf(auditing.envelopes, visibility, String(request.params['event']));
      if (!chain) throw new Problem('not-found');
      const { event, causes, effects, more } = chain;
      await noteBefore(auditing, request, { standing, agencies: agenciesAmong([event, ...causes, ...effects]) });
      const log = auditing.runtime.log.id;
      const told = ({ envelope, cause }: Caused) => ({ ...viewOf(envelope, log), causedBy: cause });
      return { event: viewOf(event.envelope, log), causes: causes.map(told), effects: effects.map(told), more };
    },
  };
}
