import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { mondayOf, mondays } from '../calendar.ts';
import type { Random } from '../random.ts';
import { membersOn, type Team } from '../agencies/teams.ts';
import { habitsOf, type Place, type World } from '../world.ts';

export type How = 'planned' | 'surprise' | 'on-paper' | 'for-another';

/** One visit of the story: who goes where, and when. */
export interface Visit {
  /** Name under which its id is learnt. */
  readonly ref: string;
  readonly n: number;
  readonly how: How;
  readonly on: Day;
  readonly body: 'team-178' | 'police' | 'culture' | 'other';
  readonly team: string | null;
  readonly lead: string;
  /** Account of the leader, or of who enters it. */
  readonly leader: string;
  /** The leader as a member of the crew. */
  readonly leaderMember: string;
  readonly crew: readonly string[];
  readonly participants: readonly string[];
  readonly approver: string;
  /** `null`: a public place. */
  readonly place: Place | null;
  readonly unit: string;
  /** Name of the plan that it follows. */
  readonly plan: string | null;
}

/** What visits are made from. */
export interface Setting {
  readonly world: World;
  readonly teams: readonly Team[];
  readonly places: readonly Place[];
  readonly random: Random;
}

/** Wednesday to Saturday: the days on which teams go out. */
const OUT = [2, 3, 4, 5] as const;
/** A team visits places of its own district; these shares of weeks bring it out. */
const TEAM_GOES = 0.6;
const TEAM_GOES_TWICE = 0.1;

/** Week after week: each team goes out now and then, the police every week, culture sometimes; some is told later, on paper. */
export function visitsOf(setting: Setting): readonly Visit[] {
  const { from, end } = setting.world;
  return mondays(addDays(from, 14), end)
    .flatMap((monday) => weekOf(setting, monday))
    .filter(({ on }) => on < end)
    .map((visit, n) => ({ ...visit, n: n + 1, ref: `visit ${n + 1}` }));
}

function weekOf(setting: Setting, monday: Day): Drawn {
  const { random, teams } = setting;
  const day = () => addDays(monday, random.pick(OUT));
  const sometimes = (share: number) => (random.chance(share) ? [day()] : []);
  return [
    ...teams.flatMap((team) => {
      const { pace } = habitsOf(team.unit.code);
      return [...sometimes(TEAM_GOES * pace), ...sometimes(TEAM_GOES_TWICE * pace)].flatMap((on) =>
        teamVisit(setting, team, on),
      );
    }),
    ...[day(), ...sometimes(0.5)].flatMap((on) => policeVisit(setting, on)),
    ...sometimes(0.4).flatMap((on) => cultureVisit(setting, on)),
    ...sometimes(0.5).flatMap((on) => paperVisit(setting, on)),
    ...sometimes(0.15).flatMap((on) => visitForAnother(setting, on)),
  ];
}

type Drawn = readonly Omit<Visit, 'n' | 'ref'>[];

function teamVisit({ random, places, world }: Setting, team: Team, on: Day): Drawn {
  const { level, code } = team.unit;
  const isIn = (district: string) => level === 'province' || district === code;
  const communes = world.communes.filter(({ parent }) => isIn(parent!.slice(0, 3)));
  const inside = { random, places: places.filter(({ district }) => isIn(district)), world: { ...world, communes } };
  const [leader, ...others] = membersOn(team, on);
  const members = [leader!, ...random.some(others, random.between(2, 3))];
  const agencies = new Set(members.map(({ agency }) => agency));
  const isPublic = random.chance(0.05);
  const planned = random.chance(0.65);
  return at(inside, on, isPublic).map((where) => ({
    ...where,
    how: planned ? 'planned' : 'surprise',
    on,
    body: 'team-178',
    team: team.team,
    lead: team.lead,
    leader: members[0]!.account,
    leaderMember: members[0]!.member,
    crew: members.map(({ member }) => member),
    participants: [...agencies].filter((agency) => agency !== team.lead),
    approver: team.approver,
    plan: planned && where.place ? planRef(team.team, on) : null,
  }));
}

/** Plans are by quarter. */
export function planRef(team: string, on: Day): string {
  return `plan ${team} ${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}

function policeVisit(setting: Setting, on: Day): Drawn {
  return byAccount(setting, on, { body: 'police', how: 'surprise', lead: 'police', participants: [] });
}

function cultureVisit(setting: Setting, on: Day): Drawn {
  const participants = setting.random.chance(0.5) ? ['health'] : ['police', 'health'];
  return byAccount(setting, on, { body: 'culture', how: 'surprise', lead: 'culture', participants });
}

/** A district went itself and sends the paper weeks later. */
function paperVisit(setting: Setting, on: Day): Drawn {
  const { code } = setting.random.pick(setting.world.districts);
  if (!setting.random.chance(habitsOf(code).pace)) return [];
  const inside = { ...setting, places: setting.places.filter(({ district }) => district === code) };
  return byAccount(inside, on, { body: 'other', how: 'on-paper', lead: `district-${code}`, participants: ['police'] });
}

/** The province's committee enters what a department did. */
function visitForAnother(setting: Setting, on: Day): Drawn {
  return byAccount(setting, on, { body: 'culture', how: 'for-another', lead: 'culture', participants: ['police'] });
}

type Going = Pick<Visit, 'body' | 'how' | 'lead' | 'participants'>;

function byAccount(setting: Setting, on: Day, going: Going): Drawn {
  const account = `officer.${going.lead}`;
  const crew = [account, ...going.participants.map((agency) => `officer.${agency}`)];
  return at(setting, on, false).map((where) => ({
    ...where,
    ...going,
    on,
    team: null,
    leader: going.how === 'for-another' ? 'officer.ppc' : account,
    leaderMember: account,
    crew,
    approver: `head.${going.lead}`,
    plan: null,
  }));
}

/** A place that is known by then, or a public place; none where there is none. */
function at(
  { random, places, world }: Pick<Setting, 'random' | 'places' | 'world'>,
  on: Day,
  isPublic: boolean,
): readonly Pick<Visit, 'place' | 'unit'>[] {
  if (isPublic) return [{ place: null, unit: random.pick(world.communes).unit }];
  // every reader has it before the Friday on which its plan may be written
  const known = places.filter((place) => place.known <= addDays(mondayOf(on), -7));
  if (known.length === 0) return [];
  const place = random.pick(known);
  return [{ place, unit: place.unit }];
}
