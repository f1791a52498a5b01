import type { FormVersion, OwnFormRecord } from '@lien-nganh/contracts/own-form';
import type { Day } from '@lien-nganh/kernel';
import { resolve, type UnitKey, type UnitMap } from '@lien-nganh/vocabulary';
import type { FigureAsked, ReportKey } from '../question/asked.ts';

export type PlaceOf = FormVersion['places'][number]['place'];
type Contents = FormVersion['places'][number]['content'];
export type TextOf = Extract<Contents, { readonly is: 'text' }>['what'];

/** A place of a form with what is asked for it, in the report of somebody. */
export type PlaceAsked =
  | { readonly is: 'figure'; readonly place: PlaceOf; readonly asked: FigureAsked }
  | { readonly is: 'text'; readonly place: PlaceOf; readonly what: TextOf };

/** Whose report a form is filled for. */
export interface FormReporter {
  readonly key: ReportKey;
  readonly units: UnitMap;
  /** On which the units of agencies are looked up: the last of the period. */
  readonly on: Day;
  /** Code of the reporter's unit; `null`: the whole province. */
  readonly unitCode: string | null;
}

/** Every place of a form, by what it is asked in that report. */
export function placesAsked({ places }: Pick<FormVersion, 'places'>, reporter: FormReporter): readonly PlaceAsked[] {
  return places.map(({ place, content }) =>
    content.is === 'text'
      ? { is: 'text', place, what: content.what }
      : { is: 'figure', place, asked: figureAsked(content, reporter) },
  );
}

export function figuresIn(places: readonly PlaceAsked[]): readonly FigureAsked[] {
  return places.flatMap((one) => (one.is === 'figure' ? [one.asked] : []));
}

function figureAsked(content: Extract<Contents, { readonly is: 'figure' }>, reporter: FormReporter): FigureAsked {
  const { indicator, part, unit, whose, quarter, column } = content;
  return {
    ...{ indicator, part, quarter, column, obligation: null },
    unit: unit === 'reporter' ? unitOf(reporter) : unit,
    agency: whose.is === 'reporter' ? reporter.key.reporter : whose.is === 'agency' ? whose.agency : null,
  };
}

function unitOf({ units, on, unitCode }: FormReporter): UnitKey | null {
  const unit = unitCode === null ? null : resolve(units, unitCode, on);
  return unit === null || unit.level === 'province' ? null : unit.key;
}

/** The version that holds on the last day of a period; `null`: none does. */
export function versionOn({ versions, endedOn }: OwnFormRecord, on: Day): FormVersion | null {
  if (endedOn !== null && on > endedOn) return null;
  return versions.filter(({ from }) => from <= on).at(-1) ?? null;
}
