import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where spec files keep what one of them makes for all: `copyOfFolder` of `@lien-nganh/testing`. Gone after the run. */
export async function makeFolderOfRun() {
  process.env.TEST_FOLDERS = await mkdtemp(join(tmpdir(), 'lien-nganh-folders-'));
}

export async function removeFolderOfRun() {
  await rm(process.env.TEST_FOLDERS, { recursive: true, force: true, maxRetries: 5 });
}
