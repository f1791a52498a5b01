import type { WorkYearsFile } from '../../reference-data/work-years.ts';
import type { Planned } from './planned.ts';

/** Days off and days made up for that are shipped; of a year that a province told itself its word stands. */
export function workYears({ occasions }: WorkYearsFile, keeper: string): readonly Planned[] {
  return occasions.map((input) => ({
    service: 'agencies',
    stream: 'workYear',
    command: 'enter-days',
    id: null,
    input,
    onBehalfOf: keeper,
    already: 'special-day-is-new',
  }));
}
