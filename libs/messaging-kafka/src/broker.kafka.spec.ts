import { memoryInbox } from '@lien-nganh/messaging';
import { brokerConformance } from '@lien-nganh/messaging/conformance';
import { kafkaBroker } from './broker.ts';
import { testKafka } from './examples/bench.ts';

brokerConformance<{ state: string[] }>('the broker on Kafka', async () => {
  const kafka = await testKafka();
  const broker = kafkaBroker({ url: kafka.url });
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
    close: async () => {
      await broker.close();
      await kafka.stop();
    },
  };
});
