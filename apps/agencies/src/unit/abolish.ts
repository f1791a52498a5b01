import {
  allAgencies,
  allTeams,
  allUnits,
  stands,
  type AgencyRecord,
  type TeamRecord,
} from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { day, resolve, validOn, type UnitMap } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { KnownUnit, Unit } from './state.ts';
import { brokenByTheUnit, endRules } from './succession.ts';

/** The unit ends and nothing takes its place, as the districts did on 2025-07-01. Nothing open may be left behind. */
export const abolish = command<Unit, typeof events, typeof refusals>()({
  name: 'abolish',
  action: 'agencies.unit.abolish',
  title: { vi: 'Bãi bỏ', en: 'Abolish' },
  input: z.strictObject({ on: day, basis }),
  looksUp: () => ({ map: allUnits(), agencies: allAgencies(), teams: allTeams() }),
  refuses: [
    ...endRules,
    'units-below-have-gone-elsewhere',
    'agencies-of-the-unit-are-dissolved',
    'teams-of-the-unit-are-dissolved',
  ],
  decide(input, state, { id, lookUps: { map, agencies, teams } }) {
    if (state.is === 'none') return reject('unit-is-registered');
    const rule = brokenByTheUnit(state, { on: input.on, to: [], stays: false });
    if (rule) return reject(rule);
    const orphans = leftBelow(map, state, input.on);
    if (orphans.length > 0) return reject('units-below-have-gone-elsewhere', { units: [...orphans] });
    const open = openAgencies(agencies, state, input.on);
    if (open.length > 0) return reject('agencies-of-the-unit-are-dissolved', { agencies: [...open] });
    const standing = standingTeams(teams, id, input.on);
    if (standing.length > 0) return reject('teams-of-the-unit-are-dissolved', { teams: [...standing] });
    return [events.UnitAbolished(input, { occurredOn: input.on })];
  },
});

/** Units that would still be below on that day, while no other unit bears this one's code. */
function leftBelow(map: UnitMap, { code, validFrom }: KnownUnit, on: Day): readonly string[] {
  const heir = resolve(map, code, on);
  if (heir && heir.validFrom !== validFrom) return [];
  return (map.byParentCode.get(code) ?? []).filter((below) => validOn(below, on)).map((below) => below.key);
}

function openAgencies(agencies: readonly AgencyRecord[], { code }: KnownUnit, on: Day): readonly string[] {
  return agencies.filter((one) => one.unitCode === code && validOn(one, on)).map(({ agency }) => agency);
}

function standingTeams(teams: readonly TeamRecord[], unit: string, on: Day): readonly string[] {
  return teams.filter((one) => one.unit === unit && stands(one, on)).map(({ team }) => team);
}
