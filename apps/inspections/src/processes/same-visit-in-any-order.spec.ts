import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, ownAgenciesOf, type Disclosed } from '../inspection/lifecycle.ts';
import { twinIdOf } from '../twin/pair.ts';
import { twin } from '../twin/twin.ts';
import { littleLog, visitOf, type LittleLog } from './examples.ts';

const ids = ['a', 'b', 'c', 'd'] as const;
const leads = { a: 'police', b: 'culture', c: 'health', d: 'labour' } as const;
const reason = 'Đã đối chiếu';

const record = fc.constantFrom(...ids);
const pair = fc.tuple(record, record).filter(([one, other]) => one < other);
const agency = fc.constantFrom('police', 'culture', 'health', 'market', 'ppc');

/** What people do, and how much of what waits is done before the next one does something. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('same' as const), pair, first: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('different' as const), pair }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reopen' as const), pair }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), record }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), record, on: fc.constantFrom('2013-07-10', '2013-07-11') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('name' as const), record, agency }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deny' as const), record, agency }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('confirm' as const), record, agency }) },
  { weight: 4, arbitrary: fc.constant({ do: 'rest' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('see' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const), times: fc.integer({ min: 1, max: 4 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const doing: { readonly [Do in Step['do']]: (log: LittleLog, done: Extract<Step, { do: Do }>) => unknown } = {
  same: (log, { pair: [one, other], first }) => decided(log, [one, other], first ? one : other),
  different: (log, { pair: both }) => decided(log, both, null),
  reopen: (log, { pair: both }) => log.send([twin, twinIdOf(...both)], 'reopen-twin', { reason }),
  withdraw: (log, { record: id }) => log.send([inspection, id], 'withdraw-inspection', { reason }),
  move: (log, { record: id, on }) => log.send([inspection, id], 'correct-inspection', { changes: { on }, reason }),
  name: (log, { record: id, agency: named }) =>
    log.send([inspection, id], 'name-participant', { agency: named, reason }),
  deny: (log, { record: id, agency: own }) => log.send([inspection, id], 'deny-part', { reason }, own),
  confirm: (log, { record: id, agency: own }) => log.send([inspection, id], 'confirm-part', {}, own),
  see: (log, { times }) => Array.from({ length: times }, () => log.see()),
  act: async (log, { times }) => {
    for (let turn = 0; turn < times; turn++) await log.act();
  },
  rest: async (log) => {
    await log.quiet();
    expectWhole(log);
  },
};

function decided(log: LittleLog, both: readonly [string, string], kept: string | null) {
  const verdict = kept === null ? 'different' : 'same';
  return log.send([twin, twinIdOf(...both)], 'decide-twin', { verdict, kept, reason });
}

function take(log: LittleLog, done: Step): unknown {
  return (doing[done.do] as (log: LittleLog, done: Step) => unknown)(log, done);
}

/** Records of one day by what was decided of their pairs, worked out from the pairs alone. */
function setsOf(log: LittleLog, present: readonly string[]): readonly (readonly string[])[] {
  let sets = present.map((one) => [one]);
  for (const one of present) {
    for (const other of present.filter((later) => later > one && log.pair(one, later).is === 'same')) {
      const joined = sets.filter((set) => set.includes(one) || set.includes(other));
      sets = [...sets.filter((set) => !joined.includes(set)), joined.flat()];
    }
  }
  return sets;
}

function expectWhole(log: LittleLog): void {
  for (const on of ['2013-07-10', '2013-07-11']) {
    const present = new Map<string, Disclosed>();
    for (const id of ids) {
      const state = log.stateOf(id);
      if (isDisclosed(state) && state.result.on === on) present.set(id, state);
    }
    const sets = setsOf(log, [...present.keys()]);
    sets.forEach((set) => expectOneVisit(log, set, present));
    sets.forEach((one, at) => sets.slice(at + 1).forEach((other) => expectAsked(log, one, other)));
    expect(standingOn(log, on).filter((both) => !both.every((id) => present.has(id)))).toEqual([]);
  }
}

/** Pairs of a day that mean something. */
function standingOn(log: LittleLog, on: string): readonly (readonly [string, string])[] {
  const all = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as const));
  return all.filter((both) => {
    const stands = log.pair(...both);
    return stands.is !== 'none' && stands.is !== 'lapsed' && stands.on === on;
  });
}

/** Exactly one of them counts, with all who take part by any of them; each of the others names it. */
function expectOneVisit(log: LittleLog, set: readonly string[], disclosed: ReadonlyMap<string, Disclosed>): void {
  const kept = set.filter((id) => log.shown(id).sameAs === null);
  expect([set, kept.length]).toEqual([set, 1]);
  const all = new Set(set.flatMap((id) => ownAgenciesOf(disclosed.get(id)!.visit)));
  expect(
    log
      .shown(kept[0]!)
      .participants.map(({ agency: of }) => of)
      .sort(),
  ).toEqual([...all].sort());
  const within = set.flatMap((one) => set.filter((other) => other > one).map((other) => log.pair(one, other).is));
  expect(within.filter((is) => is === 'open' || is === 'different')).toEqual([]);
  for (const id of set.filter((other) => other !== kept[0])) {
    expect(log.shown(id)).toMatchObject({ sameAs: kept[0], openPairs: 0 });
    const own = ownAgenciesOf(disclosed.get(id)!.visit);
    expect(log.shown(id).participants.map(({ agency: of }) => of)).toEqual(own);
  }
}

/** Two sets were told apart, or that question is open, once, between the records that count, and on both of them. */
function expectAsked(log: LittleLog, one: readonly string[], other: readonly string[]): void {
  const between = one.flatMap((from) => other.map((to) => ({ from, to, is: log.pair(from, to).is })));
  const open = between.filter(({ is }) => is === 'open');
  if (between.some(({ is }) => is === 'different')) return expect(open).toEqual([]);
  expect(open).toHaveLength(1);
  const { from, to } = open[0]!;
  for (const id of [from, to]) {
    const state = log.stateOf(id) as Disclosed;
    expect(state.result.pairs).toContainEqual(expect.objectContaining({ twin: twinIdOf(from, to), is: 'open' }));
    expect(log.shown(id).sameAs).toBeNull();
  }
}

describe('records of one place and day, whatever is done to them and in whatever order it arrives', () => {
  test('every visit counts once, with all who take part, and every open question is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 4 }),
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        async (count, steps) => {
          const log = littleLog();
          for (const id of ids.slice(0, count)) log.write(inspection, id, visitOf(leads[id]));
          for (const done of steps) await take(log, done);
          await take(log, { do: 'rest' });
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});
