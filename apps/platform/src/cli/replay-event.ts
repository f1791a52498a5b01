import { z } from 'zod';
import { connectionOf, expectOk, type ConnectionOptions } from './connection.ts';
import { CommandFailed, type Io } from './io.ts';
import { queryOf } from './replay-figure.ts';

const page = z.object({
  events: z.array(
    z.object({
      id: z.string(),
      position: z.string(),
      stream: z.string(),
      revision: z.number().nullable(),
      type: z.string(),
      recordedAt: z.string(),
      occurredOn: z.string(),
      actor: z.object({ account: z.string(), agency: z.string(), role: z.string() }),
      obligations: z.array(z.string()),
    }),
  ),
});

/** Prints the event that a reference names: who, when, what, and where it stands today. For auditors: it is noted. */
export async function replayEvent(reference: string, options: ConnectionOptions, io: Io): Promise<void> {
  const connection = await connectionOf(options, io);
  const told = page.parse(expectOk(await connection.get(`/api/audit/log?${queryOf({ at: reference })}`)));
  const [event] = told.events;
  if (!event) {
    throw new CommandFailed({
      vi: `Không có sự kiện nào ở ${reference}, hoặc không được xem.`,
      en: `There is no event at ${reference}, or none to be shown.`,
    });
  }
  const { id, position, stream, revision, type, recordedAt, occurredOn, actor, obligations } = event;
  io.out(position === reference ? reference : `${reference} = ${position}`);
  io.out(`  ${type}  (${id})`);
  io.out(`  ${stream}${revision === null ? '' : `  [${revision}]`}`);
  io.out(`  ${recordedAt}  ${actor.account} (${actor.role}, ${actor.agency})`);
  io.out(`  ngày xảy ra / occurred on ${occurredOn}${obligations.length > 0 ? `  ${obligations.join(' ')}` : ''}`);
}
