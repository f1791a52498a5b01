import { describe, expect, test } from '@jest/globals';
import { isAllowed, permissions, type Standing } from '@lien-nganh/access';
import { standingOf } from '@lien-nganh/contracts/reference';
import { after, rows } from '../../examples.ts';
import { confirmPart } from './confirm-part.ts';
import { correctPart } from './correct-part.ts';
import { denyPart } from './deny-part.ts';
import { events } from '../events.ts';
import { jointVisit } from '../examples.ts';
import { inspection } from '../inspection.ts';

/** The trade office took part, and has ended since; the market control office took its place. */
const visited = after(inspection, [
  ...jointVisit,
  events.ParticipantNamed({ agency: 'former-trade', reason: 'Có đi' }),
]);
const as = (agency: string) => ({ actor: { account: `officer.${agency}`, agency } });
const agency = 'former-trade';

describe('the part of an agency that has ended', () => {
  test('is confirmed, corrected or denied by who took its place, and by nobody else', async () => {
    const part = { agency, findings: [], health: null, reason: 'Sửa' };
    for (const [command, input] of [
      [confirmPart, { agency }],
      [correctPart, part],
      [denyPart, { agency, reason: 'Không có' }],
    ] as const) {
      const { events: written, refused } = await visited.decide(command, input, as('market'));
      expect([command.name, refused]).toEqual([command.name, null]);
      expect(written[0]!.data).toMatchObject({ agency });
      expect((await visited.decide(command, input, as('health'))).refused).toBe('part-is-ones-own');
      expect(command.onBehalfOf(input, visited.state)).toBe(agency);
    }
  });

  test('is not the successor’s own: it names the agency', async () => {
    expect((await visited.decide(confirmPart, {}, as('market'))).refused).toBe('part-is-ones-own');
  });

  test('is nobody’s before the agency has ended', async () => {
    const early = { ...as('market'), today: '2007-12-31' };
    expect((await visited.decide(confirmPart, { agency }, early)).refused).toBe('part-is-ones-own');
  });

  test('stands open to its successor in the permission table', async () => {
    const { successorOf } = await standingOf('market', '2013-07-16').resolve(rows);
    const standing = (taken: Standing['successorOf']): Standing => ({
      ...{ actor: { account: 'officer.market', agency: 'market', role: 'officer' }, superiorOf: [], assignments: [] },
      successorOf: taken,
    });
    const scope = inspection.scope(visited.state, 'id-1');
    const may = (taken: Standing['successorOf']) =>
      ['confirm-part', 'read-inspection', 'my-work'].map((name) =>
        isAllowed(permissions, `inspections.${name}`, standing(taken), scope),
      );
    expect([may(successorOf), may([])]).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });
});
