import { type AppendFault } from './faults.ts';
import type { Context } from './context.ts';
import type { Decision } from './decide.ts';
import type { Proposed } from './log.ts';

/** What a server makes of an append, and what may go wrong with it. */
export type Outcome =
  | Decision
  | { readonly is: 'too large'; readonly limit: number }
  | { readonly is: 'event too large'; readonly limit: number }
  | { readonly is: 'timed out' }
  | { readonly is: 'cut off' }
  | { readonly is: 'not the leader' }
  | { readonly is: 'not ready' }
  | { readonly is: 'access denied' }
  | { readonly is: 'silence' };

export interface AppendCall {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly Proposed[];
}

export async function takeAppend({ log, version, faults }: Context, call: AppendCall): Promise<Outcome> {
  const bytes = (event: Proposed) =>
    event.data.length + (version.countsMetadata ? event.metadata.length + 2 * event.type.length : 0);
  await faults.delay();
  if (faults.unavailable) return { is: 'not ready' };
  if (call.events.some((event) => bytes(event) > version.maxEventBytes)) {
    return { is: 'event too large', limit: version.maxEventBytes };
  }
  if (call.events.reduce((sum, event) => sum + bytes(event), 0) > version.maxAppendBytes) {
    return { is: 'too large', limit: version.maxAppendBytes };
  }
  const fault = faults.appends.shift();
  if (fault === 'not the leader') return { is: fault };
  if (fault === 'not written, no answer') return { is: 'silence' };
  const decision = log.append(call.stream, call.expected, call.events);
  return fault ? answers[fault] : decision;
}

const answers: Readonly<Record<Exclude<AppendFault, 'not the leader' | 'not written, no answer'>, Outcome>> = {
  'written, no answer': { is: 'silence' },
  'written, timed out': { is: 'timed out' },
  'written, cut off': { is: 'cut off' },
};
