import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defineEvents, streamType, v } from '@lien-nganh/kernel';
import { z } from 'zod';
import { historyFaults } from './history.ts';

const upcastFromV1 = { 1: (old: object) => ({ ...old, on: null }) };
const events = defineEvents('followUp', {
  Assigned: v(2, z.object({ to: z.string(), on: z.string().nullable() }), upcastFromV1),
  Closed: v(1, z.object({})),
});
const followUp = streamType({
  ...{ prefix: 'followUp', title: { vi: 'Theo dõi', en: 'Follow-up' }, events, initial: null, refusals: {} },
  evolve: { Assigned: () => null, Closed: () => null },
  ...{ reads: 'sample.read', commands: [] },
  scope: () => ({ sensitivity: 'open' as const, owners: [] }),
  summary: () => ({ title: '', status: '' }),
});

let root: string;
const write = (file: string, data: object) =>
  writeFileSync(join(root, 'follow-up/history', file), JSON.stringify(data));
const faults = () => historyFaults([followUp], pathToFileURL(`${root}/`), { elsewhere: (name) => name === 'Closed' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'history-'));
  mkdirSync(join(root, 'follow-up/history'), { recursive: true });
  write('Assigned.v1.json', { to: 'police' });
  write('Assigned.v2.json', { to: 'police', on: '2013-07-16' });
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the history of a service', () => {
  test('is whole when each version ever written stands there and reads; what is kept elsewhere is not asked for', () => {
    expect(faults()).toEqual([]);
  });

  test('says what is missing, what comes back changed, and what nobody declares', () => {
    rmSync(join(root, 'follow-up/history/Assigned.v1.json'));
    write('Assigned.v2.json', { to: 'police', on: null, more: 1 });
    write('Gone.v1.json', {});
    expect(faults()).toEqual([
      'followUp: Assigned.v1.json is missing',
      'followUp: Assigned.v2.json comes back changed',
      'followUp: Gone.v1.json is of no event that is declared',
    ]);
  });
});
