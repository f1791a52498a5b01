import type { Standing } from '@lien-nganh/access';
import { streamName, type Actor, type Command, type Elsewhere, type LookUps } from '@lien-nganh/kernel';
import { attachedContent } from '../files/attached-content.ts';
import { loadRecord, type Loaded } from '../records/load.ts';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';
import type { FiguresCaller } from './figures-over-http.ts';
import type { LookedAt } from './request.ts';

/** Who acts, with the body in whose stead where that is not the actor's own. A service says itself for whom it acts. */
export function actingAs(
  { command, standing: { actor } }: { readonly command: Command; readonly standing: Standing },
  { input, state }: { readonly input: unknown; readonly state: unknown },
): Actor {
  const stead = command.onBehalfOf(input, state);
  return stead === null || stead === actor.agency || actor.role === 'service' ? actor : { ...actor, onBehalfOf: stead };
}

interface LookingUp extends Omit<FiguresCaller, 'authorization'> {
  readonly stream: string;
  readonly authorization?: string | undefined;
  readonly lookedAt?: LookedAt | undefined;
}

/** Answers what a decision on a record asks of the reference tables, of the service's own records, and elsewhere. */
export async function lookedUp(
  runtime: Runtime,
  wanted: LookUps,
  { stream, lookedAt, ...caller }: LookingUp,
): Promise<Readonly<Record<string, unknown>>> {
  const own = {
    async stateOf(prefix: string, id: string): Promise<unknown> {
      const type = runtime.service.streams.find((one) => one.prefix === prefix);
      if (!type) throw new Error(`${runtime.service.name} has no records of ${prefix}`);
      const load = () => loadRecord(runtime, type, id, caller.signal);
      return (await (lookedAt ? once(lookedAt, streamName(prefix, id), load) : load())).state;
    },
    attached: (of: string, file: string) => attachedContent(runtime, { stream: of, file, signal: caller.signal }),
    keysUntilNow: (subject: string) => runtime.sealer.retire(stream, subject),
    ...(runtime.desk ? { files: runtime.desk } : {}),
  };
  const elsewhere = elsewhereOf(runtime, caller);
  const entries = Object.entries(wanted).map(
    async ([name, look]) => [name, await look.resolve(runtime.rows, own, elsewhere)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** What is not there is looked for again: it may be about to be made. */
async function once(lookedAt: LookedAt, stream: string, load: () => Promise<Loaded>): Promise<Loaded> {
  const loading = lookedAt.get(stream) ?? load();
  lookedAt.set(stream, loading);
  const forget = () => void (lookedAt.get(stream) === loading && lookedAt.delete(stream));
  const loaded = await loading.catch((error: unknown) => {
    forget();
    throw error;
  });
  if (loaded.revision < 0) forget();
  return loaded;
}

/** A process acts in nobody's name: it is told nothing of what somebody may or may not see. */
function elsewhereOf({ figures }: Runtime, { authorization, ...caller }: Omit<LookingUp, 'stream'>): Elsewhere {
  return {
    figures: (asked) => {
      if (figures === null || authorization === undefined) throw new Problem('figures-not-to-be-had');
      return figures(asked, { ...caller, authorization });
    },
  };
}
