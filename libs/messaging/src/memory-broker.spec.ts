import { expect, test } from '@jest/globals';
import { brokerConformance, contractMessage, frontierAt } from './conformance.ts';
import { memoryBroker } from './memory-broker.ts';
import { memoryInbox } from './memory-inbox.ts';

brokerConformance<{ state: string[] }>('the broker in memory', async () => {
  const broker = memoryBroker();
  return {
    broker,
    openInbox: async (consumer) => {
      const inbox = memoryInbox<string[]>(consumer, []);
      return {
        inbox,
        record: async (tx, line) => void tx.state.push(line),
        recorded: async () => inbox.state,
      };
    },
    close: () => broker.close(),
  };
});

test('an idle topic in memory does not grow, however often its frontier is told', async () => {
  const broker = memoryBroker();
  await broker.declare({ name: 't', partitions: 1 });
  await broker.publish('t', [contractMessage({ key: 'a', revision: 0 })]);
  for (let position = 1; position <= 50; position++) await broker.announce('t', frontierAt(position));
  expect(await broker.lag('g', ['t'])).toEqual([{ topic: 't', partition: 0, behind: 2n }]);
});
