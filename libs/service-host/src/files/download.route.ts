import { contentDisposition, type Source } from '@lien-nganh/attachments';
import { isErased, maySeeFile, type AttachedFile, type Files, type StreamType } from '@lien-nganh/kernel';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { DerivedRoute } from '../http/derive.ts';
import { problems } from '../http/documents.ts';
import { contextOf, uuidIn } from '../http/request.ts';
import { recordRequest } from '../http/routes.ts';
import { Problem } from '../problem.ts';
import { readable } from '../records/read.ts';
import type { Runtime } from '../runtime.ts';
import { fileProblem } from './file-problem.ts';
import { rangeIn, type ByteRange } from './range.ts';

/** The content of a file: read like its record, noted like any reading, and never shown by a browser as a page of ours. */
export function downloadRoute(runtime: Runtime, type: StreamType): DerivedRoute {
  return {
    name: 'downloadFile',
    method: 'GET',
    path: ':id/content/:file',
    documented,
    handle: async (_, request, response) => {
      const file = uuidIn(request, 'file');
      const { state, reader } = await readable(runtime, recordRequest(type, request));
      const found = (state as Files).files.find((one) => one.file === file && maySeeFile(one, reader));
      if (!found) throw new Problem('not-found');
      await send(runtime, { file: found, request, response });
    },
  };
}

interface Sending {
  readonly file: AttachedFile;
  readonly request: Request;
  readonly response: Response;
}

async function send(runtime: Runtime, { file, request, response }: Sending): Promise<void> {
  const { name, hash, size, mediaType } = file;
  refuseGone(file);
  if (!runtime.files) throw new Problem('unavailable', { details: { what: 'files' } });
  const etag = `"${hash}"`;
  response.setHeader('ETag', etag);
  if (request.header('if-none-match') === etag) return void response.status(304).end();
  const range = rangeIn(request, { size, etag });
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Disposition', contentDisposition(name as string));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  const { signal, goesOn } = contextOf(request);
  const source = runtime.files.content(file.file, size, signal);
  await pour(source, { range, request, response, goesOn }).catch((error: unknown) => {
    broken(runtime, file, { error, response });
  });
}

function refuseGone({ withdrawn, name }: AttachedFile): void {
  if (withdrawn !== null) throw new Problem('gone', { details: { why: 'withdrawn', on: withdrawn.on } });
  if (isErased(name)) throw new Problem('gone', { details: { why: 'erased', decision: name.decision } });
}

interface Pouring extends Pick<Sending, 'request' | 'response'> {
  readonly range: ByteRange | null;
  readonly goesOn: () => void;
}

/** The first piece is there before anything is said: what is missing is told as that. */
async function pour(source: Source, { range, request, response, goesOn }: Pouring): Promise<void> {
  const { from, to } = range ?? { from: 0, to: source.size };
  const pieces = source.read(from, to)[Symbol.asyncIterator]();
  let next = await pieces.next();
  response.status(range ? 206 : 200);
  response.setHeader('Content-Length', String(to - from));
  if (range) response.setHeader('Content-Range', `bytes ${from}-${to - 1}/${source.size}`);
  if (request.method === 'HEAD') return void response.end();
  for (; !next.done && !response.destroyed; next = await pieces.next()) {
    if (!response.write(next.value)) await drained(response);
    goesOn();
  }
  response.end();
}

function drained(response: Response): Promise<void> {
  return new Promise((done) => {
    response.once('drain', done);
    response.once('close', done);
  });
}

/** Once a part was sent, a broken connection is all that can be told. */
function broken(
  { logger, service }: Runtime,
  { file }: AttachedFile,
  { error, response }: { readonly error: unknown; readonly response: Response },
): void {
  const problem = fileProblem(error);
  logger.error({ service: service.name, file, err: error }, 'the content of a file could not be read');
  if (response.headersSent) return void response.destroy();
  for (const name of ['Content-Type', 'Content-Disposition', 'Content-Length', 'ETag']) response.removeHeader(name);
  throw problem;
}

function documented(): readonly MethodDecorator[] {
  return [
    ApiOperation({ summary: 'The content of a file', description: 'Tải nội dung tệp đính kèm.', tags: ['files'] }),
    ApiBearerAuth(),
    ApiParam({ name: 'id', type: String }),
    ApiParam({ name: 'file', type: String }),
    ApiHeader({ name: 'Range', required: false, description: 'Một đoạn byte. / One range of bytes.' }),
    ApiResponse({ status: 200, description: 'Nội dung tệp. / The content.', content: binary }),
    ApiResponse({ status: 206, description: 'Một đoạn. / A range of it.', content: binary }),
    ...problems(['unauthenticated', 'not-found', 'gone', 'range-not-satisfiable', 'content-damaged', 'unavailable']),
  ];
}

const binary = { '*/*': { schema: { type: 'string' as const, format: 'binary' } } };
