import type { Json, Person } from '../person.ts';
import { REST, type Counted, type Period } from './counted.ts';

/** What one answer tells of a unit over some days: a number, that it is withheld, or nothing. */
export interface Told {
  readonly map: string;
  readonly days: Period;
  readonly code: string;
  /** Empty: the whole; {@link REST}: what is in no part. */
  readonly part: string;
  readonly value: number | 'withheld' | 'missing';
}

export const PROVINCE = '12';
const VALUE = 'value { __typename ... on NumberValue { value } }';
const asks = 'query($indicator: ID!, $from: Day!, $to: Day!, $asOf: AsOf, $map: MapChoice!';
const given = 'from: $from, to: $to, asOf: $asOf, map: $map';

const OVERVIEW = `${asks}, $level: UnitLevel!) { overview(by: UNIT, indicators: [$indicator], level: $level, ${given}) {
  csv columns { total { ${VALUE} } cells { row figure { ${VALUE} } } } } }`;
const SCORES = `${asks}, $level: UnitLevel!) { scorecards(by: UNIT, indicators: [$indicator], level: $level, ${given}) {
  rows { scores { figure { ${VALUE} } before { ${VALUE} } change { by } yearBefore { ${VALUE} } changeOnYear { by } } } } }`;
const PARTS = `${asks}, $unit: ID, $breakdown: String) { figure(indicator: $indicator, unit: $unit, breakdown: $breakdown, ${given}) {
  ${VALUE} parts { part ${VALUE} } } }`;
const TREND = `${asks}) { trend(indicator: $indicator, ${given}) { months { from to figure { ${VALUE} } } whole { ${VALUE} } } }`;
const EVENTS = `${asks}, $unit: ID) { figure(indicator: $indicator, unit: $unit, ${given}) { ${VALUE} events(first: 50) { nodes { value unit } } } }`;

export interface CollectAsked {
  readonly table: Counted;
  readonly days: Period;
  readonly map: string;
  readonly asOf: string;
}

/** Every unit over some days, at a position, on a map, as one person is told it, and its parts. @throws where a file tells more */
export async function tabled(person: Person, { table, days, map, asOf }: CollectAsked): Promise<readonly Told[]> {
  const variables = { indicator: table.indicator, ...days, map, asOf };
  const told: Told[] = [];
  const note = (code: string, part: string, figure: Json) =>
    told.push({ map, days, code, part, value: valueIn(figure) });
  const levels = table.level === 'COMMUNE' ? ['DISTRICT', 'COMMUNE'] : ['DISTRICT'];
  for (const level of levels) {
    const { overview } = await person.answered(OVERVIEW, { ...variables, level });
    const [column] = overview.columns;
    note(PROVINCE, '', column.total);
    for (const { row, figure } of column.cells) note(row.split('@')[0], '', figure);
    compareCsv(overview.csv, column);
  }
  return [...told, ...(await partsOf(person, { table, days, map, asOf }))];
}

/** The same by months, and against the periods before. @throws where a change tells what no number does */
export async function compared(person: Person, { table, days, map, asOf }: CollectAsked): Promise<readonly Told[]> {
  const variables = { indicator: table.indicator, ...days, map, asOf };
  const told: Told[] = [];
  const note = (code: string, part: string, figure: Json) =>
    told.push({ map, days, code, part, value: valueIn(figure) });
  compareChanges((await person.answered(SCORES, { ...variables, level: table.level })).scorecards.rows);
  const { trend } = await person.answered(TREND, variables);
  note(PROVINCE, '', trend.whole);
  for (const { from, to, figure } of trend.months) {
    told.push({ map, days: { from, to }, code: PROVINCE, part: '', value: valueIn(figure) });
  }
  return told;
}

async function partsOf(person: Person, { table, days, map, asOf }: CollectAsked): Promise<readonly Told[]> {
  if (table.breakdown === null) return [];
  const { dimension: breakdown } = table.breakdown;
  const units = [null, ...(map === 'as-was' ? ['105', '106', '107', '108', '109', '110', '111', '112'] : [])];
  const told: Told[] = [];
  for (const unit of units) {
    const asked = { indicator: table.indicator, ...days, map, asOf, unit, breakdown };
    const { figure } = await person.answered(PARTS, asked);
    for (const { part, ...one } of (figure.parts ?? []) as Json[]) {
      told.push({ map, days, code: unit ?? PROVINCE, part: part === '' ? REST : part, value: valueIn(one) });
    }
  }
  return told;
}

/** The events behind the figure of a unit, as they tell its cells; `null`: it has none to show. */
export async function behind(
  person: Person,
  asked: CollectAsked & { readonly unit: string },
): Promise<readonly Json[] | null> {
  const { table, days, map, asOf, unit } = asked;
  const { data } = await person.ask(EVENTS, { indicator: table.indicator, ...days, map, asOf, unit });
  return data?.figure?.events?.nodes ?? null;
}

export function valueIn({ value }: Json): Told['value'] {
  if (value.__typename === 'NumberValue') return Number(value.value);
  if (value.__typename === 'ZeroValue') return 0;
  return value.__typename === 'WithheldValue' ? 'withheld' : 'missing';
}

/** A file tells what the answer tells, and no number more. */
function compareCsv(csv: string, { total, cells }: Json): void {
  const withheld = [total, ...cells.map(({ figure }: Json) => figure)].filter(
    (one) => valueIn(one) === 'withheld',
  ).length;
  const found = csv.split('withheld').length - 1;
  if (found < withheld) throw new Error(`of ${withheld} withheld values a file tells all but ${found}`);
}

/** By how much something changed is told only where both numbers are. */
function compareChanges(rows: readonly Json[]): void {
  const isTold = (figure: Json) => figure !== null && typeof valueIn(figure) === 'number';
  for (const { figure, before, yearBefore, change, changeOnYear } of rows.flatMap(({ scores }) => scores)) {
    const against = [
      [change, before],
      [changeOnYear, yearBefore],
    ];
    const leaks = against.some(([by, than]) => typeof by?.by === 'string' && !(isTold(figure) && isTold(than)));
    if (leaks) throw new Error('a change is told of numbers that are not');
  }
}

/** Figures that one answer withholds and another tells. */
export function contradictions(told: readonly Told[]): readonly string[] {
  const nameOf = ({ map, days, code, part }: Told) => [map, days.from, days.to, code, part].join(' ');
  const withheld = new Set(told.filter(({ value }) => value === 'withheld').map(nameOf));
  return [...new Set(told.filter(({ value }) => typeof value === 'number').map(nameOf))].filter((name) =>
    withheld.has(name),
  );
}
