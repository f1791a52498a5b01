import { stands, withMembersOn, type AgencyRecord, type TeamRecord } from '@lien-nganh/contracts/reference';
import type { Day } from '@lien-nganh/kernel';
import { mapDayOf, type Sentences, type UnitMap } from '@lien-nganh/vocabulary';
import type { Question } from '../../figure/question.ts';
import { latestKey } from '../../figure/same-unit.ts';
import { comesInReleases, isStock, versionsOf } from '../../figure/versions.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import { coverageOf, type CoverageCell } from '../../graphql/matrix/picture.ts';
import { mayReadFigure } from '../../graphql/answers/questions.ts';
import { stateWords } from '../../matrix/words.ts';
import { entriesOf } from '../../read-models/entries.ts';
import { teamsKnown } from '../../read-models/kept-states.ts';
import type { KnownReport } from '../known.ts';
import { entryOf } from './entry.ts';
import { printed, type Annex, type LayoutMaterial, type RowLaid, type Said } from './layout.ts';
import { reachOf, wholeOf, type WholeOf } from '../question/reach.ts';
import type { ReadBy } from '../figures/reading.ts';
import { contentWords, receiptOf, timelinessWords } from './receipts.ts';

/**
 * What the rows of a report are made of, as it was known at its position.
 *
 * @param figuresOnly without the rows that have no figures
 */
export async function layoutMaterial(
  context: GatewayContext,
  known: KnownReport,
  { by, figuresOnly = false }: { readonly by: ReadBy; readonly figuresOnly?: boolean },
): Promise<LayoutMaterial> {
  const { key, period, template } = known;
  const mapDay = mapDayOf(by.map, { occurredOn: period.to, today: by.circumstances.today });
  const version = template.version;
  const wanted = (rows: Annex['rows']) => version.annexes.some((annex) => annex.rows === rows);
  const told = version.annexes.some(
    ({ rows, columns }) => rows === 'units' && columns.some(({ shows }) => shows.is === 'told'),
  );
  const teams = wanted('teams') || told ? await teamRows(context, known, mapDay) : [];
  const reach = reachOf(key, period);
  const whole = wholeOf(reach, by.defined);
  return {
    ...{ template: version, period, reach, wholeOf: whole, units: by.units, mapDay },
    asWas: by.map === 'as-was' ? { from: period.from, to: period.to } : null,
    stands: (indicator) => standsAt(by, indicator),
    agencies: reportersOf(known).map((agency) => ({ key: agency, name: nameOn(known, agency, period.to) })),
    recorded: {
      obligations: wanted('obligations') && !figuresOnly ? await obligationRows(context, known) : [],
      addressees: wanted('addressees') ? await addresseeRows(context, known) : [],
      teams,
    },
    saidOfUnit: (unit) => saidOfTeams(teams.filter((team) => isSameUnit(by.units, team.narrows.unit, unit))),
    parts: await partsIn(context, version.annexes, { by, whole }),
    indicatorName: (indicator) => namesOf(by, indicator),
  };
}

/** Whose lines stand in the report: its own, or those of everybody who reports, in their order. */
export function reportersOf({ key, period }: Pick<KnownReport, 'key' | 'period'>): readonly string[] {
  return key.reporter === null ? period.addressees.map(({ agency }) => agency) : [key.reporter];
}

/** The name that an agency bore on a day. */
export function nameOn({ agencies }: Pick<KnownReport, 'agencies'>, slug: string, on: Day): Sentences {
  const agency = agencies.get(slug);
  if (agency === undefined) return { vi: slug, en: slug };
  const { vi, en } = earlierName(agency, on) ?? agency.names;
  return { vi, en };
}

function earlierName({ earlierNames }: AgencyRecord, on: Day) {
  return earlierNames.find(({ from, to }) => from <= on && on <= to);
}

/** The names of an indicator as they were known at the position. */
export function namesOf({ defined }: Pick<ReadBy, 'defined'>, indicator: string): Sentences {
  const [latest] = defined.definitions.byCode.get(indicator) ?? defined.present.byCode.get(indicator) ?? [];
  return latest?.names ?? { vi: indicator, en: indicator };
}

function standsAt({ defined }: Pick<ReadBy, 'defined'>, indicator: string): boolean {
  const [latest] = defined.definitions.byCode.get(indicator) ?? defined.present.byCode.get(indicator) ?? [];
  return latest !== undefined && isStock(latest);
}

async function obligationRows(context: GatewayContext, known: KnownReport): Promise<readonly RowLaid[]> {
  const { key, period, position } = known;
  const [directive] = (period.obligation ?? '').split('/');
  if (!directive) return [];
  const { from, to } = period;
  const rows = await coverageOf(context, { directive, from, to, asOf: position });
  return rows.flatMap(({ cells }) =>
    cells
      .filter(({ addressee }) => key.reporter === null || addressee === key.reporter)
      .map((cell, index) => rowOf(known, cell, index === 0)),
  );
}

/** The words of an obligation stand once; the rows of its other addressees have its code. */
function rowOf(known: KnownReport, cell: CoverageCell, isFirst: boolean): RowLaid {
  const { obligation, addressee, state, hidden, guarded, happened, stood } = cell;
  const { code, words, gloss, key } = obligation;
  return {
    ...{ key: `${key} ${addressee}`, narrows: {}, total: false },
    name: isFirst ? { vi: `${code}. ${words}`, en: `${code}. ${gloss}` } : { vi: code, en: code },
    said: {
      addressee: text(nameOn(known, addressee, known.period.to).vi),
      state: text(stateWords[state].vi),
    },
    work: { count: happened + stood, hidden, guarded },
    shownBy: { agency: addressee, indicators: cell.about.map((definition) => definition.code) },
  };
}

/** How long the work of reporters took to be entered, as it was known at the position. */
export async function entriesIn({ parts, live }: GatewayContext, known: KnownReport) {
  const { from, to } = known.period;
  const asked = { agencies: reportersOf(known), from, to, asOf: known.position };
  const entered = await entriesOf(parts.pool, live.readModels, asked);
  return new Map([...entered].map(([agency, days]) => [agency, entryOf(days)]));
}

async function addresseeRows(context: GatewayContext, known: KnownReport): Promise<readonly RowLaid[]> {
  const { period } = known;
  const own = reportersOf(known);
  const entries = await entriesIn(context, known);
  return period.addressees
    .filter(({ agency }) => own.includes(agency))
    .map(({ agency, manner, dueOn }) => {
      const { receivedOn, state, content, submission } = receiptOf(known, agency);
      return {
        ...{ key: agency, name: nameOn(known, agency, period.to), narrows: { agency }, total: false },
        entry: entries.get(agency) ?? null,
        said: {
          ...(manner === 'obliged' ? { 'due-on': { is: 'day', day: dueOn } as const } : {}),
          ...(receivedOn === null ? {} : { 'received-on': { is: 'day', day: receivedOn } as const }),
          timeliness: text(timelinessWords[state].vi),
          ...(content === null ? {} : { content: text(contentWords[content].vi) }),
          ...(submission === null ? {} : { submission: text(String(submission)) }),
        },
      };
    });
}

async function teamRows(context: GatewayContext, known: KnownReport, on: Day): Promise<readonly RowLaid[]> {
  const { parts, live } = context;
  const { key, position } = known;
  const teams = await teamsKnown(parts.pool, live.readModels, position);
  return teams
    .filter((team) => stands(team, on) && (key.reporter === null || team.agency === key.reporter))
    .sort((a, b) => (`${a.unit} ${a.team}` < `${b.unit} ${b.team}` ? -1 : 1))
    .map((team) => ({
      ...{ key: team.team, name: nameOn(known, team.agency, on), narrows: { unit: team.unit }, total: false },
      said: {
        decision: text(team.decision),
        'decided-on': { is: 'day', day: team.establishedOn },
        members: text(membersOf(known, team, on)),
      },
    }));
}

/** Of a unit that has several teams the words of each, in their order. */
function saidOfTeams(teams: readonly RowLaid[]): RowLaid['said'] {
  if (teams.length < 2) return teams[0]?.said ?? {};
  const words = (what: 'decision' | 'decided-on' | 'members') =>
    text(teams.flatMap(({ said }) => (said[what] === undefined ? [] : wordsOf(said[what]))).join('; '));
  return { decision: words('decision'), 'decided-on': words('decided-on'), members: words('members') };
}

function wordsOf(said: Said): string {
  return said.is === 'day' ? printed(said.day) : said.text;
}

function isSameUnit(units: UnitMap, one: string | null | undefined, other: string): boolean {
  return one !== null && one !== undefined && latestKey(units, one) === latestKey(units, other);
}

/** How many members each agency has in the team, in one order in all of them: never who. */
function membersOf(known: KnownReport, team: TeamRecord, on: Day): string {
  const { members } = withMembersOn(team, on);
  const names = members.map(({ agency }) => nameOn(known, agency, on).vi);
  return [...new Set(names)]
    .sort((a, b) => a.localeCompare(b, 'vi'))
    .map((name) => `${name}: ${names.filter((one) => one === name).length}`)
    .join('; ');
}

function text(words: string): Said {
  return { is: 'text', text: words };
}

/** Values of the dimensions by which annexes are divided, as the figures of the period have them and the caller may see. */
async function partsIn(
  context: GatewayContext,
  annexes: readonly Annex[],
  asking: Asking,
): Promise<LayoutMaterial['parts']> {
  const divided = annexes.filter(({ rows }) => rows === 'parts');
  const questions = divided.flatMap((annex) =>
    questionsOf(context, annex, asking).map((question) => ({ annex, question })),
  );
  const figures = await context.live.reader.figures(
    questions.map(({ question }) => question),
    asking.by.circumstances,
  );
  return (annex) => {
    const own = figures.filter((_, index) => questions[index]!.annex === annex);
    return [...new Set(own.flatMap(({ parts }) => (parts?.values ?? []).map(({ part }) => part)))].sort();
  };
}

interface Asking {
  readonly by: ReadBy;
  readonly whole: WholeOf;
}

function questionsOf(context: GatewayContext, annex: Annex, { by, whole }: Asking): readonly Question[] {
  const { from, to } = by.period;
  const indicators = annex.columns.flatMap(({ shows }) =>
    shows.is === 'figure' && shows.part === null ? shows.indicator : [],
  );
  return [...new Set(indicators)].flatMap((indicator) => {
    const [definition] = by.defined.present.byCode.get(indicator) ?? [];
    if (definition === undefined || annex.by === null) return [];
    const { unit, agency: line } = whole(indicator);
    if (!mayReadFigure(context, 'gateway.read-figures', { definition, agency: line, to })) return [];
    const { definition: then } = versionsOf({ indicator, from, to }, by.defined);
    if (!then.breakdowns.some(({ dimension }) => dimension === annex.by)) return [];
    const agency = comesInReleases(definition) ? null : line;
    const days = { from, to, asOf: by.position, map: by.map };
    return { indicator, unit, agency, obligation: null, ...days, breakdown: annex.by };
  });
}
