import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { audit } from './service.ts';

/** What the routes ask for that are no command, record or question of the service. */
const routes = ['audit.log', 'audit.causes', 'audit.record', 'audit.figure', 'audit.log-hash'];

describe('the audit’s rows of the permission table', () => {
  test('are just its commands, records, questions and routes', () => {
    const asked = [
      ...audit.streams.flatMap(({ reads, commands }) => [reads, ...commands.map(({ action }) => action)]),
      ...audit.questions.map(({ action }) => action),
      ...routes,
    ];
    const rows = Object.keys(permissions).filter((action) => action.startsWith('audit.'));
    expect(rows.sort()).toEqual([...new Set(asked)].sort());
  });
});
