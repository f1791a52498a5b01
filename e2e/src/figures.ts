import type { Done, Json, Person } from './person.ts';
import { today } from './story.ts';

/** A figure as one reads it: its value, and what one must know of it. */
export const FIGURE = `
  value {
    __typename
    ... on NumberValue { value }
    ... on ZeroValue { checks }
    ... on MissingValue { because }
    ... on CannotBeCarriedValue { because }
  }
  overlaps openPairs
  frame { unitOfCount period { from to state } definitionVersion completeTo { position at } incomplete
          cannotBePlaced { value because } }`;

export interface FigureAsked {
  readonly indicator: string;
  readonly from: string;
  readonly to: string;
  readonly unit?: string;
  readonly agency?: string;
  readonly obligation?: string;
  readonly asOf?: string;
  readonly map?: string;
}

export const ASKS = `query($indicator: ID!, $from: Day!, $to: Day!, $unit: ID, $agency: ID, $obligation: ID, $asOf: AsOf, $map: MapChoice) {
  figure(indicator: $indicator, from: $from, to: $to, unit: $unit, agency: $agency, obligation: $obligation, asOf: $asOf,
         map: $map) {`;

/** Asks for one figure; `more` adds fields. @throws when it is not answered */
export async function figure(person: Person, asked: FigureAsked, more = ''): Promise<Json> {
  return (await person.answered(`${ASKS} ${FIGURE} ${more} } }`, { map: 'as-was', ...asked })).figure;
}

/** The number in a figure: zero too, `null` where it is no number. */
export function numberIn({ value }: Json): number | null {
  if (value.__typename === 'ZeroValue') return 0;
  return value.__typename === 'NumberValue' ? Number(value.value) : null;
}

/** The number in one figure. */
export async function count(person: Person, asked: FigureAsked): Promise<number | null> {
  return numberIn(await figure(person, asked));
}

/** Waits until what a command wrote is in the figures: the gateway itself waits for the position. */
export async function untilKnown(
  person: Person,
  { position }: Pick<Done, 'position'>,
  indicator = 'inspections-done',
): Promise<void> {
  const asOf = `${await logOf(person)}:${position}`;
  const asked = { indicator, from: '2013-01-01', to: '2013-01-02', map: 'as-was', asOf };
  await person.answeredOnceKnown(`${ASKS} ${FIGURE} } }`, asked);
}

/** Id of the log in which positions count. */
export async function logOf({ url }: Person): Promise<string> {
  const { services } = (await (await fetch(`${url}/health/ready`)).json()) as Json;
  return services.find(({ log }: Json) => log).log;
}

/** Figures of a year that a reader compares before and after. */
export async function picture(person: Person): Promise<Json> {
  const codes = [
    'inspections-done',
    'inspection-visits',
    'establishments-inspected',
    'fines-imposed',
    'conditional-businesses',
  ];
  const query = `query($codes: [ID!]!, $from: Day!, $to: Day!) {
    overview(by: UNIT, indicators: $codes, from: $from, to: $to, map: "as-now") {
      rows columns { indicator { code } total { value { __typename ... on NumberValue { value } } }
        cells { row figure { value { __typename ... on NumberValue { value } } } } } } }`;
  return person.answeredOnceKnown(query, { codes, from: '2013-01-01', to: today() });
}
