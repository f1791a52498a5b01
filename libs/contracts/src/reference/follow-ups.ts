import { lookUp, referenceData, rowsFrom, type ContractData, type LookUp } from '@lien-nganh/kernel';
import { followUp } from '../agencies.ts';

/** Follow-ups, by addressee first: `<addressee>/<directive>/<code>`. */
export const followUps = referenceData({
  table: 'followUps',
  version: followUp.version,
  upcasts: followUp.upcasts,
  from: [rowsFrom(followUp, ({ data }) => [{ key: `${data.addressee}/${data.directive}/${data.code}`, row: data }])],
});

export type FollowUpRecord = ContractData<typeof followUp>;

/** States in which nothing more is expected. */
const settled: readonly FollowUpRecord['state'][] = ['confirmed', 'kept-outside', 'not-applicable'];

export function isOpen({ state, endsOn }: Pick<FollowUpRecord, 'state' | 'endsOn'>): boolean {
  return !settled.includes(state) && endsOn === null;
}

/** What an agency has not finished yet. */
export function openFollowUpsOf(addressee: string): LookUp<readonly FollowUpRecord[]> {
  return lookUp(['followUps'], async (rows) => {
    const found = await rows.list<FollowUpRecord>('followUps', `${addressee}/`);
    return found.filter(isOpen);
  });
}
