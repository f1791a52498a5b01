import { makeLogger } from '@lien-nganh/service-host';
import { readLoadSettings } from '../cluster/engine-settings.ts';
import { loadServices } from '../cluster/load-services.ts';
import { linesOnly } from '../command-line/progress.ts';
import type { Io } from './io.ts';

export interface LoadOptions {
  readonly empty?: boolean;
}

/** Loads the administrator and the reference data into services whose engines the environment names. */
export async function load({ empty = false }: LoadOptions, { env, out, signal }: Io): Promise<void> {
  const settings = readLoadSettings(env);
  const logger = makeLogger({ level: env['LOG_LEVEL'] ? settings.LOG_LEVEL : 'warn', pretty: false });
  const loaded = await loadServices({ settings, empty, progress: linesOnly(out), logger, signal });
  out(loaded ? 'Đã nạp xong. / Everything is loaded.' : 'Đã nạp từ trước. / It was loaded before.');
}
