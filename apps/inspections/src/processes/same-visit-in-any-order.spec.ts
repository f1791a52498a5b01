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

async function take(log: LittleLog, done: Step): Promise<unknown> {
  switch (done.do) {
    case 'same':
    case 'different': {
      const kept = done.do === 'different' ? null : done.pair[done.first ? 0 : 1];
      return log.send(twin, twinIdOf(...done.pair), 'decide-twin', { verdict: done.do, kept, reason });
    }
    case 'reopen':
      return log.send(twin, twinIdOf(...done.pair), 'reopen-twin', { reason });
    case 'withdraw':
      return log.send(inspection, done.record, 'withdraw-inspection', { reason });
    case 'move':
      return log.send(inspection, done.record, 'correct-inspection', { changes: { on: done.on }, reason });
    case 'name':
      return log.send(inspection, done.record, 'name-participant', { agency: done.agency, reason });
    case 'deny':
      return log.send(inspection, done.record, 'deny-part', { reason }, done.agency);
    case 'confirm':
      return log.send(inspection, done.record, 'confirm-part', {}, done.agency);
    case 'see':
      return Array.from({ length: done.times }, () => log.see());
    case 'act':
      for (let times = 0; times < done.times; times++) await log.act();
      return undefined;
    case 'rest':
      await log.quiet();
      return expectWhole(log);
  }
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
  const disclosed = new Map<string, Disclosed>();
  for (const id of ids) {
    const state = log.stateOf(id);
    if (isDisclosed(state)) disclosed.set(id, state);
  }
  for (const on of ['2013-07-10', '2013-07-11']) {
    const present = [...disclosed].filter(([, { result }]) => result.on === on).map(([id]) => id);
    const sets = setsOf(log, present);
    sets.forEach((set) => expectOneVisit(log, set, disclosed));
    sets.forEach((one, at) => sets.slice(at + 1).forEach((other) => expectAsked(log, one, other)));
    for (const one of ids) {
      for (const other of ids.filter((later) => later > one)) {
        const stands = log.pair(one, other);
        if (stands.is === 'none' || stands.is === 'lapsed' || stands.on !== on) continue;
        expect([one, other, present.includes(one) && present.includes(other)]).toEqual([one, other, true]);
      }
    }
  }
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
      { numRuns: Number(process.env['RUNS'] ?? 40) },
    );
  }, 600_000);
});
