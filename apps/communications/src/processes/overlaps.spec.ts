import { describe, expect, test } from '@jest/globals';
import type { PlacedEvent } from '@lien-nganh/kernel';
import fc from 'fast-check';
import { overlap } from '../overlap/overlap.ts';
import { printedMaterial } from '../printed-material/printed-material.ts';
import { tally } from '../tally/tally.ts';
import { keyOf, LittleLog } from './examples.ts';
import { findOverlapsOfTallies as finding } from './find-overlaps-of-tallies.ts';
import type { Known } from './overlapping.ts';

const reason = 'Đã đối chiếu';
const of = { t1: [tally, 't1'], t2: [tally, 't2'], s1: [printedMaterial, 's1'], s2: [printedMaterial, 's2'] } as const;
type Name = keyof typeof of;
const names = Object.keys(of) as Name[];

function both(): LittleLog {
  const log = new LittleLog();
  log.tally('t1');
  log.leaflets('s1');
  log.quiet();
  return log;
}
const counting = (log: LittleLog) => names.filter((name) => log.counts(of[name]));

describe('a tally and single records of one form, commune and month', () => {
  test('never both count: until somebody decides the tally does not, and both sides say that it is open', () => {
    const log = both();
    expect(counting(log)).toEqual(['s1']);
    expect(log.overlap('t1')).toMatchObject({ is: 'open', agencies: ['culture', 'police'] });
    expect([log.record(of.t1)?.others.open, log.record(of.s1)?.others.open]).toEqual([
      [{ twin: 't1', other: 's1' }],
      [{ twin: 't1', other: 't1' }],
    ]);
  });

  test('whichever is decided counts; what is entered later is part of what was decided', () => {
    const log = both();
    log.send([overlap, 't1'], 'decide', { counts: 'tally', reason });
    log.quiet();
    expect([counting(log), log.record(of.s1)?.others.sameAs]).toEqual([['t1'], 't1']);
    log.leaflets('s2');
    log.quiet();
    expect([counting(log), log.overlap('t1').is]).toEqual([['t1'], 'tally']);
    log.send([overlap, 't1'], 'reopen', { reason });
    log.send([overlap, 't1'], 'decide', { counts: 'singles', reason });
    log.quiet();
    expect([counting(log), log.record(of.t1)?.others.sameAs]).toEqual([['s1', 's2'], 's1']);
  });

  test('one that is withdrawn or moved to another month lets the other count, and is asked about again when it is back', () => {
    const log = both();
    log.send(of.s1, 'correct', { changes: { on: '2013-06-30' }, reason });
    log.quiet();
    expect([counting(log), log.overlap('t1').is]).toEqual([['t1', 's1'], 'lapsed']);
    log.send(of.s1, 'correct', { changes: { on: '2013-07-02' }, reason });
    log.quiet();
    expect([counting(log), log.overlap('t1').is]).toEqual([['s1'], 'open']);
    log.send(of.t1, 'withdraw', { reason });
    log.quiet();
    expect([counting(log), log.overlap('t1').is, log.record(of.s1)?.others.open]).toEqual([['s1'], 'lapsed', []]);
  });

  test('what a record was to be told before it left does not hold once it is back', () => {
    const log = new LittleLog();
    log.leaflets('s1');
    log.tally('t1');
    log.send(of.t1, 'withdraw', { reason });
    log.send(of.s1, 'withdraw', { reason });
    log.tally('t1');
    log.quiet();
    expect([counting(log), log.record(of.t1)?.others.open]).toEqual([['t1'], []]);
  });

  test('an overlap is decided while it is open, and opened again once it was decided', () => {
    const log = both();
    expect(log.send([overlap, 't1'], 'reopen', { reason })).toBe('overlap-is-decided');
    log.send([overlap, 't1'], 'decide', { counts: 'tally', reason });
    expect(log.send([overlap, 't1'], 'decide', { counts: 'singles', reason })).toBe('overlap-is-open');
  });
});

describe('tallies of two agencies of one form, commune and month', () => {
  function two(): LittleLog {
    const log = new LittleLog();
    log.tally('t1');
    log.tally('t2', 'front');
    log.quiet();
    return log;
  }

  test('do not both count unasked: one of them waits until somebody with a part in either decides', () => {
    const log = two();
    expect([counting(log), log.overlap('t1').is]).toEqual([['t1'], 'none']);
    expect(log.overlap('t2')).toMatchObject({ is: 'open', agencies: ['culture', 'front'] });
    expect(log.record(of.t2)?.others.open).toEqual([{ twin: 't2', other: 't1' }]);
  });

  test.each([
    ['tally', ['t2']],
    ['singles', ['t1']],
    ['both', ['t1', 't2']],
  ])('decided %s, those count: %s', (counts, counted) => {
    const log = two();
    log.send([overlap, 't2'], 'decide', { counts, reason });
    log.quiet();
    expect(counting(log)).toEqual(counted);
    log.send([overlap, 't2'], 'reopen', { reason });
    log.quiet();
    expect(counting(log)).toEqual(['t1']);
  });

  test('beside single records neither counts, even where both were to', () => {
    const log = two();
    log.send([overlap, 't2'], 'decide', { counts: 'both', reason });
    log.leaflets('s1');
    log.quiet();
    expect([counting(log), log.overlap('t1').is]).toEqual([['s1'], 'open']);
    log.send([overlap, 't1'], 'decide', { counts: 'tally', reason });
    log.quiet();
    expect(counting(log)).toEqual(['t1', 't2']);
  });

  test('one that is withdrawn leaves the other to count, without a question', () => {
    const log = two();
    log.send(of.t1, 'withdraw', { reason });
    log.quiet();
    expect([counting(log), log.overlap('t2').is]).toEqual([['t2'], 'lapsed']);
  });
});

const entering = {
  t1: ['tally', 'culture'],
  t2: ['tally', 'front'],
  s1: ['leaflets', 'police'],
  s2: ['leaflets', 'culture'],
} as const;
const which = fc.constantFrom(...names);
const tallied = fc.constantFrom('t1', 't2');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enter' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      which: fc.constantFrom('s1' as const, 's2' as const),
      on: fc.constantFrom('2013-07-10', '2013-06-10'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      id: tallied,
      counts: fc.constantFrom('tally', 'singles', 'both'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), id: tallied }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('see' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const doing: { readonly [Do in Step['do']]: (log: LittleLog, done: Extract<Step, { do: Do }>) => unknown } = {
  enter: (log, { which: name }) => (log.record(of[name]) ? null : log[entering[name][0]](name, entering[name][1])),
  withdraw: (log, { which: name }) => log.send(of[name], 'withdraw', { reason }),
  move: (log, { which: name, on }) => log.send(of[name], 'correct', { changes: { on }, reason }),
  decide: (log, { id, counts }) => log.send([overlap, id], 'decide', { counts, reason }),
  reopen: (log, { id }) => log.send([overlap, id], 'reopen', { reason }),
  see: (log) => log.see(),
  act: (log) => log.act(),
};
const life = fc.array(step, { minLength: 8, maxLength: 40, size: 'max' });

function lived(steps: readonly Step[]): LittleLog {
  const log = new LittleLog();
  for (const done of steps) (doing[done.do] as (log: LittleLog, done: Step) => unknown)(log, done);
  log.quiet();
  return log;
}

/** What the process would have told every record in the end. */
function endOf(events: readonly PlacedEvent[]): unknown {
  const instances = new Map<string, unknown>();
  for (const event of events) {
    const key = keyOf(event);
    if (key === null) continue;
    instances.set(key, finding.evolve(instances.get(key) ?? finding.initial, { is: 'event', event }));
  }
  const alone = { open: [], sameAs: null, others: [], joined: [], obligations: [] };
  const ends = [...instances].map(([key, state]) => {
    const { entries, told } = state as Known;
    return [key, entries.map(({ prefix, record }) => [record, told[`${prefix}-${record}`] ?? alone]).sort()];
  });
  return ends.filter(([, entries]) => entries!.length > 0).sort();
}

/** The same events, those of each stream in their own order; some come twice. */
function shuffled(events: readonly PlacedEvent[], choices: readonly number[]): readonly PlacedEvent[] {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const lanes = streams.map((own) => events.filter(({ stream }) => stream === own));
  const order: PlacedEvent[] = [];
  for (let turn = 0; lanes.some((lane) => lane.length > 0); turn++) {
    const open = lanes.filter((lane) => lane.length > 0);
    const choice = choices[turn % choices.length]!;
    const next = open[choice % open.length]!.shift()!;
    order.push(...(choice % 3 === 0 ? [next, next] : [next]));
  }
  return order;
}

describe('whatever is recorded, corrected, withdrawn and decided', () => {
  test('no tally counts beside single records of its form, commune and month, and something of them always counts', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const log = lived(steps);
        const july = names.filter((name) => log.record(of[name])?.on.startsWith('2013-07'));
        const [tallies, singles] = [
          july.filter((name) => name.startsWith('t')),
          july.filter((name) => name.startsWith('s')),
        ];
        const counted = counting(log);
        const beside = counted.some((name) => tallies.includes(name)) && counted.some((name) => singles.includes(name));
        expect([july, beside]).toEqual([july, false]);
        const decided = tallies.filter((name) => ['tally', 'both'].includes(log.overlap(name).is));
        expect(counted.filter((name) => tallies.includes(name)).length).toBeLessThanOrEqual(1 + decided.length);
        if (july.length > 0) expect(july.filter((name) => counted.includes(name))).not.toEqual([]);
        for (const name of tallies) {
          const open = (singles.length > 0 || name !== tallies[0]) && log.overlap(name).is === 'open';
          expect([name, log.record(of[name])!.others.open.length > 0]).toEqual([name, open]);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('in whatever order it arrives, and however often, it ends alike', () => {
    const choices = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(life, choices, (steps, order) => {
        const { seen } = lived(steps);
        expect(endOf(shuffled(seen, order))).toEqual(endOf(seen));
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
