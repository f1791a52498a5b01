import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { healthQuarters, workday } from '../calendar.ts';
import { releasedTable, type Counted, type Counting } from '../counted.ts';
import type { Random } from '../random.ts';
import { ended, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Strand } from '../story.ts';
import { communesOf, districtOn, habitsOf, type Commune, type World } from '../world.ts';

const counting: Counting = {
  ...{ totals: 'health-interventions/totals', releases: 'health-interventions/release' },
  agency: 'health',
};

/** How many communes the programme works in. */
const COMMUNES = 20;
const MEASURES = ['condoms', 'needles-syringes', 'substitution', 'outreach', 'testing', 'sti-care', 'referral'];
const NAMES = ['Trạm y tế', 'Điểm cấp phát', 'Điểm tư vấn', 'Phòng khám'] as const;
const KINDS = ['health-facility', 'fixed-point', 'testing-point', 'treatment-point'] as const;

interface Programme {
  readonly world: World;
  readonly communes: readonly Commune[];
  readonly random: Random;
}

/** Health's programme: where it works, what it counted in each quarter of its own, and what it released of that. */
export function healthStrands(world: World, random: Random): readonly Strand[] {
  const communes = random.some(communesOf(world), COMMUNES);
  const programme = { world, communes, random };
  return [
    ...programmeStrands(programme),
    areasStrand(world),
    ...communes.map((commune, index) => siteStrand(programme, commune, index)),
    ...healthQuarters(world.from, world.end).flatMap((period) => quarterStrands(programme, period)),
  ];
}

function own(kind: string, { ref, on, unit }: Pick<Entry, 'ref' | 'on' | 'unit'>, told: object): Entry {
  return { kind: `health-interventions/${kind}`, ref, on, unit, lead: 'health', told };
}

function programmeStrands({ world, random }: Programme): readonly Strand[] {
  return world.districts.map(({ code }) => {
    const on = workday(addDays(world.from, random.between(3, 40)));
    const at = { ref: `programme ${code}`, on, unit: districtOn(world, code, on) };
    const told = {
      measures: random.some(MEASURES, random.between(3, 6)),
      funds: random.pick(['project', 'target-programme']),
    };
    return { name: at.ref, steps: [recorded(own('programme', at, told))] };
  });
}

/** Groups are counted in sets of communes: those of four districts in the east, and those of the west. */
function areasStrand(world: World): Strand {
  const of = (codes: readonly string[]) =>
    communesOf(world).flatMap(({ unit, district }) => (codes.includes(district) ? [unit] : []));
  const areas = [
    { code: 'dong', communes: of(['105', '106', '110', '111']) },
    { code: 'tay', communes: of(['107', '108', '109', '112']) },
  ];
  const at = { ref: 'reporting areas', on: world.from, unit: world.province.unit };
  return { name: at.ref, steps: [recorded(own('reporting-areas', at, { areas }))] };
}

function siteStrand({ world, random }: Programme, { unit, name: called }: Commune, index: number): Strand {
  const on = workday(addDays(world.from, random.between(2, 60)));
  const kind = index % KINDS.length;
  const told = {
    ...{ kind: KINDS[kind]!, name: `${NAMES[kind]!} ${called} ${SAMPLE}` },
    measures: random.some(MEASURES, random.between(1, 4)),
  };
  const site = own('site', { ref: `site ${index}`, on, unit }, told);
  const closed = random.chance(0.1) ? [ended(site, workday(addDays(on, random.between(150, 400))))] : [];
  return { name: site.ref, steps: [recorded(site), ...closed] };
}

interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Condoms and contacts commune by commune, examinations district by district, different people for the province alone. */
function quarterStrands({ world, communes, random }: Programme, period: Period): readonly Strand[] {
  const whole = (unit: string, most: number): Counted => ({
    unit,
    lines: [{ by: {}, count: random.between(0, most) }],
  });
  const inCommunes = (most: number) => communes.map(({ unit }) => whole(unit, most));
  const inDistricts = (most: number) =>
    world.districts.map(({ code }) =>
      whole(districtOn(world, code, period.to), Math.ceil(most * Math.min(1, 0.3 + habitsOf(code).pace))),
    );
  const ofProvince = (least: number, most: number): readonly Counted[] => [
    { unit: world.province.unit, lines: [{ by: {}, count: random.between(least, most) }] },
  ];
  const onItsDay = { from: period.to, to: period.to };
  const table = (code: string, counted: readonly Counted[], over = period) =>
    releasedTable(counting, { table: code, period: over, counted });
  return [
    table('condoms-distributed', inCommunes(4000)),
    table('needles-syringes', inCommunes(900)),
    table('outreach-contacts', inCommunes(70)),
    table('hiv-tests-with-counselling', inDistricts(60)),
    table('sti-examinations', inDistricts(45)),
    table('treatment-referrals', inDistricts(9)),
    table('substitution-patients', inDistricts(40), onItsDay),
    table('communes-with-harm-reduction', ofProvince(14, COMMUNES), onItsDay),
    table('people-reached', ofProvince(200, 420)),
    table('people-tested', ofProvince(120, 240)),
  ];
}
