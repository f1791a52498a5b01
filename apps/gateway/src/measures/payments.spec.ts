import { expect, test } from '@jest/globals';
import { fined, visit } from '../sample-records.ts';
import { measure } from './catalogue.ts';

const imposed = { ...fined('police', '9007199254740995', '2013-08-25'), collected: '9007199254740994' };
const payments = [
  { payment: 'p-1', paidOn: '2013-09-02', amount: '9007199254740993' },
  { payment: 'p-2', paidOn: '2014-01-10', amount: '1' },
];

function collected(sanction: object) {
  const data = { ...visit, sanctions: [sanction] };
  return measure('inspections.inspection', { data, occurredOn: visit.occurredOn }, null)
    .filter(({ measure: name }) => name === 'inspections.fine-collected')
    .map(({ occurredOn, value, decider, dimensions }) => [occurredOn, value, decider, dimensions['field']]);
}

test('a fine is collected on the day of each payment, exactly, as its decider’s, and of no field alone', () => {
  expect(collected({ ...imposed, payments })).toEqual([
    ['2013-09-02', 9007199254740993n, 'police', undefined],
    ['2014-01-10', 1n, 'police', undefined],
  ]);
});

test('of an annulled decision nothing is collected, as nothing is imposed', () => {
  expect(collected({ ...imposed, payments, state: 'annulled' })).toEqual([]);
});

test('what was kept before payments had days counts on the day of the decision', () => {
  const { payments: _, ...kept } = imposed;
  expect(collected(kept)).toEqual([['2013-08-25', 9007199254740994n, 'police', undefined]]);
});
