import { printPosition, type Position } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { Envelope } from '../envelopes/envelopes.ts';
import { isProcess, printedStream } from '../visibility/owner.ts';

/** One event of the log as an auditor is shown it: who, when, what, for which obligation; never its data. */
export const eventView = z.strictObject({
  id: z.string(),
  /** `<log>:<position>`, as a printed document may cite it. */
  position: z.string(),
  stream: z.string(),
  /** `null` for a process, of which one instance is not told from another. */
  revision: z.number().int().nullable(),
  type: z.string(),
  recordedAt: z.string(),
  occurredOn: z.string(),
  actor: z.strictObject({
    account: z.string(),
    agency: z.string(),
    role: z.string(),
    onBehalfOf: z.string().nullable(),
    /** The account for which the actor stood in. */
    inSteadOf: z.string().nullable(),
  }),
  commandId: z.string(),
  correlationId: z.string(),
  obligations: z.array(z.string()),
});
export type EventView = z.infer<typeof eventView>;

export function viewOf(envelope: Envelope, log: string): EventView {
  return {
    id: envelope.event,
    position: printPosition(log, envelope.position as Position),
    stream: printedStream(envelope.stream),
    revision: isProcess(envelope.stream) ? null : envelope.revision,
    type: envelope.type,
    recordedAt: envelope.recorded_at,
    occurredOn: envelope.occurred_on,
    actor: {
      account: envelope.account,
      agency: envelope.agency,
      role: envelope.role,
      onBehalfOf: envelope.on_behalf_of,
      inSteadOf: envelope.in_stead_of,
    },
    commandId: envelope.command,
    correlationId: envelope.correlation,
    obligations: [...envelope.obligations],
  };
}
