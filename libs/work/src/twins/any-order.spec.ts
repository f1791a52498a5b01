import type { PlacedEvent } from '@lien-nganh/kernel';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownPartnersOf } from '../state.ts';
import { keyOf, LittleLog, talk, talkTwin, weighing } from './examples.ts';
import { pairIdOf, type Known } from './known.ts';
import { alone } from './views.ts';

const ids = ['a', 'b', 'c', 'd'] as const;
const leads = { a: 'police', b: 'culture', c: 'front', d: 'labour' } as const;
const reason = 'Đã đối chiếu';

const record = fc.constantFrom(...ids);
const pair = fc.tuple(record, record).filter(([one, other]) => one < other);
const agency = fc.constantFrom('police', 'culture', 'health', 'labour');
const times = fc.integer({ min: 1, max: 4 });

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
  { weight: 4, arbitrary: fc.record({ do: fc.constant('see' as const), times }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const), times }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const doing: { readonly [Do in Step['do']]: (log: LittleLog, done: Extract<Step, { do: Do }>) => unknown } = {
  same: (log, { pair: both, first }) => decided(log, both, first ? both[0] : both[1]),
  different: (log, { pair: both }) => decided(log, both, null),
  reopen: (log, { pair: both }) => log.send([talkTwin, pairIdOf(...both)], 'reopen', { reason }),
  withdraw: (log, { record: id }) => log.send([talk, id], 'withdraw', { reason }),
  move: (log, { record: id, on }) => log.send([talk, id], 'correct', { changes: { on }, reason }),
  name: (log, { record: id, agency: named }) => log.send([talk, id], 'name-participant', { agency: named, reason }),
  deny: (log, { record: id, agency: own }) => log.send([talk, id], 'deny-part', { reason }, own),
  see: (log, { times: turns }) => Array.from({ length: turns }, () => log.see()),
  act: async (log, { times: turns }) => {
    for (let turn = 0; turn < turns; turn++) await log.act();
  },
};

function decided(log: LittleLog, both: readonly [string, string], kept: string | null) {
  const verdict = kept === null ? 'different' : 'same';
  return log.send([talkTwin, pairIdOf(...both)], 'decide', { verdict, kept, reason });
}

const life = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }));

async function lived([count, steps]: readonly [number, readonly Step[]]): Promise<LittleLog> {
  const log = new LittleLog();
  for (const id of ids.slice(0, count)) await log.enter(id, leads[id]);
  for (const done of steps) await (doing[done.do] as (log: LittleLog, done: Step) => unknown)(log, done);
  await log.quiet();
  return log;
}

/** Records of one day by what was decided of their pairs, worked out from the pairs alone. */
function setsOn(log: LittleLog, on: string): readonly (readonly string[])[] {
  const present = ids.filter((id) => log.record(id)?.on === on);
  let sets: readonly (readonly string[])[] = present.map((one) => [one]);
  for (const one of present) {
    for (const other of present.filter((later) => later > one && log.pair(one, later).is === 'same')) {
      const joined = sets.filter((set) => set.includes(one) || set.includes(other));
      sets = [...sets.filter((set) => !joined.includes(set)), joined.flat()];
    }
  }
  return sets;
}

function expectOneCounts(log: LittleLog, set: readonly string[]): void {
  const counting = set.filter((id) => log.counting(id) !== null);
  expect([set, counting.length]).toEqual([set, 1]);
  const all = set.flatMap((id) => ownPartnersOf(log.record(id)!).map(({ agency: of }) => of));
  expect(new Set(log.counting(counting[0]!)!.agencies)).toEqual(new Set(all));
}

/** Two sets were told apart, or that question is open once, between the records that count. */
function expectAsked(log: LittleLog, one: readonly string[], other: readonly string[]): void {
  const between = one.flatMap((from) => other.map((to) => ({ from, to, is: log.pair(from, to).is })));
  const open = between.filter(({ is }) => is === 'open');
  if (between.some(({ is }) => is === 'different')) return expect(open).toEqual([]);
  expect(open).toHaveLength(1);
  for (const id of [open[0]!.from, open[0]!.to]) {
    expect(log.record(id)!.others.open.map(({ twin }) => twin)).toContain(pairIdOf(open[0]!.from, open[0]!.to));
    expect(log.counting(id)).not.toBeNull();
  }
}

/** What the process would have told every record, without the order of lists. */
function endOf(events: readonly PlacedEvent[]): unknown {
  const instances = new Map<string, unknown>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === null) continue;
    instances.set(key, weighing.evolve(instances.get(key) ?? weighing.initial, { is: 'event', event }));
  }
  const views = [...instances].map(([key, state]) => {
    const { records, told } = state as Known;
    return [key, records.map(({ record: id }) => [id, inAnyOrder(told[id])]).sort()];
  });
  return views.sort();
}

/** A record that was told nothing is alone, as one that was told so. */
function inAnyOrder(view: Known['told'][string] = alone) {
  const { open, sameAs, others, joined, obligations } = view;
  return {
    sameAs,
    open: open.map(({ twin }) => twin).sort(),
    others: [...others].sort(),
    joined: joined.map(({ agency: of }) => of).sort(),
    obligations: [...obligations].sort(),
  };
}

/** The same events, those of each stream and those of all pairs in their own order; some come twice. */
function shuffled(events: readonly PlacedEvent[], choices: readonly number[]): readonly PlacedEvent[] {
  const lanes = new Map<string, PlacedEvent[]>();
  for (const event of events) {
    const lane = event.stream.startsWith(`${talkTwin.prefix}-`) ? talkTwin.prefix : event.stream;
    lanes.set(lane, [...(lanes.get(lane) ?? []), event]);
  }
  const waiting = [...lanes.values()];
  const order: PlacedEvent[] = [];
  for (let turn = 0; waiting.some((lane) => lane.length > 0); turn++) {
    const open = waiting.filter((lane) => lane.length > 0);
    const choice = choices[turn % choices.length]!;
    const next = open[choice % open.length]!.shift()!;
    order.push(...(choice % 3 === 0 ? [next, next] : [next]));
  }
  return order;
}

describe('records that may be the same work, whatever is done to them', () => {
  test('every piece of work counts once, with all who took part, and every open question is asked', async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        const log = await lived(steps);
        for (const on of ['2013-07-10', '2013-07-11']) {
          const sets = setsOn(log, on);
          sets.forEach((set) => expectOneCounts(log, set));
          sets.forEach((one, at) => sets.slice(at + 1).forEach((other) => expectAsked(log, one, other)));
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('in whatever order what was recorded and decided arrives, and however often, it ends alike', async () => {
    const choices = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(life, choices, async (steps, order) => {
        const { seen } = await lived(steps);
        expect(endOf(shuffled(seen, order))).toEqual(endOf(seen));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
