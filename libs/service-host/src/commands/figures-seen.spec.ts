import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accounts, agencies, assignments, units } from '@lien-nganh/contracts/reference';
import {
  command,
  defineEvents,
  defineRefusals,
  figuresAsOf,
  reject,
  service,
  streamType,
  v,
  type Evolve,
  type FiguresAsked,
} from '@lien-nganh/kernel';
import { z } from 'zod';
import { clientOf } from '../examples/client.ts';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { serviceStanding } from '../identity/standing.ts';
import { Problem } from '../problem.ts';
import { executeCommand } from './execute.ts';
import type { FiguresCaller } from './figures-over-http.ts';

/** A service of one record, which is signed with what is told at a position. */
const events = defineEvents('sheet', { SheetSigned: v(1, z.strictObject({ told: z.string() })) });
type Sheet = { readonly is: 'blank' | 'signed' };
const evolve: Evolve<Sheet, typeof events> = { SheetSigned: () => ({ is: 'signed' }) };
const refusals = defineRefusals({ 'sheet-is-blank': { vi: 'Đã ký.', en: 'It is signed.' } });

const sign = command<Sheet, typeof events, typeof refusals>()({
  name: 'sign',
  action: 'visits.open',
  title: { vi: 'Ký', en: 'Sign' },
  creates: true,
  id: ({ sheet }) => sheet,
  scope: (_, { agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  input: z.strictObject({ sheet: z.string(), position: z.string() }),
  looksUp: ({ position }) => ({ told: figuresAsOf({ regime: 'r', period: 'p', reporter: null, position }) }),
  refuses: ['sheet-is-blank'],
  decide: (_, { is }, { lookUps: { told } }) =>
    is === 'signed' ? reject('sheet-is-blank') : [events.SheetSigned({ told: told as string })],
});
const sheet = streamType<Sheet, typeof events>({
  prefix: 'sheet',
  title: { vi: 'Bảng', en: 'Sheet' },
  events,
  ...{ initial: { is: 'blank' }, evolve, refusals, reads: 'visits.read' },
  scope: () => ({ sensitivity: 'internal', owners: ['police'] }),
  summary: (_, id) => ({ title: id, status: 'signed' }),
  commands: [sign],
});
const reference = [accounts, agencies, assignments, units];
const sheets = service({
  ...{ name: 'visits', title: { vi: 'Bảng', en: 'Sheets' }, questions: [], reference, publishes: [] },
  streams: [sheet],
});

type Asking = readonly [FiguresAsked, FiguresCaller];
let host: TestHost;
let asked: Asking[];
let answer: () => string;
beforeAll(async () => {
  const figures = (...asking: Asking) => {
    asked.push(asking);
    return Promise.resolve().then(answer);
  };
  host = await testHost({ service: sheets, figures });
});
afterAll(() => host.close());
beforeEach(() => {
  asked = [];
  answer = () => 'told';
});
const { post, get } = clientOf(() => host);

describe('a command that rests on figures', () => {
  test('asks for them in the name of whoever sent it, where they were seen', async () => {
    const authorization = `Bearer ${await host.token('officer-police')}`;
    const body = { sheet: 'a', position: 'log:5' };
    expect((await post('sheet/sign', { headers: { authorization }, body })).status).toBe(201);
    const [figures, caller] = asked[0]!;
    expect(figures).toEqual({ regime: 'r', period: 'p', reporter: null, position: 'log:5' });
    expect(caller.authorization).toBe(authorization);
    expect((await get('sheet/a')).body).toMatchObject({ record: { is: 'signed' } });
  });

  test('records nothing where they are not to be had, and is recorded by the same key once they are', async () => {
    answer = () => {
      throw new Problem('figures-not-to-be-had');
    };
    const body = { sheet: 'b', position: 'log:5' };
    const refused = await post('sheet/sign', { key: 'sign-b', body });
    expect(refused).toMatchObject({ status: 503, body: { code: 'figures-not-to-be-had' } });
    expect((await get('sheet/b')).status).toBe(404);
    answer = () => 'told';
    expect((await post('sheet/sign', { key: 'sign-b', body })).status).toBe(201);
    const again = await post('sheet/sign', { key: 'sign-b', body });
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  });

  test('is sent by no process: nobody acts whose rights it could be told by', async () => {
    const request = {
      ...{ type: sheet, command: sign, id: null, input: { sheet: 'c', position: 'log:5' }, key: 'c' },
      ...{ standing: serviceStanding('visits', null), ifRevision: null, correlationId: 'c' },
      ...{ causationId: null, traceparent: null },
    };
    const permissions = {
      'visits.open': [{ roles: ['service' as const], relations: 'any' as const, sensitivities: 'any' as const }],
    };
    await expect(executeCommand({ ...host.runtime, permissions }, request)).rejects.toMatchObject({ status: 503 });
    expect(asked).toEqual([]);
  });
});
