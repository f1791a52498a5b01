import { allAgencies } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events, line } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Agency, KnownAgency } from './state.ts';
import { goesOn, isWithinLife, wouldCircle } from './tree.ts';

/** From a day on the agency stands below another on a line; who stood above on that line stops on the day before. */
export const setSuperior = command<Agency, typeof events, typeof refusals>()({
  name: 'set-superior',
  action: 'agencies.agency.set-superior',
  title: { vi: 'Đặt cơ quan cấp trên', en: 'Set the superior' },
  input: z.strictObject({ agency: slug, line, from: day, basis }),
  looksUp: () => ({ records: allAgencies() }),
  refuses: [
    'agency-is-established',
    'within-the-agencys-life',
    'superior-goes-on',
    'tree-has-no-circle',
    'local-branch-has-two-superiors',
  ],
  decide(input, state, { id, lookUps: { records } }) {
    if (state.is === 'none') return reject('agency-is-established');
    if (!isWithinLife(state, input.from)) return reject('within-the-agencys-life');
    if (wouldCircle(records, { agency: id, superior: input.agency, from: input.from }))
      return reject('tree-has-no-circle');
    if (!goesOn(records, input.agency, input.from)) return reject('superior-goes-on', { agency: input.agency });
    if (input.line === 'sector' && lacksCommittee(state)) return reject('local-branch-has-two-superiors');
    return [events.SuperiorSet(input, { occurredOn: input.from })];
  },
});

function lacksCommittee({ level, superiors }: KnownAgency): boolean {
  return level !== 'province' && !superiors.some((held) => held.line === 'peoples-committee' && held.to === null);
}
