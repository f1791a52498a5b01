import type { ProcessInput, Reaction } from '@lien-nganh/kernel';

/** A command that a process wants sent, and what it is about. */
export interface Step {
  readonly as: string;
  readonly prefix: string;
  readonly id: string;
  readonly command: string;
  readonly input: unknown;
}

/** How often a command whose answer never came is sent again, under another name each time. */
const ATTEMPTS = 5;
const AGAIN = ' again';

export function sent(step: Step): Reaction {
  return { do: 'send', ...step };
}

/** Sends a command once more whose answer never came. Where it had arrived all the same, it is refused as known. */
export function sentAgain(steps: Readonly<Record<string, Step>>, input: ProcessInput): readonly Reaction[] {
  if (input.is !== 'answer' || input.outcome !== 'timed-out') return [];
  const first = input.to.replaceAll(AGAIN, '');
  const step = steps[first];
  const attempts = (input.to.length - first.length) / AGAIN.length + 1;
  return step && attempts < ATTEMPTS ? [sent({ ...step, as: `${input.to}${AGAIN}` })] : [];
}

export function byName(steps: readonly Step[]): Readonly<Record<string, Step>> {
  return Object.fromEntries(steps.map((step) => [step.as, step]));
}
