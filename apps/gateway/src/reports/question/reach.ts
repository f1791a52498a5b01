import type { UnitKey } from '@lien-nganh/vocabulary';
import type { AsDefined } from '../../figure/versions.ts';
import { measureNamed } from '../../measures/catalogue.ts';
import type { Definition } from '../../measures/definition.ts';
import type { ReportingPeriodRecord } from '../../read-models/kept-states.ts';
import type { FigureAsked, ReportKey } from './asked.ts';

/** What a report is of: one agency's own work, a unit and all that was done there, or (`null` both) everything. */
export interface Reach {
  readonly agency: string | null;
  readonly unit: UnitKey | null;
}

/** An agency that answers for a unit reports of it, as the period says; every other one of its own work. */
export function reachOf(
  { reporter }: Pick<ReportKey, 'reporter'>,
  { addressees }: Pick<ReportingPeriodRecord, 'addressees'>,
): Reach {
  return { agency: reporter, unit: addressees.find(({ agency }) => agency === reporter)?.unit ?? null };
}

/** Of which line and unit the figures of an indicator are in a report, where its rows do not narrow them. */
export type WholeOf = (indicator: string) => Pick<FigureAsked, 'agency' | 'unit'>;

/**
 * Of a unit all that was done there, whoever did it. Two things stay the agency's own line: what lies in no unit, and what is
 * restricted, of which others' work is not for it to see.
 *
 * @param defined as indicators were defined at the position of the report: its figures are asked by the same for ever
 */
export function wholeOf({ agency, unit }: Reach, { definitions, present }: AsDefined): WholeOf {
  if (unit === null) return () => ({ agency, unit: null });
  return (indicator) => {
    const definition = (definitions.byCode.get(indicator) ?? present.byCode.get(indicator))?.[0];
    return isOfPlaces(definition) ? { agency: null, unit } : { agency, unit: null };
  };
}

/** Whether what is done in a unit is told of the unit. What nobody has defined is missing wherever it is asked. */
export function isOfPlaces(definition: Definition | undefined): boolean {
  if (definition === undefined) return true;
  const { measure, sensitivity } = definition;
  return sensitivity !== 'restricted' && (measure === null || measureNamed(measure)?.placed !== false);
}
