import {
  allAgencies,
  allTeams,
  allUnits,
  openFollowUpsOf,
  stands,
  type FollowUpRecord,
  type TeamRecord,
} from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, resolve, slug, unitCode, type UnitMap } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import { leftOf, type Left, type Named } from './heirs.ts';
import type { refusals } from './refusals.ts';
import type { Agency } from './state.ts';
import { goesOn, isWithinLife } from './tree.ts';

const input = z.strictObject({
  /** First day on which it is no more. */
  on: day,
  /** Who takes over; a duty or unit of null means all of them. Units are those of the map of that day. */
  successors: z
    .array(
      z.strictObject({
        agency: slug,
        duty: slug.nullable().default(null),
        unitCode: unitCode.nullable().default(null),
      }),
    )
    .max(500),
  basis,
});
type Wanted = z.output<typeof input>;

/** The agency ends. Whatever is still open must find its successor, duty by duty and commune by commune. */
export const dissolve = command<Agency, typeof events, typeof refusals>()({
  name: 'dissolve',
  action: 'agencies.agency.dissolve',
  title: { vi: 'Giải thể cơ quan', en: 'Dissolve an agency' },
  input,
  looksUp: (_, state) => ({
    records: allAgencies(),
    map: allUnits(),
    teams: allTeams(),
    followUps: openFollowUpsOf(state.is === 'none' ? '' : state.agency),
  }),
  refuses: [
    'agency-is-established',
    'agency-goes-on',
    'unit-is-registered',
    'successor-goes-on',
    'every-duty-has-a-successor',
    'open-follow-ups-have-a-successor',
    'open-teams-have-a-successor',
  ],
  decide(wanted, state, { id, lookUps }) {
    if (state.is === 'none') return reject('agency-is-established');
    if (state.is === 'dissolved' || !isWithinLife(state, wanted.on)) return reject('agency-goes-on');
    const named = namedIn(wanted, lookUps.map);
    if (named === null) return reject('unit-is-registered');
    const unfit = named.find(({ agency }) => agency === id || !goesOn(lookUps.records, agency, wanted.on));
    if (unfit) return reject('successor-goes-on', { agency: unfit.agency });
    const broken = brokenByWhatIsLeft(leftOf(state, { on: wanted.on, named, map: lookUps.map }), {
      followUps: lookUps.followUps,
      teams: lookUps.teams.filter((team) => team.agency === id && stands(team, wanted.on)),
    });
    return broken ?? [events.AgencyDissolved({ ...wanted, successors: named }, { occurredOn: wanted.on })];
  },
});

interface Open {
  readonly followUps: readonly FollowUpRecord[];
  readonly teams: readonly TeamRecord[];
}

function brokenByWhatIsLeft({ duties, rest }: Left, { followUps, teams }: Open) {
  if (duties.length > 0) return reject('every-duty-has-a-successor', { without: [...duties] });
  if (!rest) return null;
  if (followUps.length > 0) return reject('open-follow-ups-have-a-successor', { open: followUps.length });
  return teams.length > 0 ? reject('open-teams-have-a-successor', { teams: teams.map(({ team }) => team) }) : null;
}

/** Successors with the units of that day in place of their codes; `null` when a code is nobody's then. */
function namedIn({ successors, on }: Wanted, map: UnitMap): Named[] | null {
  const named = successors.map(({ unitCode: code, ...rest }) => ({
    ...rest,
    unit: code === null ? null : (resolve(map, code, on)?.key ?? undefined),
  }));
  return named.every((one): one is Named => one.unit !== undefined) ? named : null;
}
