import { day as dayShape } from '@lien-nganh/contracts/shapes';
import { question } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { leftFor, shownLeft } from './left-rows.ts';

/**
 * Before somebody is transferred, what they hold; after they are gone, what nobody has taken over. What is not disclosed is not
 * here: of an inspection in preparation the list of whoever wrote it or goes along says that somebody is missing.
 */
export const leftToHandOver = question({
  name: 'left-to-hand-over',
  version: 1,
  action: 'agencies.left-to-hand-over',
  title: { vi: 'Việc còn phải bàn giao', en: 'What is left to hand over' },
  tables: {},
  handlers: [],
  input: z.strictObject({ on: day, account: text(80).optional() }),
  output: z.strictObject({ on: dayShape, left: z.array(shownLeft) }),
  ask: async (_, { on, account }, asking) => ({ on, left: await leftFor(asking, { on, account }) }),
});
