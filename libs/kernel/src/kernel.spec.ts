import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  command,
  defineEvents,
  defineRefusals,
  firstVisible,
  fold,
  idIn,
  ownRecord,
  parsePosition,
  printPosition,
  reject,
  service,
  streamType,
  UnknownEvent,
  upcast,
  v,
  wireType,
  type Evolve,
  type Position,
} from './index.ts';

const events = defineEvents('visit', {
  VisitOpened: v(3, z.strictObject({ unit: z.string(), team: z.array(z.string()), mode: z.string() }), {
    1: (old: { unit: string }) => ({ ...old, team: [] }),
    2: (old: { unit: string; team: string[] }) => ({ ...old, mode: 'planned' }),
  }),
});
type Visit = { readonly is: 'none' } | { readonly is: 'open'; readonly unit: string };
const evolve: Evolve<Visit, typeof events> = { VisitOpened: (_, { data }) => ({ is: 'open', unit: data.unit }) };
const refusals = defineRefusals({ 'visit-is-new': { vi: 'Cuộc kiểm tra đã có.', en: 'The visit exists.' } });

const open = command<Visit, typeof events, typeof refusals>()({
  name: 'open',
  action: 'visits.open',
  title: { vi: 'Mở', en: 'Open' },
  creates: true,
  scope: () => ({ sensitivity: 'open', owners: [] }),
  input: z.strictObject({ unit: z.string() }),
  refuses: ['visit-is-new'],
  decide: ({ unit }, state) =>
    state.is === 'none' ? [events.VisitOpened({ unit, team: [], mode: 'planned' })] : reject('visit-is-new'),
});

const declared = {
  prefix: 'visit',
  title: { vi: 'Kiểm tra', en: 'Visit' },
  events,
  evolve,
  refusals,
  initial: { is: 'none' } as Visit,
  reads: 'visits.read',
  scope: () => ({ sensitivity: 'open' as const, owners: [] }),
  summary: () => ({ title: 'v', status: 'open' }),
  commands: [open],
};
const visit = streamType(declared);

describe('events', () => {
  test('of every earlier version are read as the present one', () => {
    expect(upcast(events, 'VisitOpened', 1, { unit: 'u' })).toEqual({ unit: 'u', team: [], mode: 'planned' });
    expect(upcast(events, 'VisitOpened', 2, { unit: 'u', team: ['a'] })).toEqual({
      unit: 'u',
      team: ['a'],
      mode: 'planned',
    });
  });

  test('of a version or name that is not known stop the reader', () => {
    expect(() => upcast(events, 'VisitOpened', 4, {})).toThrow(UnknownEvent);
    expect(() => upcast(events, 'VisitForgotten', 1, {})).toThrow(UnknownEvent);
    expect(() => upcast(events, 'VisitOpened', 0, {})).toThrow(UnknownEvent);
  });

  test('that lost an upcast cannot be declared', () => {
    expect(() => v(3, z.strictObject({}), { 1: (old) => old })).toThrow('upcast from version 2');
  });

  test('carry the prefix of their stream type in the log', () => {
    expect(wireType(events, 'VisitOpened')).toBe('visit.VisitOpened');
  });
});

describe('a stream type', () => {
  test('decides and evolves', () => {
    const decided = visit.commands[0]!.decide({ unit: 'u' }, visit.initial, {} as never);
    expect(decided).toEqual([{ name: 'VisitOpened', data: { unit: 'u', team: [], mode: 'planned' } }]);
    expect(fold(visit, decided as never)).toEqual({ is: 'open', unit: 'u' });
  });

  test('is refused with a prefix of its own, with two commands of one name, or with a rule that nobody declared', () => {
    expect(() => streamType({ ...declared, prefix: 'other' })).toThrow('another prefix');
    expect(() => streamType({ ...declared, commands: [open, open] })).toThrow('two commands named open');
    expect(() => streamType({ ...declared, refusals: {} })).toThrow('visit-is-new');
    const dashed = defineEvents('visit-plan', {});
    expect(() => streamType({ ...declared, prefix: 'visit-plan', events: dashed, evolve: {} as never })).toThrow(
      'camel case',
    );
  });

  test('finds the id in the names of its streams only', () => {
    expect(idIn('visit-a-b', 'visit')).toBe('a-b');
    expect(idIn('visitPlan-a', 'visit')).toBeNull();
  });
});

test('a service does not declare a name twice', () => {
  expect(() => service({ name: 's', title: declared.title, streams: [visit, visit] })).toThrow('prefix visit');
});

describe('a position', () => {
  test('is printed with its log and read again, beyond 53 bits too', () => {
    const position = 9_007_199_254_740_993n as Position;
    expect(printPosition('12-abcdefgh', position)).toBe('12-abcdefgh:9007199254740993');
    expect(parsePosition('12-abcdefgh:9007199254740993')).toEqual({ log: '12-abcdefgh', position });
  });

  test.each(['', '12', '12-a:', '12-a:-1', '12-a:1:2', '12 a:1'])('is not read from %p', (text) => {
    expect(parsePosition(text)).toBeNull();
  });
});

test('a page is filled with rows that may be seen, and hidden ones leave no gap', async () => {
  async function* rows() {
    yield* [1, 2, 3, 4, 5, 6];
  }
  const even = (n: number) => n % 2 === 0;
  expect(await firstVisible(rows(), even, 2)).toEqual({ rows: [2, 4], more: true });
  expect(await firstVisible(rows(), even, 3)).toEqual({ rows: [2, 4, 6], more: false });
});

describe('a look-up of an own record', () => {
  const look = ownRecord<{ readonly is: string }>('visit', 'v-1');

  test('gives its state, and never guesses where there are no records to look at', async () => {
    const rows = { get: () => Promise.resolve(null), list: () => Promise.resolve([]) };
    const records = { stateOf: (prefix: string, id: string) => Promise.resolve({ is: `${prefix} ${id}` }) };
    expect(await look.resolve(rows, records)).toEqual({ is: 'visit v-1' });
    await expect(look.resolve(rows)).rejects.toThrow('visit-v-1');
  });
});
