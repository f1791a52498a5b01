import { streamType } from '@lien-nganh/kernel';
import { correct } from './correct.ts';
import { end } from './end.ts';
import { enter } from './enter.ts';
import { events } from './events.ts';
import { follow } from './follow.ts';
import { refusals } from './refusals.ts';
import { evolve, initial } from './state.ts';

/** What a text asks of the composition of teams, from day to day; the id is the kind of team. */
export const teamRules = streamType({
  prefix: 'teamRules',
  title: { vi: 'Quy tắc thành lập Đội', en: 'Rules of teams' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'agencies.teamRules.read',
  scope: () => ({ sensitivity: 'open', owners: [] }),
  summary(state, id) {
    const last = state.is === 'none' ? undefined : state.versions.at(-1);
    if (!last) return { title: id, status: state.is };
    const { source, validFrom, validTo, leastMembers } = last;
    return {
      title: `Quy tắc thành lập Đội theo ${source}`,
      status: state.is,
      day: validFrom,
      search: [id, source],
      facets: { leastMembers, validTo },
    };
  },
  commands: [enter, follow, correct, end],
});
