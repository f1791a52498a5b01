import { allTeams, stands } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { events } from './events.ts';
import { standsOn } from './joining.ts';
import type { refusals } from './refusals.ts';
import type { Team178 } from './state.ts';

export const dissolve = command<Team178, typeof events, typeof refusals>()({
  name: 'dissolve',
  action: 'agencies.team178.dissolve',
  title: { vi: 'Giải thể Đội', en: 'Dissolve a team' },
  input: z.strictObject({
    /** First day without the team. */
    on: day,
    decision: document,
    /** The team that takes its work over. */
    successor: slug.nullable().default(null),
  }),
  looksUp: () => ({ teams: allTeams() }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.agency),
  refuses: ['team-stands', 'successor-stands'],
  decide(input, state, { id, lookUps: { teams } }) {
    if (state.is !== 'standing' || !standsOn(state, input.on)) return reject('team-stands');
    const heir = teams.find(({ team }) => team === input.successor);
    if (input.successor !== null && (input.successor === id || !heir || !stands(heir, input.on)))
      return reject('successor-stands');
    return [events.TeamDissolved(input, { occurredOn: input.on })];
  },
});
