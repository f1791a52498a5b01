import { standings } from '@lien-nganh/contracts/reference';
import { lookUp, ownRecord, reject, type Actor, type Day, type LookUp } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { paperNumber } from '@lien-nganh/work';
import { z } from 'zod';
import { idOfReport, standingIn, type AgencyReport } from '../agency-report/state.ts';
import { idOfPeriod, type Open, type ReportingPeriod } from '../reporting-period/state.ts';

/** What the commands of a consolidated report have in common. */

export const named = { regime: slug, period: text(40) };
export const paper = { number: paperNumber, dated: day };
export const signedInput = z.strictObject({
  /** Whose office signed: an agency. */
  office: text(200),
  /**
   * `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`: what stands above the name, and no name. It follows from the dated
   * facts about the office; what is typed otherwise is refused. Left out: how the office usually signs on that day.
   */
  lines: z.array(text(120)).min(1).max(4).nullable().default(null),
});

export function periodOf(regime: string, period: string) {
  return ownRecord<ReportingPeriod>('reportingPeriod', idOfPeriod(regime, period));
}

/** Whose place an agency has taken, as a whole. */
export type TookOver = (agency: string, on: Day) => readonly string[];

export function tookOver(): LookUp<TookOver> {
  return lookUp(['agencies', 'units'], async (rows) => {
    const standing = await standings().resolve(rows);
    return (agency, on) =>
      standing(agency, on)
        .successorOf.filter(({ unit }) => unit === null)
        .map((taken) => taken.agency);
  });
}

/**
 * A report is made by nobody but whom the reports go through, or who took its place: another regime may go through another
 * agency, and whoever keeps the one consolidates nothing of the other.
 */
export function makerFault(
  { through }: Open,
  { agency }: Actor,
  { today, taken }: { readonly today: Day; readonly taken: TookOver },
) {
  const may = [agency, ...taken(agency, today)].includes(through);
  return may ? null : reject('consolidated-by-whom-reports-go-through');
}

export function begunFrom({ regime, period, kind, through, consolidation: obligation }: Open) {
  return { regime, period, kind, through, obligation };
}

/** Where each agency's own report that stands was frozen. */
export function reportsIn(regime: string, period: string): LookUp<readonly { agency: string; position: string }[]> {
  return lookUp([], async (_, records) => {
    if (!records) throw new Error('reports are looked up where there are no records');
    const id = idOfPeriod(regime, period);
    const open = (await records.stateOf('reportingPeriod', id)) as ReportingPeriod;
    const agencies = open.is === 'open' ? open.addressees.map(({ agency }) => agency) : [];
    const found = await Promise.all(
      agencies.map(async (agency) => {
        const report = (await records.stateOf('agencyReport', idOfReport(id, agency))) as AgencyReport;
        const stands = standingIn(report);
        return stands === null ? null : { agency, position: stands.position };
      }),
    );
    return found.filter((one) => one !== null);
  });
}
