import { eventStoreConformance } from '@lien-nganh/event-store/conformance';
import { testDatabase } from '@lien-nganh/testing';
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
