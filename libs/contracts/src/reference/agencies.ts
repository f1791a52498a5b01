import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { addDays, validOn } from '@lien-nganh/vocabulary';
import { agency } from '../agencies.ts';
import { lasts } from './lasting.ts';

/** Every agency of all times, by its slug. */
export const agencies = referenceData({
  table: 'agencies',
  version: agency.version,
  upcasts: agency.upcasts,
  from: [rowsFrom(agency, ({ data }) => [{ key: data.agency, row: data }])],
});

export type AgencyRecord = ContractData<typeof agency>;

/** The agency, `null` when there was none of that name on the day. */
export function agencyOn(slug: string, on: Day): LookUp<AgencyRecord | null> {
  return lookUp(['agencies'], async (rows) => {
    const row = await rows.get<AgencyRecord>('agencies', slug);
    return row !== null && validOn(row, on) ? row : null;
  });
}

/** Those of the agencies that are known, whatever the day, by slug. */
export function agenciesBySlug(slugs: readonly string[]): LookUp<ReadonlyMap<string, AgencyRecord>> {
  return lookUp(['agencies'], async (rows) => {
    const found = await Promise.all(slugs.map((slug) => rows.get<AgencyRecord>('agencies', slug)));
    return new Map(found.filter((row) => row !== null).map((row) => [row.agency, row]));
  });
}

/** The whole dated tree. */
export function allAgencies(): LookUp<readonly AgencyRecord[]> {
  return lookUp(['agencies'], (rows) => rows.list<AgencyRecord>('agencies', ''));
}

/** Duties of an agency on a day. */
export function dutiesOn(record: Pick<AgencyRecord, 'duties'>, on: Day): readonly string[] {
  return record.duties.filter((held) => lasts(held, on)).map((held) => held.duty);
}

export function isMemberOn(record: Pick<AgencyRecord, 'membership'>, on: Day): boolean {
  return record.membership.some((stretch) => lasts(stretch, on));
}

/** The agencies directly above on a day, on either line; of an agency that ended, those of its last day. */
export function superiorsOn(record: Pick<AgencyRecord, 'superiors' | 'validTo'>, on: Day): readonly string[] {
  const day = record.validTo !== null && record.validTo <= on ? addDays(record.validTo, -1) : on;
  return record.superiors.filter((line) => lasts(line, day)).map((line) => line.agency);
}

/** Every agency below, on either line, at any depth. An agency that ended stays below those it was under. */
export function agenciesBelow(records: readonly AgencyRecord[], top: string, on: Day): readonly string[] {
  const below = new Set<string>();
  const waiting = [top];
  for (let above = waiting.pop(); above !== undefined; above = waiting.pop()) {
    const superior = above;
    const found = records.filter((record) => superiorsOn(record, on).includes(superior) && !below.has(record.agency));
    for (const { agency: slug } of found) {
      below.add(slug);
      waiting.push(slug);
    }
  }
  return [...below].filter((slug) => slug !== top).sort();
}
