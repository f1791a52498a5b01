import { daysOfMaps, frameOf, nothingBeside, type Asked, type Framing } from './frame.ts';
import { explain } from './explain.ts';
import { whyNotOnMap } from './place.ts';
import type { ReleaseTable } from './release-table.ts';
import { Telling, type Told } from './told.ts';
import type { Figure, Frame } from './value.ts';
import { mapDayFor } from './versions.ts';

/** What figures that come in releases are told from: each table of the indicator in its newest edition. */
export interface ReleasedMaterial extends Framing {
  readonly releases: readonly ReleaseTable[];
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
  const frame = frameOf(asked, { ...nothingBeside, estimate: estimateIn(asked, told), releases: releasesIn(told) });
  const { value } = told;
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
  return telling.at(unit, null);
}

/** Parts are told as they are, each a cell of its own; what is left of the whole is not worked out. */
function partsOf({ question, versions }: Asked<ReleasedMaterial>, telling: Telling): Figure['parts'] {
  const breakdown = versions.definition.breakdowns.find(({ dimension }) => dimension === question.breakdown);
  if (!breakdown || versions.held.length === 0) return null;
  const values = telling.partsOf(question.unit).map((part) => ({ part, value: telling.at(question.unit, part).value }));
  return { ...breakdown, values };
}

function releasesIn({ cells }: Told): Frame['releases'] {
  const tables = [...new Set(cells.map(({ table }) => table))];
  return tables.map(({ release, edition, agency, releasedOn, threshold, period }) => {
    return { release, edition, agency, releasedOn, threshold, period };
  });
}

function estimateIn({ versions }: Asked, { cells: [told] }: Told): Frame['estimate'] {
  if (versions.definition.kind !== 'estimate' || told === undefined) return null;
  const { method, author, 'as-of-day': on } = told.cell.dimensions;
  const { agency, period } = told.table;
  return method === undefined ? null : { method, author: author ?? agency, on: on ?? period.to };
}
