import { contextOf, parseInput, standingOf, type DerivedRoute, type NoteLook } from '@lien-nganh/service-host';
import { z } from 'zod';

const word = z.string().min(1).max(500);
const input = z.strictObject({ service: word, read: word, agencies: z.array(word).max(1000).nullable() });

/**
 * Notes what another process is about to show to the auditor whose token this is. An auditor who calls it notes a look of
 * their own: that hides nothing.
 *
 * @param noteLook refuses everybody but auditors
 */
export function looksRoute(noteLook: NoteLook): DerivedRoute {
  return {
    name: 'noteLook',
    method: 'POST',
    path: '',
    // Services call it, not people: it is in no document.
    documented: () => [],
    handle: async (_, request, response) => {
      const { correlationId, trace } = contextOf(request);
      const look = parseInput(input, (request.body as unknown) ?? {});
      await noteLook({ ...look, standing: standingOf(request), correlationId, traceparent: trace.traceparent });
      response.status(204).end();
    },
  };
}
