import { brokerConformance } from './conformance.ts';
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
