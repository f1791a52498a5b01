import { expect, test } from '@jest/globals';
import { fold, isRejected, type AnyEvents, type RecordedEvent, type RecordedOf } from '@lien-nganh/kernel';
import fc from 'fast-check';
import { accountsOf } from './accounts.ts';
import { numberSeries } from './number-series.ts';
import type { NumberSeries } from './state.ts';

type Recorded = RecordedOf<AnyEvents>;
interface Work {
  readonly name: string;
  readonly input: object;
}

const platform = { is: 'set', versions: [{ assigns: 'platform', apart: [], validFrom: '2013-01-01', validTo: null }] };
const actor = { account: 'c', agency: 'ppc', role: 'officer' };

/** One log that several clients write: each decides on what it loaded, and again when somebody was faster. */
function book(numbering: object) {
  const log: Recorded[] = [];
  const load = () => ({ at: log.length, state: fold(numberSeries, log) as NumberSeries });

  /** Whether the store took it; a refusal is an answer too. */
  function finish({ name, input }: Work, { at, state }: ReturnType<typeof load>): boolean {
    if (at !== log.length) return false;
    const command = numberSeries.commands.find((one) => one.name === name)!;
    const common = { now: '2013-12-31T01:00:00.000Z', today: '2013-12-31', id: 'ppc.all.2013', actor };
    const lookUps = { numbering };
    const decided = command.decide(command.input.parse(input), state, { ...common, commandId: `c${at}`, lookUps });
    if (isRejected(decided)) return true;
    for (const event of decided) {
      const meta = { occurredOn: '2013-12-31', obligations: [], commandId: `c${at}`, correlationId: 'c' };
      const placed = { id: `e${at}`, stream: 's', revision: at, recordedAt: common.now, actor, ...meta };
      log.push({ ...event, ...placed } as unknown as Recorded & RecordedEvent);
    }
    return true;
  }
  return { log, load, finish };
}

const number = fc.integer({ min: 1, max: 12 }).map(String);
const on = fc.integer({ min: 1, max: 9 }).map((day) => `2013-07-0${day}`);
const common = { body: 'ppc', symbol: 'QĐ-UBND' };
const work = fc.oneof(
  fc.record({ number, on }).map((one) => ({ name: 'assign', input: { ...common, ...one } })),
  on.map((day) => ({ name: 'assign', input: { ...common, on: day } })),
  number.map((one) => ({ name: 'void', input: { body: 'ppc', year: 2013, number: one, reason: 'Hỏng' } })),
  fc.record({ number, on }).map((one) => ({ name: 'enter-paper', input: { ...common, ...one } })),
);

/** Clients take turns in whatever order: one turn loads, the next tries to write. */
function play(clients: readonly (readonly Work[])[], turns: readonly number[], numbering: object) {
  const { log, load, finish } = book(numbering);
  const waiting = clients.map((works) => ({ works: [...works], loaded: null as ReturnType<typeof load> | null }));
  const turn = (which: number) => {
    const client = waiting[which]!;
    if (client.works.length === 0) return;
    if (client.loaded === null) client.loaded = load();
    else {
      if (finish(client.works[0]!, client.loaded)) client.works.shift();
      client.loaded = null;
    }
  };
  for (const one of turns) turn(one % clients.length);
  while (waiting.some(({ works }) => works.length > 0)) waiting.forEach((_, which) => turn(which));
  return { log, state: fold(numberSeries, log) as NumberSeries };
}

const runs = fc.tuple(
  fc.array(fc.array(work, { maxLength: 12 }), { minLength: 2, maxLength: 4 }),
  fc.array(fc.nat({ max: 11 }), { maxLength: 120 }),
  fc.constantFrom<object>(platform, { is: 'none' }),
);

test('no number is assigned twice, none that was voided or used before, whatever several clients do at once', () => {
  fc.assert(
    fc.property(runs, ([clients, turns, numbering]) => {
      const { log } = play(clients, turns, numbering);
      const gone = new Set<string>();
      for (const { name, data } of log) {
        const of = (data as { number: string }).number;
        if (name === 'NumberAssigned') expect(gone).not.toContain(of);
        gone.add(of);
      }
    }),
    { numRuns: 300 },
  );
});

test('every number up to the last is in the book, or shown as a gap', () => {
  fc.assert(
    fc.property(runs, ([clients, turns, numbering]) => {
      const { state } = play(clients, turns, numbering);
      const numbers = state.is === 'none' ? [] : Object.values(state.numbers);
      const { lines, gaps, doubles } = accountsOf(numbers, []);
      const known = new Set(lines.map((line) => Number(line.number)));
      const missing = new Set(
        gaps.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
      );
      for (let one = 1; one <= Math.max(0, ...known); one++) expect(known.has(one)).toBe(!missing.has(one));
      const twice = lines.filter(({ papers }) => papers.length > 1).map((line) => line.number);
      expect(doubles).toEqual(twice);
    }),
    { numRuns: 300 },
  );
});
