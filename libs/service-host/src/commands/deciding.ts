import type { Standing } from '@lien-nganh/access';
import type { Actor, Command, LookUps } from '@lien-nganh/kernel';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';

/** Who acts, with the body in whose stead where that is not the actor's own. A service says itself for whom it acts. */
export function actingAs(
  { command, standing: { actor } }: { readonly command: Command; readonly standing: Standing },
  { input, state }: { readonly input: unknown; readonly state: unknown },
): Actor {
  const stead = command.onBehalfOf(input, state);
  return stead === null || stead === actor.agency || actor.role === 'service' ? actor : { ...actor, onBehalfOf: stead };
}

/** Answers what a decision on a record asks of the reference tables and of the service's own records. */
export async function lookedUp(
  runtime: Runtime,
  wanted: LookUps,
  { stream, signal }: { readonly stream: string; readonly signal: AbortSignal | undefined },
): Promise<Readonly<Record<string, unknown>>> {
  const own = {
    async stateOf(prefix: string, id: string): Promise<unknown> {
      const type = runtime.service.streams.find((one) => one.prefix === prefix);
      if (!type) throw new Error(`${runtime.service.name} has no records of ${prefix}`);
      return (await loadRecord(runtime, type, id, signal)).state;
    },
    keysUntilNow: (subject: string) => runtime.sealer.retire(stream, subject),
  };
  const entries = Object.entries(wanted).map(
    async ([name, look]) => [name, await look.resolve(runtime.rows, own)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
