import { command, reject } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Unit } from './state.ts';

/** Another spelling of the same name: the unit stays the same. A new name from a day is another unit: `rename`. */
export const respell = command<Unit, typeof events, typeof refusals>()({
  name: 'respell',
  action: 'agencies.unit.respell',
  title: { vi: 'Sửa cách viết tên', en: 'Correct the spelling' },
  input: z.strictObject({ name: text(120), aliases: z.array(text(120)).max(20), basis }),
  refuses: ['unit-is-registered'],
  decide(input, state) {
    if (state.is === 'none') return reject('unit-is-registered');
    return [events.UnitRespelled(input)];
  },
});
