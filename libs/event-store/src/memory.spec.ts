import { eventStoreConformance, logImportConformance } from './conformance.ts';
import { memoryEventStore } from './memory.ts';
import { memoryLogImport, type MemoryTarget } from './moving/memory-import.ts';

eventStoreConformance('in memory', async () => {
  const store = memoryEventStore({ province: '12' });
  return { store, namespace: 'memory', close: () => store.close() };
});

logImportConformance('into memory', async () => {
  const moved: MemoryTarget = { movingFrom: null };
  return {
    target: async () => memoryLogImport(moved),
    open: async (province) => memoryEventStore({ province, moved }),
    async [Symbol.asyncDispose]() {},
  };
});
