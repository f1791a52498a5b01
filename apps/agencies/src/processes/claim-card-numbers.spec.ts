import { beforeEach, describe, expect, test } from '@jest/globals';
import { establishTheAgencies } from '../agency/examples.ts';
import { cardNumber } from '../card-number/card-number.ts';
import { province, type Province } from '../examples.ts';
import { decision, establishTheTeam, memberInput } from '../team-178/examples.ts';
import { team178 } from '../team-178/team-178.ts';
import { registerTheProvince } from '../unit/examples.ts';

let here: Province;
const from = '2014-01-01';
const send = (name: string, input: unknown) => here.send(team178, name, input, { id: 'team-east' });
const claimed = () => here.log.filter(({ name }) => name === 'CardNumberClaimed').map(({ stream }) => stream);

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

describe('the number of every card that a team gives out', () => {
  test('is claimed: at the start, for who joins, and when a card is replaced', async () => {
    await establishTheTeam(here);
    await send('appoint', { ...memberInput('m4'), from, decision });
    await send('substitute', { outgoing: 'm4', incoming: memberInput('m5'), from: '2014-02-01', decision });
    await send('replace-card', { member: 'm5', card: '178/9', from: '2014-03-01' });
    expect(claimed()).toEqual([
      ...['M1', 'M2', 'M3'].map((member) => `cardNumber-178-${member}-TEAM-EAST`),
      ...['cardNumber-178-M4', 'cardNumber-178-M5', 'cardNumber-178_9'],
    ]);
  });

  test('is claimed once for a member who comes back with the same card', async () => {
    await establishTheTeam(here);
    await send('relieve', { member: 'm3', lastDay: '2013-12-31', decision, reason: 'a' });
    await send('appoint', { ...memberInput('m3', { card: '178-M3-TEAM-EAST' }), from, decision });
    expect(claimed()).toHaveLength(3);
    expect(here.log.some(({ name }) => name === 'CardFoundTaken')).toBe(false);
  });

  test('that another team claimed a moment before is noted on the member who bears it', async () => {
    // the claim is there, and the other team's own record has not arrived yet
    const card = '178-M2-TEAM-EAST';
    await here.send(cardNumber, 'claim', { card, team: 'team-west', member: 'm8' });
    await establishTheTeam(here);
    expect(here.stateOf(team178, 'team-east')).toMatchObject({
      members: [{ cardTaken: false }, { card, cardTaken: true }, { cardTaken: false }],
    });
  });
});
