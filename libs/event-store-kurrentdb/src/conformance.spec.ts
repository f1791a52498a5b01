import { randomUUID } from 'node:crypto';
import { eventStoreConformance, logImportConformance } from '@lien-nganh/event-store/conformance';
import { startKurrentDbDouble, type VersionName } from './double.ts';
import { kurrentdbEventStore, kurrentdbLogImport } from './store.ts';

/** A server to run against instead of the double; it need be neither empty nor ours alone. */
const given = process.env['KURRENTDB_URL'];

async function opened(url: string, close: () => Promise<void>) {
  const namespace = `t${randomUUID().slice(0, 8)}`;
  const open = () => kurrentdbEventStore({ url, province: '12', identityStream: `${namespace}-log` });
  const store = await open();
  return {
    store,
    namespace,
    reopen: open,
    async close() {
      await store.close();
      await close();
    },
  };
}

if (given) {
  eventStoreConformance('on KurrentDB at KURRENTDB_URL', () => opened(given, async () => undefined));
} else {
  for (const version of ['20.10', '23.10', '25.1'] satisfies VersionName[]) {
    eventStoreConformance(`on a double of KurrentDB ${version}`, async () => {
      const double = await startKurrentDbDouble({ version });
      return opened(double.url, async () => double[Symbol.asyncDispose]());
    });
  }
}

if (!given) {
  for (const version of ['20.10', '25.1'] satisfies VersionName[]) {
    logImportConformance(`to a double of KurrentDB ${version}`, async () => {
      const { url, ...double } = await startKurrentDbDouble({ version });
      const opened: { close(): Promise<void> }[] = [];
      const target = async () => {
        opened.push(await kurrentdbLogImport({ url }));
        return opened.at(-1) as Awaited<ReturnType<typeof kurrentdbLogImport>>;
      };
      return {
        target,
        open: (province) => kurrentdbEventStore({ url, province }),
        async [Symbol.asyncDispose]() {
          for (const one of opened) await one.close();
          await double[Symbol.asyncDispose]();
        },
      };
    });
  }
}
