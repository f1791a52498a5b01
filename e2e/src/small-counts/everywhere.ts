import { untilKnown } from '../figures.ts';
import type { Json, Person } from '../person.ts';
import type { Running } from '../platform.ts';
import { DIRECTIVE } from '../story.ts';
import { until } from '../until.ts';
import type { Edition } from './attacker.ts';
import { Counting } from './counted.ts';
import { editionAt, type Seen } from './editions.ts';
import { askedEverywhere as table, counts } from './entered.data.ts';
import { changed, everythingFor, type Answered } from './everything.ts';
import { formOf } from './own-form.ts';
import { messagesIn, surfacesFor, watching, type About, type Surfaces } from './surfaces.ts';
import { mapOf } from './units.ts';

/** What somebody was told at one moment, by whatever tells. */
interface Round {
  readonly answers: ReadonlyMap<string, readonly Answered[]>;
  /** Messages about the table in the topics, as another service reads them. */
  readonly messages: readonly Json[];
  /** Changes that who watches has heard of. */
  readonly heard: number;
}

export interface Everywhere {
  readonly about: About;
  readonly surfaces: Surfaces;
  /** What the committee is told by every argument of every field. */
  readonly everything: readonly Answered[];
  readonly edition: Edition;
  /** Once a table has left; once a count of it was corrected; once that has left. */
  readonly rounds: readonly [Round, Round, Round];
}

/** Three in ten of what is left are in each part, so that parts of a large whole are told. */
const evenly = () => 0.3;

/** They see the whole province: of them every part of every answer is compared, and whatever a parameter changes. */
const seesAll = ({ account }: Person) => ['committee', 'auditor'].includes(account);

/** Has one table leave and be corrected, and asks everybody everything before, between and after. */
export async function everywhere(platform: Running, seen: Seen, everybody: readonly Person[]): Promise<Everywhere> {
  const [committee] = seen.readers;
  const { counting, about, edition } = await released(platform, seen);
  const surfaces = await surfacesFor(committee!, about);
  const watched = watching(committee!, surfaces, about);
  const round = async (people: readonly Person[], asked = surfaces, already?: Already): Promise<Round> => ({
    answers: await answersOf(people, asked, about, already),
    messages: (await messagesIn(platform)).filter(({ body }) => JSON.stringify(body).includes(table.indicator)),
    heard: watched.heard.length,
  });
  const everything = await everythingFor(committee!, {
    questions: surfaces.questions,
    addresses: [],
    name: about.name,
  });
  const first = await round(everybody, surfaces, { account: committee!.account, answers: everything });
  const corrected = await counting.recount(counting.places[0]!, 160, evenly);
  await untilKnown(committee!, corrected, table.indicator);
  // Files are made of the figures that are asked anyway: once is enough of each.
  const second = await round(everybody, { ...surfaces, addresses: withoutFiles(surfaces) });
  await counting.publish();
  await until('the change is told to who watches', async () => watched.heard.length > 0);
  // That it is told is seen without what each parameter changes, and by one of them in every part.
  const plainly = { ...surfaces, addresses: asTheyStand(surfaces) };
  const [third, others] = [
    await round([committee!], plainly),
    await round(
      everybody.filter((one) => seesAll(one) && one !== committee),
      { ...plainly, parts: surfaces.few },
    ),
  ];
  await watched.end();
  return { about, surfaces, everything, edition, rounds: [first, second, both(third, others)] };
}

function both(one: Round, other: Round): Round {
  return { ...other, answers: new Map([...one.answers, ...other.answers]) };
}

async function released(platform: Running, seen: Seen) {
  const { agency, periods } = table;
  const [days] = periods;
  const [committee] = seen.readers;
  const [officer, head] = await Promise.all(['officer', 'head'].map((of) => platform.as(`${of}.${agency}`)));
  const people = { officer: officer!, head: head!, reader: committee! };
  const counting = new Counting(people, table, days!, await mapOf(committee!, days!.to));
  await counting.enter(evenly, counts);
  const position = (await counting.publish())!;
  const [place] = counting.places;
  const ids = { record: counting.idOf(place!), unit: place!.key, asOf: `${seen.log}:${position}` };
  const keys = counting.places.map(({ key }) => key);
  const form = await formOf(await platform.as('standing.health'), table, keys);
  const report = await reported(platform, committee!);
  const plan = await planned(platform, committee!, counting.places[counts.indexOf(Math.min(...counts))]!.key);
  const { indicators } = await committee!.answered(`{ indicators { code names { vi } } }`);
  const name = (indicators as Json[]).find(({ code }) => code === table.indicator).names.vi;
  return {
    counting,
    about: { table, days: days!, obligation: `${DIRECTIVE}/O26`, report, form, plan, name, ...ids },
    edition: await editionAt(table, { counting, position, left: [days!], seen }),
  };
}

/** Opens a report in which the table stands, and names one of its figures. */
async function reported(platform: Running, reader: Person): Promise<About['report']> {
  const period = { regime: '879-ubnd-vx', period: '2013-H2' };
  await (await platform.as('standing')).done('reporting/reporting-period/open', period);
  let ref = '';
  await until('the report is told', async () => {
    const { status, body } = await reader.get(`/api/reports/${period.regime}/${period.period}/figures`);
    const figures: Json[] = status === 200 ? body.figures : [];
    ref = figures.find((one) => one.indicator === table.indicator && isPlain(one))?.ref ?? '';
    return ref !== '';
  });
  return { ...period, ref };
}

/** Enters the plan of a district with one target, for the table. */
async function planned(platform: Running, reader: Person, unit: string): Promise<About['plan']> {
  const lead = `district-${unit.split('@')[0]!}`;
  const [days] = table.periods;
  const done = await (
    await platform.as(`officer.${lead}`)
  ).done('agencies/plan/record', {
    ...{ on: days!.from, unit, lead, document: { number: '15', symbol: 'KH-UBND' }, level: 'district' },
    ...{ planType: 'period', continuation: 'new', period: days, targets: [{ indicator: table.indicator, value: 10 }] },
  });
  await untilKnown(reader, done, table.indicator);
  return { id: done.id, unit };
}

/** The whole of the period, as the ledger has it: no part, no line, and not worked out from others. */
function isPlain({ unit, agency, obligation, part, quarter, column }: Json): boolean {
  return column === 'period' && [unit, agency, obligation, part, quarter].every((narrower) => narrower === null);
}

function withoutFiles({ addresses }: Surfaces): Surfaces['addresses'] {
  return addresses.filter((one) => one.file === undefined);
}

function asTheyStand({ addresses }: Surfaces): Surfaces['addresses'] {
  return addresses.filter((one) => one.with === undefined);
}

/** What one of them was answered just before. */
interface Already {
  readonly account: string;
  readonly answers: readonly Answered[];
}

async function answersOf(people: readonly Person[], surfaces: Surfaces, { name }: About, already?: Already) {
  const answers = new Map<string, readonly Answered[]>();
  for (const person of people) {
    const asked = seesAll(person)
      ? { questions: surfaces.parts, addresses: surfaces.addresses }
      : { questions: surfaces.few, addresses: asTheyStand(surfaces) };
    const before = person.account === already?.account ? already.answers : [];
    answers.set(person.account, await everythingFor(person, { ...asked, name, already: before }));
  }
  return answers;
}

/** What is answered otherwise in a later round, by account. */
export function changedBetween(before: Round, after: Round): ReadonlyMap<string, ReturnType<typeof changed>> {
  return new Map([...after.answers].map(([account, now]) => [account, changed(before.answers.get(account)!, now)]));
}
