import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { hosted } from '@lien-nganh/kernel';
import { audit } from './service.ts';

/** What the routes ask for that are no command, record or question of the service. */
const routes = ['audit.log', 'audit.causes', 'audit.record', 'audit.figure', 'audit.log-hash'];

describe('the audit’s rows of the permission table', () => {
  test('are just its commands, records, questions and routes', () => {
    // as the host runs it
    const { streams, questions } = hosted(audit);
    const asked = [
      ...streams.flatMap(({ reads, commands }) => [reads, ...commands.map(({ action }) => action)]),
      ...streams.flatMap(({ belongs }) => (belongs ? [belongs.narrow] : [])),
      ...questions.map(({ action }) => action),
      ...routes,
    ];
    const rows = Object.keys(permissions).filter((action) => action.startsWith('audit.'));
    expect(rows.sort()).toEqual([...new Set(asked)].sort());
  });
});
