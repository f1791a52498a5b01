import { allAgencies } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, newAgencyCode, oldAgencyCode } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';
import { codeBearer, isWithinLife } from './tree.ts';

const rest = { from: day, basis };

/** The agency's electronic code of one of the two forms; an earlier one of that form stops on the day before. */
export const assignCode = command<Agency, typeof events, typeof refusals>()({
  name: 'assign-code',
  action: 'agencies.agency.assign-code',
  title: { vi: 'Cấp mã định danh điện tử', en: 'Assign an electronic code' },
  input: z.discriminatedUnion('scheme', [
    z.strictObject({ scheme: z.literal('old'), code: oldAgencyCode, ...rest }),
    z.strictObject({ scheme: z.literal('new'), code: newAgencyCode, ...rest }),
  ]),
  looksUp: () => ({ records: allAgencies() }),
  refuses: ['agency-is-established', 'within-the-agencys-life', 'electronic-code-is-borne-once'],
  decide(input, state, { id, lookUps: { records } }) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isWithinLife(state, input.from)) return reject('within-the-agencys-life');
    if (codeBearer(records, id, { ...input, to: null }) !== null) return reject('electronic-code-is-borne-once');
    return [events.CodeAssigned(input, { occurredOn: input.from })];
  },
});
