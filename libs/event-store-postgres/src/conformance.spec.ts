import { eventStoreConformance, logImportConformance } from '@lien-nganh/event-store/conformance';
import { testDatabase } from '@lien-nganh/testing';
import { postgresLogImport } from './import/log-import.ts';
import { postgresEventStore } from './store.ts';

eventStoreConformance('on PostgreSQL', async () => {
  const database = await testDatabase();
  const open = () => postgresEventStore({ url: database.url, province: '12' });
  const store = await open();
  return {
    store,
    namespace: 'postgres',
    reopen: open,
    async close() {
      await store.close();
      await database.drop();
    },
  };
});

logImportConformance('to PostgreSQL', async () => {
  const { url, drop } = await testDatabase();
  const opened: { close(): Promise<void> }[] = [];
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  return {
    target: async () => kept(await postgresLogImport({ url })),
    open: async (province) => postgresEventStore({ url, province }),
    async [Symbol.asyncDispose]() {
      for (const one of opened) await one.close();
      await drop();
    },
  };
});
