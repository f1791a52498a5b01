import { expect, test } from '@jest/globals';
import { contractMessage, eventually, Gate, history, keyIn } from '@lien-nganh/messaging/conformance';
import { testBroker } from './examples.ts';

test('who joins does not read what another member still has in hand, also when it is the rightful reader', async () => {
  await using of = await testBroker();
  const shared = { name: 'shared.g1', partitions: 4 };
  const own = { name: 'own.g1', partitions: 1 };
  await of.broker.declare(shared);
  await of.broker.declare(own);
  const [full, gate] = [new Gate(), new Gate()];
  const inHand = new Set<number>();
  const first = of.read({
    group: 'g',
    topics: [shared.name],
    onBatch: async (batch) => {
      if (inHand.add(batch[0]!.partition).size === 4) full.open();
      await gate.opened;
    },
  });
  const ofEach = (revision: number) =>
    [0, 1, 2, 3].map((partition) => contractMessage({ key: keyIn(partition, 4), revision }));
  await of.broker.publish(shared.name, ofEach(0));
  await full.opened;
  // It tries for its share of the first topic before it takes the second, of which it is the only reader.
  const second = of.read({ group: 'g', topics: [shared.name, own.name] });
  await of.broker.publish(own.name, history('agency-1', 0, 0));
  await second.until(({ ids }) => ids.length === 1);
  await of.broker.publish(own.name, history('agency-1', 1, 1));
  await second.until(({ ids }) => ids.length === 2);
  expect(second.deliveries.map(({ topic }) => topic)).toEqual([own.name, own.name]);
  gate.open();
  await of.broker.publish(shared.name, ofEach(1));
  const all = await eventually(
    'all is read',
    async () => [...first.ids, ...second.ids],
    ({ length }) => length >= 10,
  );
  expect(new Set(all).size).toBe(10);
});
