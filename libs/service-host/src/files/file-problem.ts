import { BlobAltered, BlobMissing, BlobsUnavailable, ContentErased, ScannerUnavailable } from '@lien-nganh/attachments';
import { Problem } from '../problem.ts';

/** What the store of files says, as a caller is told it; anything else is handed on. */
export function fileProblem(error: unknown): unknown {
  if (error instanceof BlobsUnavailable) return unavailable('files', error);
  if (error instanceof ScannerUnavailable) return unavailable('scanner', error);
  if (error instanceof ContentErased)
    return new Problem('gone', { details: { why: 'erased', decision: error.decision } });
  if (error instanceof BlobMissing)
    return new Problem('content-damaged', { details: { why: 'missing' }, cause: error });
  if (error instanceof BlobAltered)
    return new Problem('content-damaged', { details: { why: 'altered' }, cause: error });
  return error;
}

function unavailable(what: string, cause: unknown): Problem {
  return new Problem('unavailable', { details: { what }, cause });
}
