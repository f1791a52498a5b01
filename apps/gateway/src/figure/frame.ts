import type { Day } from '@lien-nganh/kernel';
import type { UnitMap } from '@lien-nganh/vocabulary';
import { axisOf, type Question } from './question.ts';
import { spansOfSame, type Days } from './same-unit.ts';
import type { Frame, Frontier } from './value.ts';
import { mapDayFor, type Versions } from './versions.ts';

/** When and on which maps a figure is told. */
export interface Framing {
  readonly units: UnitMap;
  readonly today: Day;
  readonly frontier: Frontier | null;
}

/** A question with what answers it. */
export interface Asked<Material extends Framing = Framing> {
  readonly question: Question;
  readonly material: Material;
  readonly versions: Versions;
}

/** What stands beside a value. */
export type Beside = Pick<
  Frame,
  'estimate' | 'openPairs' | 'cannotBePlaced' | 'releases' | 'releasedSpans' | 'imported' | 'importedBeside'
>;

export const nothingBeside: Beside = {
  estimate: null,
  openPairs: 0,
  cannotBePlaced: null,
  releases: [],
  releasedSpans: [],
  imported: [],
  importedBeside: [],
};

export function frameOf({ question, material, versions }: Asked, beside: Beside): Frame {
  const { definition, held } = versions;
  const { axis, line } = axisOf(question);
  const mapDay = mapDayFor(question, definition, material.today);
  return {
    indicator: question.indicator,
    names: definition.names,
    unitOfCount: definition.unitOfCount,
    kind: definition.kind,
    sensitivity: definition.sensitivity,
    definitionVersions: held,
    unit: question.unit,
    spans: question.unit === null ? [] : spansOfSame(material.units, question.unit, daysOfMaps(question, mapDay)),
    period: { from: question.from, to: question.to, state: periodState(question, material.today) },
    map: { choice: question.map, day: mapDay },
    asOf: question.asOf,
    completeTo: material.frontier,
    axis,
    line: axis === 'total' ? null : line,
    part: question.part === undefined ? null : { dimension: question.breakdown!, value: question.part },
    overlaps: axis === 'obligation' || (axis === 'agency' && definition.lines === 'every-participant'),
    ...beside,
  };
}

/** The days whose maps a figure lies on: one, or those of the whole period. */
export function daysOfMaps({ from, to }: Question, mapDay: Day | null): Days {
  return mapDay === null ? { from, to } : { from: mapDay, to: mapDay };
}

/** Whether a period is over, on a day. */
export function periodState({ from, to }: Question, today: Day): Frame['period']['state'] {
  if (to < today) return 'over';
  return from <= today ? 'running' : 'not-begun';
}
