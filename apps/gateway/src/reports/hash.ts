import { createHash } from 'node:crypto';
import { canonicalJson, type ReportFigures } from '@lien-nganh/contracts/report-figures';

/** SHA-256 in hex of the figures of a report: the same figures at the same position have the same, for ever. */
export function hashOf(figures: Omit<ReportFigures, 'hash'>): string {
  return createHash('sha256').update(canonicalJson(figures)).digest('hex');
}
