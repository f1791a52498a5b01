import { removeFolderOfRun } from './folder-of-run.mjs';

export default async function stop() {
  await globalThis.stopTestPostgres?.();
  await removeFolderOfRun();
}
