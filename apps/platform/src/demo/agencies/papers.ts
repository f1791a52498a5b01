import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { lived, type Entry } from '../recorded.ts';
import { SAMPLE, type Strand } from '../story.ts';
import { agencyOf, districtOn, habitsOf, type World } from '../world.ts';
import { guided, meetings, subjects, symbols } from './words.data.ts';

/** Departments that issue documents, and how many a month. */
const DEPARTMENTS = [
  'dolisa',
  'police',
  'health',
  'culture',
  'fatherland-front',
  'other-members',
  'member-organisations',
];
const DOCUMENTS = 0.4;
/** Those whose duty it is to guide. */
const GUIDES = ['dolisa', 'police', 'fatherland-front'];
/** The standing agency calls them together; districts do too. */
const MEETING = ['dolisa'];
const PARTNERS = ['police', 'health', 'culture', 'fatherland-front'];

interface Body {
  readonly agency: string;
  readonly level: 'province' | 'district';
  readonly symbol: string;
  readonly pace: number;
  readonly unit: (on: Day) => string;
}

function bodiesOf(world: World): readonly Body[] {
  const province = DEPARTMENTS.map((agency): Body => {
    return { agency, level: 'province', symbol: symbols[agency]!, pace: 1, unit: () => world.province.unit };
  });
  const districts = world.districts
    .filter(({ code }) => habitsOf(code).diligent)
    .map(({ code }): Body => {
      const unit = (on: Day) => districtOn(world, code, on);
      return { agency: agencyOf(code), level: 'district', symbol: 'UBND-VX', pace: habitsOf(code).pace, unit };
    });
  return [...province, ...districts];
}

/** Documents, guidance, meetings and courses, month by month, of everybody but the district that does not do its work. */
export function paperStrands(world: World, random: Random): readonly Strand[] {
  const telling: Telling = { random, n: 0 };
  return bodiesOf(world).flatMap((body) => [
    ...carriedOut(body, world, telling),
    ...monthsFrom(world.from, world.end).flatMap((month) => monthOf(body, { world, month, telling })),
  ]);
}

interface Telling {
  readonly random: Random;
  /** How many entries there are already. */
  n: number;
}

/** Everybody's first answer to the directive: the document that carries it out. */
function carriedOut(body: Body, world: World, telling: Telling): readonly Strand[] {
  const on = workday(addDays(world.from, telling.random.between(18, 50)));
  return [documentOf(body, { on, subject: 'Triển khai thực hiện công văn 879/UBND-VX', partners: [] }, telling)];
}

interface Month {
  readonly world: World;
  readonly month: Day;
  readonly telling: Telling;
}

function monthOf(body: Body, { world, month, telling }: Month): readonly Strand[] {
  const { random } = telling;
  const on = workday(addDays(month, random.between(1, 25)));
  const may = (share: number) => on > addDays(world.from, 15) && random.chance(share * Math.min(1, body.pace));
  const drawn: readonly [number, () => Strand][] = [
    [DOCUMENTS, () => aboutSomething(body, on, telling)],
    [GUIDES.includes(body.agency) ? 0.5 : 0, () => guidanceOf(body, on, telling)],
    [MEETING.includes(body.agency) || body.level === 'district' ? 0.35 : 0.05, () => meetingOf(body, on, telling)],
    [0.18, () => trainingOf(body, on, telling)],
  ];
  return drawn.flatMap(([share, told]) => (may(share) ? [told()] : []));
}

function aboutSomething(body: Body, on: Day, telling: Telling): Strand {
  const { random } = telling;
  const others = PARTNERS.filter((agency) => agency !== body.agency);
  const partners = random.chance(0.2) ? random.some(others, random.between(1, 2)) : [];
  return documentOf(body, { on, subject: random.pick(subjects), partners }, telling);
}

interface Document {
  readonly on: Day;
  readonly subject: string;
  readonly partners: readonly string[];
}

function documentOf(body: Body, { on, subject, partners }: Document, telling: Telling): Strand {
  const documentType =
    partners.length > 0 ? 'joint-plan' : telling.random.pick(['dispatch', 'dispatch', 'notice', 'decision']);
  const { symbol, level } = body;
  const told = { document: numbered(telling, symbol), level, documentType, subject: `${subject} ${SAMPLE}` };
  return entered(body, { on, kind: 'issued-document', participants: partners, told }, telling);
}

function guidanceOf(body: Body, on: Day, telling: Telling): Strand {
  const topic = telling.random.pick(Object.keys(guided) as (keyof typeof guided)[]);
  const told = {
    document: numbered(telling, `HD-${body.symbol.split('-')[0]!}`),
    topic,
    subject: `${guided[topic]} ${SAMPLE}`,
  };
  return entered(body, { on, kind: 'guidance', told }, telling);
}

/** Those who came are its participants. */
function meetingOf(body: Body, on: Day, telling: Telling): Strand {
  const { random } = telling;
  const present = random.some(
    PARTNERS.filter((agency) => agency !== body.agency),
    random.between(2, 4),
  );
  const minutes = `${random.between(1, 90)}/BB ${SAMPLE}`;
  const told = { level: body.level, subject: `${random.pick(meetings)} ${SAMPLE}`, minutes };
  return entered(body, { on, kind: 'coordination-meeting', participants: present, told }, telling);
}

function trainingOf(body: Body, on: Day, telling: Telling): Strand {
  const { random } = telling;
  const attendances = random.between(18, 90);
  const said = body.agency.startsWith('district')
    ? { topic: random.pick(['team-178', 'law', 'healthy-commune']), audience: 'team-members', traineeLevel: 'district' }
    : {
        topic: random.pick(['plan', 'law', 'trafficking']),
        audience: random.pick(['officials', 'members']),
        traineeLevel: 'district',
      };
  return entered(
    body,
    { on, kind: 'training', told: { ...said, attendances }, slip: { attendances: attendances + 2 } },
    telling,
  );
}

function numbered(telling: Telling, symbol: string) {
  return { number: String(100 + telling.n), symbol };
}

function entered({ agency, unit }: Body, entry: Omit<Entry, 'ref' | 'unit' | 'lead'>, telling: Telling): Strand {
  const ref = `${entry.kind} ${telling.n++}`;
  return lived({ ...entry, kind: `agencies/${entry.kind}`, ref, unit: unit(entry.on), lead: agency }, telling.random);
}
