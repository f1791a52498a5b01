import { describe, expect, test } from '@jest/globals';
import type { Standing } from '@lien-nganh/access';
import type { Request } from 'express';
import { setContext } from '../http/request.ts';
import { continueTrace } from '../telemetry/trace.ts';
import { askedBy, noteIfAuditor, type Look } from './look.ts';

const standing = (role: string): Standing => ({
  actor: { account: 'a-1', agency: 'state-audit', role },
  superiorOf: [],
  successorOf: [],
  assignments: [],
});
const look = (role: string) => ({
  standing: standing(role),
  read: 'visit/1',
  agencies: ['police'],
  correlationId: 'c',
});

describe('what an auditor reads', () => {
  test('is noted with the name of the service that answers', async () => {
    const noted: Look[] = [];
    const noteLook = (one: Look) => Promise.resolve(void noted.push(one));
    await noteIfAuditor({ service: { name: 'visits' }, noteLook }, look('auditor'));
    expect(noted).toEqual([{ ...look('auditor'), service: 'visits' }]);
  });

  test('is not shown where it cannot be noted; others read on', async () => {
    const nowhere = { service: { name: 'visits' }, noteLook: null };
    await expect(noteIfAuditor(nowhere, look('auditor'))).rejects.toMatchObject({ name: 'unavailable', status: 503 });
    for (const role of ['officer', 'head', 'committee', 'standing', 'admin', 'service']) {
      await expect(noteIfAuditor(nowhere, look(role))).resolves.toBeUndefined();
    }
  });
});

test('words that an auditor searches for may be a name: that there was a search is noted, and not for what', () => {
  const originalUrl = '/api/inspections/questions/establishments-list?unit=1&search=Nguy%E1%BB%85n%20V%C4%83n&first=5';
  const request = { originalUrl, header: () => undefined } as unknown as Request;
  const { signal } = new AbortController();
  setContext(request, {
    correlationId: 'c',
    trace: continueTrace(undefined),
    signal,
    goesOn: () => undefined,
    standing: null,
  });
  expect(askedBy(request).read).toBe('questions/establishments-list?unit=1&search=…&first=5');
});
