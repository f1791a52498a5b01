import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolderOfRun, removeFolderOfRun } from './folder-of-run.mjs';
import { tellOfKafka } from './kafka.mjs';
import { tellOfOffice } from './office.mjs';
import { tellOfValidators } from './validators.mjs';

/**
 * Gives the whole test run one PostgreSQL on a fresh folder, unless TEST_DATABASE_URL names one. It does not wait for
 * the disk: what must survive a kill is tested on servers of its own.
 */
export default async function start({ rootDir }) {
  tellOfKafka();
  tellOfOffice();
  tellOfValidators();
  await makeFolderOfRun();
  if (process.env.TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import(
    pathToFileURL(join(rootDir, 'libs', 'postgres-embedded', 'dist', 'index.js')).href
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'lien-nganh-tests-'));
  const remove = () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startEmbeddedPostgres({
      dataDir,
      settings: {
        max_connections: 400,
        shared_buffers: '256MB',
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
      },
    });
    process.env.TEST_DATABASE_URL = server.url;
    globalThis.stopTestPostgres = () => server.stop().then(remove);
    stopWhenInterrupted();
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Jest does not call the teardown of a run that is interrupted, and the server does not hear Ctrl-C. */
function stopWhenInterrupted() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => {
      void Promise.allSettled([globalThis.stopTestPostgres(), removeFolderOfRun()]).then(() => process.exit(code));
    });
  }
}
