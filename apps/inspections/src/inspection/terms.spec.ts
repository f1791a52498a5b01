import { describe, expect, test } from '@jest/globals';
import { after } from '../examples.ts';
import { decideSanction } from './sanctions/decide-sanction.ts';
import { twoViolations } from './examples.ts';
import { inspection } from './inspection.ts';

/** Of a violation recorded on Wednesday 10 July 2013, on this day. */
async function breachesOn(decidedOn: string, basis: string) {
  const line = { violation: 'v-1', basis, main: 'fine', amount: '15000000', additional: [], remedies: [] };
  const decision = {
    ...{ number: '21/QĐ-XPVPHC', decidedOn, agency: 'police', signatory: 'district-chairman' },
    ...{ offender: 'individual', complicated: false, lines: [line], reason: 'Nhiều tình tiết' },
  };
  const { events } = await after(inspection, twoViolations).decide(decideSanction, decision, { today: '2013-08-30' });
  return (events[0]!.data as { breaches: readonly string[] }).breaches;
}

describe('the term from the violation record to the decision', () => {
  test.each([
    ['every day, where the law of that time counts so', 'nd-a-22-1', '2013-07-17', '2013-07-18'],
    // the 16th was a day off
    ['working days alone, where it counts those', 'in-working-days', '2013-07-22', '2013-07-23'],
  ])('is seven days: %s', async (_title, basis, last, late) => {
    expect(await breachesOn(last, basis)).toEqual([]);
    expect(await breachesOn(late, basis)).toEqual(['decided-within-the-term']);
  });
});
