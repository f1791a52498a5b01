import { join, resolve } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { UsageError } from '../command-line/failure.ts';
import { openDataFolder } from '../data-folder/data-folder.ts';
import { isMissing, readDescription } from '../data-folder/description.ts';
import { APP_VERSION, defaultFolder, shippedProvince } from '../start/folder.ts';
import type { DemoArguments } from './arguments.ts';

/** What the folder is told with: it stays what it was when the folder was made. */
const toldWith = z.object({ seed: z.int(), months: z.int() });
export type ToldWith = z.output<typeof toldWith>;

export interface DemoFolder {
  readonly path: string;
  readonly story: ToldWith;
}

/**
 * The demo's folder, made where there is none.
 *
 * @throws UsageError when the folder is for something else; DataFolderError
 */
export async function demoFolder({ dataDir, seed, months }: DemoArguments): Promise<DemoFolder> {
  const path = resolve(dataDir ?? defaultFolder('demo'));
  const found = await readDescription(path);
  if (found && found.kind !== 'demo') {
    throw new UsageError({
      vi: `Thư mục ${path} thuộc loại ${found.kind}, không phải thư mục trình diễn.`,
      en: `${path} is a folder of the kind ${found.kind}, not the demo’s`,
    });
  }
  if (!found) {
    const { code, name } = shippedProvince;
    const made = { kind: 'demo', province: { code, name }, appVersion: APP_VERSION, now: new Date() } as const;
    await (await openDataFolder(path, made)).close();
  }
  return { path, story: await storyIn(path, { seed, months }) };
}

async function storyIn(path: string, wanted: ToldWith): Promise<ToldWith> {
  const file = join(path, 'demo.json');
  try {
    return toldWith.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (!isMissing(error)) throw error;
    await writeFile(file, JSON.stringify(wanted), { flush: true });
    return wanted;
  }
}
