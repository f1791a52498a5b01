import { defaultFileLimits, FileStore } from '@lien-nganh/attachments';
import { fileEvents, type Files } from '@lien-nganh/kernel';
import { bytesSealer } from '@lien-nganh/sealing';
import type { Clock } from '../clock.ts';
import type { Ports } from '../ports.ts';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { scopeOfFiles } from './desk.ts';
import type { FileOptions } from './settings.ts';

/** The files of a service; `null` where there is no store for them. */
export function openFiles(
  service: string,
  { ports, files }: { readonly ports: Ports; readonly clock: Clock; readonly files?: FileOptions },
): FileStore | null {
  if (!ports.blobs) return null;
  return new FileStore({
    blobs: ports.blobs,
    sealing: bytesSealer(ports.keys),
    service,
    scopeOf: scopeOfFiles,
    scanner: files?.scanner ?? null,
    limits: files?.limits ?? defaultFileLimits,
    // how long ago a blob was written is told in real time, whatever the platform's clock says
    now: () => new Date(),
  });
}

const EVERY_MS = 3_600_000;

/** Takes away what nothing came of, now and every hour. @returns what ends it */
export function keepSweeping(runtime: Runtime): () => Promise<void> {
  const stop = new AbortController();
  let running = sweep(runtime, stop.signal);
  const timer = setInterval(() => {
    running = running.then(() => sweep(runtime, stop.signal));
  }, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}

async function sweep(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { files, logger, service } = runtime;
  try {
    const swept = (await files?.sweep((record, file) => isAttached(runtime, record, file), signal)) ?? 0;
    if (swept > 0) logger.info({ service: service.name, swept }, 'uploads that nothing came of were taken away');
  } catch (error) {
    if (!signal.aborted) logger.warn({ service: service.name, err: error }, 'uploads could not be swept');
  }
}

async function isAttached(runtime: Runtime, record: string, file: string): Promise<boolean> {
  const type = runtime.service.streams.find(({ events }) => events === fileEvents)!;
  const { state } = await loadRecord(runtime, type, record);
  return (state as Files).files.some((one) => one.file === file);
}
