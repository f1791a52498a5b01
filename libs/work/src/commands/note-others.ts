import { command, reject, type Command } from '@lien-nganh/kernel';
import { z } from 'zod';
import type { Kind } from '../content.ts';
import type { WorkEvents } from '../events.ts';
import type { workRefusals } from '../rules/refusals.ts';
import { name, othersShape } from '../shapes.ts';
import { standing, type Others, type Work } from '../state.ts';

/** Sent by the process that weighs records together: all that this one is to the others, in the place of what was noted before. */
export function noteOthers(kind: Kind, events: WorkEvents): Command {
  return command<Work, WorkEvents, typeof workRefusals>()({
    name: 'note-others',
    action: `${kind.service}.${kind.prefix}.note-others`,
    title: { vi: 'Ghi quan hệ với các bản ghi có thể trùng', en: 'Note what it is to records that may be the same' },
    input: z.strictObject({ together: name, ...othersShape }),
    refuses: ['records-are-weighed-together'],
    decide: ({ together, ...others }, state) => {
      const old = standing(state);
      if (old?.said?.together !== together) return reject('records-are-weighed-together');
      return JSON.stringify(others) === JSON.stringify(inOrder(old.others)) ? [] : [events.OthersNoted(others)];
    },
  });
}

/** As the input has it. */
function inOrder({ open, sameAs, others, joined, obligations }: Others): Others {
  return {
    open: open.map(({ twin, other }) => ({ twin, other })),
    ...{ sameAs, others },
    joined: joined.map(({ agency, record }) => ({ agency, record })),
    obligations,
  };
}
