import { describe, expect, test } from '@jest/globals';
import type { Scope } from '@lien-nganh/kernel';
import { standingsToAct, handedOn, isAllowed, permissions, relationsOf, type Standing } from './index.ts';

const nothing = { superiorOf: [], successorOf: [], assignments: [] };
const own: Standing = { ...nothing, actor: { account: 'officer', agency: 'police', role: 'officer' } };
const asHead: Standing = {
  ...nothing,
  actor: { account: 'officer', agency: 'ppc', role: 'head', inSteadOf: 'chairman' },
};
const plan: Scope = { sensitivity: 'undisclosed', owners: [], members: ['leader'], approvers: ['chairman'] };
const standingIn = (actions: readonly string[] | null): Standing => ({
  ...own,
  standsInFor: [{ as: asHead, actions }],
});

describe('what may be handed on', () => {
  test('is made of actions that the table knows', () => {
    const unknown = Object.values(handedOn)
      .flat()
      .filter((action) => !(action in permissions));
    expect(unknown).toEqual([]);
  });
});

describe('somebody who stands in for another', () => {
  test('approves what the other was to approve, and reads it', () => {
    expect(isAllowed(permissions, 'inspections.approve-plan', own, plan)).toBe(false);
    for (const action of handedOn['approve-plans'])
      expect([action, isAllowed(permissions, action, standingIn(handedOn['approve-plans']), plan)]).toEqual([
        action,
        true,
      ]);
    expect(relationsOf(asHead, plan)).toEqual(['delegate']);
  });

  test('does no more than was handed on', () => {
    const inspection = { ...plan };
    const limited = standingIn(handedOn['approve-plans']);
    expect(isAllowed(permissions, 'inspections.approve-inspection', limited, inspection)).toBe(false);
    expect(isAllowed(permissions, 'inspections.approve-inspection', standingIn(null), inspection)).toBe(true);
  });

  test('has nothing to do with what the other was not to approve', () => {
    expect(isAllowed(permissions, 'inspections.approve-plan', standingIn(null), { ...plan, approvers: ['x'] })).toBe(
      false,
    );
  });

  test('is no member of the teams of the other: what is not disclosed is known to those who were named', () => {
    const member = { ...plan, members: ['chairman'], approvers: [] };
    expect(isAllowed(permissions, 'inspections.read-plan', standingIn(null), member)).toBe(false);
  });

  test('acts in their own name wherever that is enough', () => {
    const scope: Scope = { sensitivity: 'open', owners: ['police'], author: 'officer' };
    const both = standingIn(null);
    expect(standingsToAct(permissions, 'agencies.directive.read', both, () => scope)[0]).toBe(both);
    expect(standingsToAct(permissions, 'inspections.approve-plan', both, () => plan)).toEqual([asHead]);
    expect(standingsToAct(permissions, 'inspections.approve-plan', own, () => plan)).toEqual([]);
  });
});
