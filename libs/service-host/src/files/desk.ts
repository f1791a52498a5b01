import { isAllowed, type Standing } from '@lien-nganh/access';
import { FILE_SUBJECT, fileEvents, streamName, type FileDesk, type NewEvent } from '@lien-nganh/kernel';
import { agenciesIn } from '../audit/look.ts';
import type { CommandRequest } from '../commands/request.ts';
import { Problem } from '../problem.ts';
import { governing } from '../records/governing.ts';
import type { Runtime } from '../runtime.ts';
import { fileProblem } from './file-problem.ts';

/** Of a record's files, names and contents are under one key. */
export function scopeOfFiles(record: string): string {
  return `${streamName('files', record)}#${FILE_SUBJECT}`;
}

/** For a command about files: what is known of them, in the name of whoever acts. */
export function withDesk(runtime: Runtime, { type, standing, signal }: CommandRequest): Runtime {
  return type.belongs ? { ...runtime, desk: deskOf(runtime, standing, signal) } : runtime;
}

function deskOf(runtime: Runtime, standing: Standing, signal: AbortSignal | undefined): FileDesk {
  const { files, permissions, service } = runtime;
  const type = service.streams.find(({ events }) => events === fileEvents)!;
  return {
    async record(stream) {
      const record = await governing(runtime, { type, id: stream, standing, signal });
      if (!record) throw new Problem('not-found');
      return {
        agencies: agenciesIn(record.scope),
        keeps: isAllowed(permissions, type.belongs!.narrow, standing, record.scope),
        quota: files?.limits.quotaBytes ?? 0,
      };
    },
    async upload(id, stream) {
      if (!files) throw new Problem('unavailable', { details: { what: 'files' } });
      try {
        return await files.make(standing.actor.account, id, stream);
      } catch (error) {
        throw fileProblem(error);
      }
    },
  };
}

/** What was attached is no upload any more. What a failure leaves is swept later. */
export async function forgetUpload(
  { files, logger }: Runtime,
  { type, standing }: CommandRequest,
  decided: readonly NewEvent[],
): Promise<void> {
  if (!files || type.events !== fileEvents) return;
  const attached = decided.filter(({ name }) => name === 'FileAttached').map(({ data }) => data as { file: string });
  for (const { file } of attached) {
    await files
      .attached(standing.actor.account, file)
      .catch((error: unknown) => logger.warn({ err: error }, 'an upload is left to be swept'));
  }
}
