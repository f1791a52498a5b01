import { expect, test } from '@jest/globals';
import { Gate } from '@lien-nganh/messaging/conformance';
import { Offsets, type Commit } from './offsets.ts';
import { Seat } from './seat.ts';

const nobody = {
  settled: async () => undefined,
  move: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
  unreadable: () => undefined,
};
const seat = (partition: number): Seat => new Seat({ topic: 't', partition }, nobody, 200);

/** Offsets with all that was committed, as `partition@offset`. */
function offsetsWith(answer: (commits: number) => Promise<void>) {
  const committed: string[][] = [];
  const failures: unknown[] = [];
  const commit: Commit = async (moves) => {
    committed.push(moves.map(({ seat: { place }, next }) => `${place.partition}@${next}`));
    await answer(committed.length);
  };
  return { offsets: new Offsets(commit, (error) => failures.push(error)), committed, failures };
}

test('while one request is on its way, only the newest offset of each partition waits for the next', async () => {
  const gate = new Gate();
  const { offsets, committed } = offsetsWith((n) => (n === 1 ? gate.opened : Promise.resolve()));
  const [a, b] = [seat(0), seat(1)];
  offsets.move(a, 10n);
  await Promise.resolve();
  offsets.move(a, 20n);
  offsets.move(b, 5n);
  offsets.move(a, 30n);
  gate.open();
  await offsets.settled();
  expect(committed).toEqual([['0@10'], ['0@30', '1@5']]);
});

test('what a rebalance refused is moved after the next join, unless the partition went away or has moved on', async () => {
  const refusal = Object.assign(new Error('rebalance'), { type: 'REBALANCE_IN_PROGRESS' });
  const { offsets, committed, failures } = offsetsWith(async (n) => {
    if (n === 1) throw refusal;
  });
  const [stays, goes] = [seat(0), seat(1)];
  offsets.move(stays, 10n);
  offsets.move(goes, 7n);
  await offsets.settled();
  goes.lose();
  offsets.go();
  await offsets.settled();
  expect(committed).toEqual([['0@10', '1@7'], ['0@10']]);
  expect(failures).toEqual([]);
});

test('any other refusal is told', async () => {
  const broken = new Error('the connection is gone');
  const { offsets, failures } = offsetsWith(() => Promise.reject(broken));
  offsets.move(seat(0), 10n);
  await offsets.settled();
  expect(failures).toEqual([broken]);
});
