/**
 * A process that is a member of a group until it is killed. It tells its parent of every message that it was given, and keeps
 * the batch in hand for ever. Run with the broker's URL, the session's timeout, the group and the topic.
 */
import { kafkaBroker } from '../dist/index.js';

const [, , url, sessionMs, group, topic] = process.argv;

await kafkaBroker({ url, sessionMs: Number(sessionMs) }).consume({
  group,
  topics: [topic],
  signal: new AbortController().signal,
  onBatch: async (batch) => {
    for (const delivery of batch) if (delivery.is === 'message') process.send(delivery.message.id);
    await new Promise(() => undefined);
  },
});
