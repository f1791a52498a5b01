import type { IncomingMessage } from 'node:http';
import {
  fileName,
  OtherOffset,
  UploadBroken,
  UploadTooLong,
  type FileStore,
  type UploadState,
} from '@lien-nganh/attachments';
import { fileEvents, type Files } from '@lien-nganh/kernel';
import type { Request, Response } from 'express';
import type { DerivedRoute } from '../http/derive.ts';
import { contextOf, standingOf, uuidIn } from '../http/request.ts';
import { Problem } from '../problem.ts';
import { effectOn, governing } from '../records/governing.ts';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { fileProblem } from './file-problem.ts';
import { documentUpload } from './upload.documents.ts';
import { lengthIn, metadataIn, offsetIn, refuseOtherProtocol, TUS_VERSION } from './upload.headers.ts';

/**
 * Uploads, as tus 1.0 has them: begun for one record by whoever may attach to it, sent in one part or many, known to the account
 * that began them alone. What becomes of one, the command `files/attach` says.
 */
export function uploadRoutes(runtime: Runtime): readonly DerivedRoute[] {
  return [
    {
      name: 'beginUpload',
      method: 'POST',
      path: '',
      documented: () => documentUpload('begin'),
      handle: spoken(runtime, (files, request, response) => begin(runtime, files, { request, response })),
    },
    {
      name: 'whereUploadStands',
      method: 'HEAD',
      path: ':id',
      documented: () => documentUpload('stands'),
      handle: spoken(runtime, tellWhereItStands),
    },
    {
      name: 'sendPart',
      method: 'PATCH',
      path: ':id',
      documented: () => documentUpload('send'),
      handle: spoken(runtime, sendPart),
    },
    {
      name: 'giveUpUpload',
      method: 'DELETE',
      path: ':id',
      documented: () => documentUpload('giveUp'),
      handle: spoken(runtime, giveUp),
    },
  ];
}

type Handle = (files: FileStore, request: Request, response: Response) => Promise<void>;

function spoken({ files }: Runtime, handle: Handle): DerivedRoute['handle'] {
  return async (_, request, response) => {
    response.setHeader('Tus-Resumable', TUS_VERSION);
    refuseOtherProtocol(request, response);
    if (!files) throw new Problem('unavailable', { details: { what: 'files' } });
    try {
      await handle(files, request, response);
    } catch (error) {
      throw fileProblem(error);
    }
  };
}

async function begin(
  runtime: Runtime,
  files: FileStore,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> {
  const size = lengthIn(request);
  const { record, filename } = metadataIn(request);
  const name = fileName(filename);
  if (name === null) throw unnamed();
  await refuseUnlessAttaching(runtime, record, request);
  if (size > files.limits.fileBytes)
    throw new Problem('too-large', { details: { limit: files.limits.fileBytes, size } });
  await refuseBeyondQuota(runtime, files, { record, size });
  const { account } = standingOf(request).actor;
  if ((await files.uploads.countOf(account)) >= files.limits.uploads) {
    throw new Problem('too-many-uploads', { details: { limit: files.limits.uploads } });
  }
  const about = { account, record, name, size, begunAt: new Date().toISOString() };
  const id = await files.uploads.begin(about);
  response.setHeader('Location', `/api/${runtime.service.name}/uploads/${id}`);
  tellOffset(response, files, { ...about, offset: 0 });
  response.status(201).end();
}

function unnamed(): Problem {
  return new Problem('invalid-input', {
    errors: [
      {
        path: 'Upload-Metadata/filename',
        vi: 'Tên tệp phải có chữ hoặc số.',
        en: 'The name of the file holds nothing that can be shown.',
      },
    ],
  });
}

/** A record that is none of the caller's business takes no uploads, as one that does not exist. */
async function refuseUnlessAttaching(runtime: Runtime, record: string, request: Request): Promise<void> {
  const standing = standingOf(request);
  const type = runtime.service.streams.find(({ events }) => events === fileEvents)!;
  const found = await governing(runtime, { type, id: record, standing, signal: contextOf(request).signal });
  const action = `${runtime.service.name}.files.attach`;
  const effect = found ? effectOn(runtime.permissions, action, standing, found) : 'hidden';
  if (effect === 'hidden') throw new Problem('not-found');
  if (effect === 'refused') throw new Problem('forbidden');
}

async function refuseBeyondQuota(
  runtime: Runtime,
  { limits }: FileStore,
  { record, size }: { readonly record: string; readonly size: number },
): Promise<void> {
  const type = runtime.service.streams.find(({ events }) => events === fileEvents)!;
  const { state } = await loadRecord(runtime, type, record);
  const used = (state as Files).files.reduce((sum, file) => sum + file.size, 0);
  if (used + size <= limits.quotaBytes) return;
  const rule = 'files-of-a-record-stay-within-their-quota';
  throw new Problem('refused', {
    rule: { name: rule, ...type.refusals[rule]! },
    details: { quota: limits.quotaBytes, used, size },
  });
}

/** @throws Problem not-found for another account's too */
async function ownUpload(files: FileStore, request: Request): Promise<UploadState> {
  const found = await files.uploads.find(standingOf(request).actor.account, uuidIn(request, 'id'));
  if (!found) throw new Problem('not-found');
  return found;
}

async function tellWhereItStands(files: FileStore, request: Request, response: Response): Promise<void> {
  await files.uploads.stopWriting(uuidIn(request, 'id'));
  const upload = await ownUpload(files, request);
  response.setHeader('Upload-Length', String(upload.size));
  tellOffset(response, files, upload);
  response.status(200).end();
}

async function giveUp(files: FileStore, request: Request, response: Response): Promise<void> {
  const { account, id } = await ownUpload(files, request);
  await files.cancel(account, id);
  response.status(204).end();
}

async function sendPart(files: FileStore, request: Request, response: Response): Promise<void> {
  if (!request.is('application/offset+octet-stream')) throw new Problem('unsupported-media-type');
  const offset = offsetIn(request);
  await files.uploads.stopWriting(uuidIn(request, 'id'));
  const upload = await ownUpload(files, request);
  refuseTooLong(request, upload, offset);
  const at = await appended(files, { upload, offset, request });
  tellOffset(response, files, { ...upload, offset: at });
  response.status(204).end();
}

function refuseTooLong(request: Request, { size }: UploadState, offset: number): void {
  const length = Number(request.header('content-length') ?? 0);
  if (offset + length > size) throw new Problem('too-large', { details: { limit: size, size: offset + length } });
}

async function appended(
  files: FileStore,
  { upload, offset, request }: { readonly upload: UploadState; readonly offset: number; readonly request: Request },
): Promise<number> {
  const { goesOn } = contextOf(request);
  const { account, id, size } = upload;
  try {
    // express has read nothing of a body of this type
    const body = request as IncomingMessage as AsyncIterable<Buffer>;
    return await files.uploads.append({ account, id, offset }, body, goesOn);
  } catch (error) {
    if (error instanceof OtherOffset) {
      const headers = { 'Upload-Offset': String(error.offset) };
      throw new Problem('upload-stands-elsewhere', { details: { offset: error.offset }, headers });
    }
    // mostly nobody is there any more to hear it
    if (error instanceof UploadBroken) throw new Problem('upload-stands-elsewhere', { cause: error });
    if (error instanceof UploadTooLong) throw new Problem('too-large', { details: { limit: size } });
    throw error;
  }
}

function tellOffset(
  response: Response,
  { limits }: FileStore,
  { offset, begunAt }: Pick<UploadState, 'offset' | 'begunAt'>,
): void {
  const expires = new Date(new Date(begunAt).getTime() + limits.uploadHours * 3_600_000);
  response.setHeader('Upload-Offset', String(offset));
  response.setHeader('Upload-Expires', expires.toUTCString());
}
