import {
  agenciesBySlug,
  allTeams,
  allUnits,
  type AgencyRecord,
  type TeamRecord,
} from '@lien-nganh/contracts/reference';
import { command, reject, type Rejected } from '@lien-nganh/kernel';
import { ancestorsOn, day, slug, unitKey, validOn, type UnitMap } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { rulesOn } from '../team-rules/rules-on.ts';
import { takenCard } from './cards.ts';
import { compositionRules, judged, memberInput, missingOn } from './composition.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { teamScope } from './scope.ts';
import type { Team178 } from './state.ts';

const input = z.strictObject({
  team: slug,
  level: z.enum(['province', 'district', 'commune']),
  unit: unitKey,
  /** The People's Committee whose chairman decided. */
  agency: slug,
  decision: document,
  establishedOn: day,
  members: z.array(memberInput).min(1).max(50),
});
type Input = z.output<typeof input>;

const rules = [
  'team-is-new',
  'unit-is-registered',
  'unit-has-the-teams-level',
  'agencies-go-on',
  'set-up-by-the-committee-of-its-unit',
  'member-is-not-on-the-team',
  'one-leader',
  'card-number-is-free',
] as const;

/** A chairman's decision sets up a team. What the circular asks of its composition is marked where it is not met. */
export const establish = command<Team178, typeof events, typeof refusals>()({
  name: 'establish',
  action: 'agencies.team178.establish',
  title: { vi: 'Thành lập Đội kiểm tra liên ngành 178', en: 'Establish a Team 178' },
  creates: true,
  input,
  id: ({ team }) => team,
  scope: teamScope,
  looksUp: ({ agency, members, establishedOn }) => ({
    rules: rulesOn(establishedOn),
    map: allUnits(),
    agencies: agenciesBySlug([agency, ...members.map((one) => one.agency)]),
    teams: allTeams(),
  }),
  onBehalfOf: ({ agency }) => agency,
  refuses: rules,
  marks: compositionRules,
  decide(wanted, state, { lookUps: { map, agencies, teams, rules } }) {
    if (state.is !== 'none') return reject('team-is-new');
    const broken = brokenByPlace(wanted, map, agencies) ?? brokenByMembers(wanted, teams);
    if (broken) return broken;
    const { team: _team, ...data } = wanted;
    const established = { ...data, ...judged(wanted.members, { agencies, rules }) };
    return [events.TeamEstablished(established, { occurredOn: wanted.establishedOn })];
  },
});

type Broken = Rejected<(typeof rules)[number]> | null;

function brokenByPlace(wanted: Input, map: UnitMap, agencies: ReadonlyMap<string, AgencyRecord>): Broken {
  const unit = map.byKey.get(wanted.unit);
  if (!unit || !validOn(unit, wanted.establishedOn)) return reject('unit-is-registered');
  if (unit.level !== wanted.level) return reject('unit-has-the-teams-level');
  const named = [wanted.agency, ...wanted.members.map(({ agency }) => agency)];
  const missing = missingOn(named, agencies, wanted.establishedOn);
  if (missing !== null) return reject('agencies-go-on', { agency: missing });
  const committees = [unit, ...ancestorsOn(map, unit.key, wanted.establishedOn)].map(({ code }) => code);
  const own = agencies.get(wanted.agency)!.unitCode;
  return own !== null && committees.includes(own) ? null : reject('set-up-by-the-committee-of-its-unit');
}

function brokenByMembers({ team, members }: Input, teams: readonly TeamRecord[]): Broken {
  const ids = members.map(({ member }) => member);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return reject('member-is-not-on-the-team', { member: twice });
  if (members.filter(({ role }) => role === 'leader').length > 1) return reject('one-leader');
  const card = takenCard(members, team, teams);
  return card === null ? null : reject('card-number-is-free', { card });
}
