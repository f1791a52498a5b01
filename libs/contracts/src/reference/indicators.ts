import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { indicator } from '../agencies.ts';

/** Versions of indicator definitions, by `<code>@<definition version>`. */
export const indicators = referenceData({
  table: 'indicators',
  version: indicator.version,
  upcasts: indicator.upcasts,
  from: [rowsFrom(indicator, ({ data }) => [{ key: `${data.code}@${data.definitionVersion}`, row: data }])],
});

export type IndicatorRecord = ContractData<typeof indicator>;

/** The version of a definition that holds on a day; `null` when none does. */
export function indicatorOn(code: string, on: Day): LookUp<IndicatorRecord | null> {
  return lookUp(['indicators'], async (rows) =>
    versionOn(await rows.list<IndicatorRecord>('indicators', `${code}@`), on),
  );
}

/** All versions of all definitions. */
export function allIndicators(): LookUp<readonly IndicatorRecord[]> {
  return lookUp(['indicators'], (rows) => rows.list<IndicatorRecord>('indicators', ''));
}

/** Of the versions of one code: the latest that began by the day, unless the indicator had ended by then. */
export function versionOn(versions: readonly IndicatorRecord[], on: Day): IndicatorRecord | null {
  const begun = versions.filter((version) => version.validFrom <= on);
  const latest = begun.sort((a, b) => b.definitionVersion - a.definitionVersion)[0];
  return latest && (latest.validTo === null || on < latest.validTo) ? latest : null;
}
