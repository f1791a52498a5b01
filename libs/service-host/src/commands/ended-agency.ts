import { agenciesBySlug, type AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Day, NewEvent } from '@lien-nganh/kernel';
import { Problem } from '../problem.ts';
import type { Runtime } from '../runtime.ts';

const rule = {
  name: 'agency-has-ended',
  vi: 'Cơ quan đã kết thúc hoạt động: chỉ được ghi và sửa việc thuộc thời gian cơ quan còn hoạt động.',
  en: 'The agency has ended: it may record and correct only work dated within its life.',
};

/** What a decision is dated by: its events, or the record that it corrects, or else today. */
export interface Dated {
  readonly events: readonly NewEvent[];
  readonly recordOn: Day | undefined;
  readonly today: Day;
}

/**
 * Accounts of an agency that ended stay, for the work that it did while it stood. The rule is the same for every command
 * of every service, so it stands here.
 *
 * @throws Problem refused, agency-has-ended
 */
export async function refuseAfterEnd({ rows }: Runtime, agency: string, dated: Dated): Promise<void> {
  const record = (await agenciesBySlug([agency]).resolve(rows)).get(agency);
  const day = beyond(record, dated);
  if (day !== undefined) throw new Problem('refused', { rule, details: { endedOn: record!.validTo, day } });
}

/** The first day that lies after the agency's life, if any. */
function beyond(record: AgencyRecord | undefined, { events, recordOn, today }: Dated): Day | undefined {
  const end = record?.validTo;
  if (end === null || end === undefined || today < end) return undefined;
  return events.map(({ occurredOn }) => occurredOn ?? recordOn ?? today).find((day) => day >= end);
}
