import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './description.ts';
import { problems } from './errors.ts';

/**
 * Left in a data folder by a restore. A restored log must not go on as if nothing had happened: it becomes a new log
 * that names its predecessor, and its readers are rebuilt. Who starts the platform does that when it finds this, and
 * then says so with `restoreIsHandled`.
 */
export const restored = z.object({
  backupId: z.string(),
  /** When the backup was finished, and when it was restored; ISO 8601 in UTC. */
  takenAt: z.iso.datetime(),
  restoredAt: z.iso.datetime(),
  /** A position that the backup is known to hold. The restored log may end a little later: ask it. */
  lastPosition: z.string().nullable(),
  /** When the log was opened as a new one. */
  handledAt: z.iso.datetime().nullable(),
});
export type Restored = Readonly<z.infer<typeof restored>>;

export const RESTORED_FILE = 'restored.json';

/** The restore that still waits to be handled, if any. Throws `damaged`. */
export async function readRestored(folder: string): Promise<Restored | undefined> {
  const file = join(folder, RESTORED_FILE);
  const found = await readJson(file);
  if (found === undefined) return undefined;
  const parsed = restored.safeParse(found);
  if (!parsed.success) throw problems.damaged(file, parsed.error);
  return parsed.data.handledAt === null ? parsed.data : undefined;
}

/** Call when the restored log has become a new log; safe to call again. */
export async function restoreIsHandled(folder: string, now: Date): Promise<void> {
  const waiting = await readRestored(folder);
  if (waiting) await writeRestored(folder, { ...waiting, handledAt: now.toISOString() });
}

export async function writeRestored(folder: string, value: Restored): Promise<void> {
  await writeJson(join(folder, RESTORED_FILE), value);
}
