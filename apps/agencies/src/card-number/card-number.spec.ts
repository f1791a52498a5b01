import { expect, test } from '@jest/globals';
import { given } from '@lien-nganh/testing';
import { cardNumber } from './card-number.ts';
import { claim } from './claim.ts';
import { events } from './events.ts';

const input = { card: '178-LC/0012', team: 'team-east', member: 'm1' };

test('a number belongs to the first for whom it was claimed, for ever', () => {
  given(cardNumber).when(claim, input).then(events.CardNumberClaimed(input));
  const claimed = given(cardNumber, [events.CardNumberClaimed(input)]);
  claimed.when(claim, { ...input, team: 'team-west' }).thenRefused('card-number-is-free');
  claimed.when(claim, { ...input, member: 'm2' }).thenRefused('card-number-is-free');
  claimed.when(claim, input).thenRefused('card-number-is-claimed-once');
});

test('two ways of writing a number are two numbers, and none breaks an address', () => {
  const ids = ['178-LC/0012', '178-LC-0012', '178.LC/0012'].map((card) => claim.idOf({ ...input, card }));
  expect(new Set(ids).size).toBe(3);
  expect(ids.join('')).not.toContain('/');
});
