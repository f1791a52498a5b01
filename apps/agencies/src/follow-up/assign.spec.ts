import { describe, expect, test } from '@jest/globals';
import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import { given } from '@lien-nganh/testing';
import { actor, installer } from '../examples.ts';
import { assign } from './assign.ts';
import { events } from './events.ts';
import { assigned, healthHasToAnswer } from './examples.ts';
import { followUp } from './follow-up.ts';

const health = { agency: 'health', requested: false, validFrom: '2004-01-01', validTo: null } as AgencyRecord;
const agencies = (more: Partial<AgencyRecord> = {}) => ({
  agencies: new Map([['health', { ...health, ...more }]]),
});
const links = { obligations: ['879-ubnd-vx-2013-ppc/O01'] };

describe('assigning', () => {
  const { requested: _requested, ...input } = assigned.data;
  const known = { obligations: new Map([['879-ubnd-vx-2013-ppc/O01', { issuer: 'ppc' }]]), ...agencies() };

  test('one obligation is assigned to one addressee once', () => {
    given(followUp)
      .when(assign, input, { actor: installer, lookUps: known })
      .then(events.FollowUpAssigned(assigned.data, { occurredOn: '2013-07-16', ...links }));
    given(followUp, healthHasToAnswer)
      .when(assign, input, { actor: installer, lookUps: known })
      .thenRefused('follow-up-is-new');
  });

  test('a body that can only be asked is asked, and the deadline of the others does not bind it', () => {
    const lookUps = { ...known, ...agencies({ requested: true }) };
    const state = given(followUp).when(assign, input, { actor: installer, lookUps }).state();
    expect(state).toMatchObject({ is: 'requested', requested: true, dueOn: null });
  });

  test('a request has no deadline', () => {
    given(followUp)
      .when(assign, { ...input, role: 'requested' }, { actor: installer, lookUps: known })
      .thenRefused('requested-bodies-have-no-deadline');
  });

  test('the addressee is an agency that is there', () => {
    given(followUp)
      .when(assign, input, { actor: installer, lookUps: { ...known, agencies: new Map() } })
      .thenRefused('addressee-is-there');
  });

  test('by hand, only the issuer or the standing agency assigns what the directive has', () => {
    const byHand = (agency: string, role = 'head') => ({ actor: actor(agency, role), lookUps: known });
    given(followUp).when(assign, input, byHand('labour')).thenRefused('issuer-assigns');
    given(followUp)
      .when(assign, { ...input, issuer: 'labour' }, byHand('labour'))
      .thenRefused('obligation-is-there');
    const unknown = { ...byHand('ppc'), lookUps: { ...known, obligations: new Map() } };
    given(followUp).when(assign, input, unknown).thenRefused('obligation-is-there');
    for (const by of [byHand('ppc'), byHand('labour', 'standing')])
      expect(given(followUp).when(assign, input, by).state()).toMatchObject({ is: 'assigned' });
  });
});
