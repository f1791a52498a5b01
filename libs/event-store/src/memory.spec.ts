import { eventStoreConformance } from './conformance.ts';
import { memoryEventStore } from './memory.ts';

eventStoreConformance('in memory', async () => {
  const store = memoryEventStore({ province: '12' });
  return { store, namespace: 'memory', close: () => store.close() };
});
