import type { Envelope, Envelopes } from '../envelopes/envelopes.ts';
import type { ShownEnvelope, Visibility } from '../visibility/visibility.ts';

/** An event in a chain of causes. */
export interface Caused extends ShownEnvelope {
  /** The event that caused it, where that is in the chain; `null`: the command itself is the beginning. */
  readonly cause: string | null;
}

export interface Chain {
  readonly event: ShownEnvelope;
  /** What led to it, the first cause first. */
  readonly causes: readonly Caused[];
  /** What followed from it, in order of the log. */
  readonly effects: readonly Caused[];
  /** There are more effects than are told. */
  readonly more: boolean;
}

const MOST_CAUSES = 100;
const MOST_EFFECTS = 500;

/**
 * Follows an event to what caused it and to what it caused. A chain ends before the first event that may not be shown:
 * what lies beyond is as if it were not there. `null`: there is no such event, or it may not be shown.
 */
export async function chainOf(envelopes: Reading, visibility: Seeing, id: string): Promise<Chain | null> {
  const [event] = await visibility.shown(await envelopes.byIds([id]));
  if (!event) return null;
  const causes = await causesOf(envelopes, visibility, event.envelope);
  const { effects, more } = await effectsOf(envelopes, visibility, event.envelope);
  return { event, causes, effects, more };
}

type Reading = Pick<Envelopes, 'byIds' | 'causedBy'>;
type Seeing = Pick<Visibility, 'shown'>;

async function causesOf(envelopes: Reading, visibility: Seeing, of: Envelope): Promise<readonly Caused[]> {
  const causes: Caused[] = [];
  const seen = new Set([of.event]);
  let { causation } = of;
  while (causes.length < MOST_CAUSES && !seen.has(causation)) {
    const [cause] = await visibility.shown(await envelopes.byIds([causation]));
    if (!cause) break;
    seen.add(causation);
    causes.unshift({ ...cause, cause: null });
    causation = cause.envelope.causation;
  }
  return causes.map((one, index) => ({ ...one, cause: causes[index - 1]?.envelope.event ?? null }));
}

async function effectsOf(
  envelopes: Reading,
  visibility: Seeing,
  of: Envelope,
): Promise<{ readonly effects: readonly Caused[]; readonly more: boolean }> {
  const effects = new Map<string, Caused>();
  let level: readonly string[] = [of.event];
  while (level.length > 0 && effects.size <= MOST_EFFECTS) {
    const next = await visibility.shown(await envelopes.causedBy(level));
    const fresh = next.filter(({ envelope }) => envelope.event !== of.event && !effects.has(envelope.event));
    for (const one of fresh) effects.set(one.envelope.event, { ...one, cause: one.envelope.causation });
    level = fresh.map(({ envelope }) => envelope.event);
  }
  const inOrder = [...effects.values()].sort((a, b) => (a.envelope.position < b.envelope.position ? -1 : 1));
  return { effects: inOrder.slice(0, MOST_EFFECTS), more: inOrder.length > MOST_EFFECTS };
}
