import { lookUp, referenceData, rowsFrom, type ContractData, type LookUp } from '@lien-nganh/kernel';
import { workDays, type WorkDays } from '@lien-nganh/vocabulary';
import { workYear } from '../agencies.ts';

/** Days off and days made up for, by year. */
export const workYears = referenceData({
  table: 'workYears',
  version: workYear.version,
  upcasts: workYear.upcasts,
  from: [rowsFrom(workYear, ({ data }) => [{ key: data.year, row: data }])],
});

type WorkYearRecord = ContractData<typeof workYear>;

/** Which days are worked, as far as anybody entered it; of other years the week alone speaks. */
export function workDaysKnown(): LookUp<WorkDays> {
  return lookUp(['workYears'], async (rows) => {
    const years = await rows.list<WorkYearRecord>('workYears', '');
    return workDays(years.flatMap(({ days }) => days));
  });
}
