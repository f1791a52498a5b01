/**
 * A process that is a member of a group until it is killed. It tells its parent of every message that it was given, and, told to hang, keeps
 * the batch in hand for ever. Run with the database's URL, the group, the topic, and `hang` or `read`.
 */
import { postgresBroker } from '../dist/index.js';

const [, , url, group, topic, manner] = process.argv;

await postgresBroker({ url }).consume({
  group,
  topics: [topic],
  signal: new AbortController().signal,
  onBatch: async (batch) => {
    for (const delivery of batch) if (delivery.is === 'message') process.send(delivery.message.id);
    if (manner === 'hang') await new Promise(() => undefined);
  },
});
