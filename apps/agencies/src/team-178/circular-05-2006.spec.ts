import { expect, test } from '@jest/globals';
import { teamRulesOn } from './circular-05-2006.ts';

test('the circular’s rules hold from its day on, and before it for want of others', () => {
  expect(teamRulesOn('2013-07-16')).toMatchObject({ members: 3, deputies: { least: 1, most: 2 } });
  expect(teamRulesOn('2000-01-01')).toEqual(teamRulesOn('2006-06-22'));
});
