import { daysOfMaps, frameOf, nothingBeside, type Asked, type Framing } from '../frame.ts';
import { explain } from '../words/explain.ts';
import { whyNotOnMap } from '../counting/place.ts';
import type { ReleasedSpan, ReleaseTable } from './release-table.ts';
import { Telling, type Told } from './telling.ts';
import type { Figure, FigureValue, Frame } from '../value.ts';
import { mapDayFor } from '../versions.ts';

/** What figures that come in releases are told from: each table of the indicator in its newest edition. */
export interface ReleasedMaterial extends Framing {
  readonly releases: readonly ReleaseTable[];
  /** Days of which releases tell and that share some with the asked ones. */
  readonly spans: readonly ReleasedSpan[];
}

/** What the releases of an indicator say, for however many units. */
export function tellingOf({ question, material, versions: { definition } }: Asked<ReleasedMaterial>): Telling {
  const { releases: tables, units, today } = material;
  return new Telling({ question, definition, tables, units, mapDay: mapDayFor(question, definition, today) });
}

/** The figure of the unit in question: as releases tell it, and nothing that they do not. */
export function releasedFigure(asked: Asked<ReleasedMaterial>, telling: Telling): Figure {
  const { material } = asked;
  const told = toldOf(asked, telling);
  const { value } = told;
  const releasedSpans = spansBeside(asked, value);
  const beside = { estimate: estimateIn(asked, told), releases: releasesIn(told), releasedSpans };
  const frame = frameOf(asked, { ...nothingBeside, ...beside });
  return {
    value,
    frame,
    parts: value.is === 'cannot-be-carried' ? null : partsOf(asked, telling),
    steps: explain({ value, frame, slice: null, units: material.units }),
  };
}

/** The value of the unit in question, with the cells that it was taken from. */
export function toldOf({ question, material, versions }: Asked<ReleasedMaterial>, telling: Telling): Told {
  if (versions.held.length === 0) return { value: { is: 'missing', because: 'not-defined' }, cells: [] };
  const { unit } = question;
  const days = daysOfMaps(question, mapDayFor(question, versions.definition, material.today));
  const absent = unit === null ? null : whyNotOnMap(material.units, unit, days);
  if (absent !== null) return { value: { is: 'cannot-be-carried', because: absent }, cells: [] };
  return telling.at(unit, question.part ?? null);
}

/** Parts are told as they are, each a cell of its own; what is left of the whole is not worked out. */
function partsOf({ question, versions }: Asked<ReleasedMaterial>, telling: Telling): Figure['parts'] {
  const breakdown = versions.definition.breakdowns.find(({ dimension }) => dimension === question.breakdown);
  if (!breakdown || question.part !== undefined || versions.held.length === 0) return null;
  const values = telling.partsOf(question.unit).map((part) => ({ part, value: telling.at(question.unit, part).value }));
  return { ...breakdown, values };
}

function releasesIn({ cells }: Told): Frame['releases'] {
  const tables = [...new Set(cells.map(({ table }) => table))];
  return tables.map(({ release, edition, agency, releasedOn, threshold, period }) => {
    return { release, edition, agency, releasedOn, threshold, period };
  });
}

/** Where the asked days are told by no release: the days that are. A quarter of Health's and one of the calendar never meet. */
function spansBeside(
  { question, material, versions }: Asked<ReleasedMaterial>,
  value: FigureValue,
): Frame['releasedSpans'] {
  if (value.is !== 'missing' || (value.because !== 'not-released' && value.because !== 'not-given')) return [];
  const { obligation } = question;
  return material.spans
    .filter(({ type }) => type === versions.definition.measure)
    .filter(({ obligations }) => obligation === null || obligations.includes(obligation))
    .map(({ from, to }) => ({ from, to }));
}

function estimateIn({ versions }: Asked, { cells: [told] }: Told): Frame['estimate'] {
  if (versions.definition.kind !== 'estimate' || told === undefined) return null;
  const { method, author, 'as-of-day': on } = told.cell.dimensions;
  const { agency, period } = told.table;
  return method === undefined ? null : { method, author: author ?? agency, on: on ?? period.to };
}
