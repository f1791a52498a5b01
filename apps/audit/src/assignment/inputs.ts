import { accountOn } from '@lien-nganh/contracts/reference';
import { lookUp, type Day, type LookUp } from '@lien-nganh/kernel';
import { day, documentReference, problem, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** Pieces of what is entered about an assignment, shared by its commands. */

/** Number and symbol, `123/QĐ-KTNN`. */
export const decision = documentReference;

export const auditors = z.array(text(80)).min(1).max(50);

export const reason = text(2000, { multiline: true });

export const period = z
  .strictObject({ from: day, to: day })
  .refine(
    ({ from, to }: { from?: unknown; to?: unknown }) =>
      typeof from !== 'string' || typeof to !== 'string' || from <= to,
    problem('Ngày cuối không được trước ngày đầu.', 'The last day must not lie before the first.'),
  );

/** Whether all of the accounts run on the day, as auditors of the agency. */
export function areAuditorsOf(agency: string, accounts: readonly string[], on: Day): LookUp<boolean> {
  return lookUp(['accounts'], async (rows) => {
    const found = await Promise.all(accounts.map((account) => accountOn(account, on).resolve(rows)));
    return found.every((account) => account?.role === 'auditor' && account.agency === agency);
  });
}
