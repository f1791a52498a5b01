import type { Inbox } from '@lien-nganh/messaging';

/**
 * The same inbox, with so many transactions at once. All of them wait for the ledger's one lock: more would only hold
 * connections that questions need.
 */
export function gatedInbox<Tx>(inbox: Inbox<Tx>, atOnce: number): Inbox<Tx> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const enter = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    consumer: inbox.consumer,
    // The ledger has no part in it.
    mark: (place, frontier) => inbox.mark(place, frontier),
    isTransient: (error) => inbox.isTransient(error),
    partitions: (options) => inbox.partitions(options),
    parked: (filter, options) => inbox.parked(filter, options),
    findParked: (id, options) => inbox.findParked(id, options),
    async transaction(work, options) {
      await enter();
      try {
        return await inbox.transaction(work, options);
      } finally {
        leave();
      }
    },
  };
}
