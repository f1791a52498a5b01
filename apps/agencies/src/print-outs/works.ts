import type { Day } from '@lien-nganh/kernel';
import type { Content, Recorded, Work } from '@lien-nganh/work';

/** What a record of work says, as it stands. */
export function standingWork(state: Work): Recorded {
  if (state.is === 'none' || state.is === 'withdrawn') throw new Error('a print-out of work that does not stand');
  return state;
}

export function contentOf({ stretches }: Recorded): Content {
  return stretches.at(-1)!.content;
}

export function dayOfWork(state: Recorded): Day {
  return state.on;
}
