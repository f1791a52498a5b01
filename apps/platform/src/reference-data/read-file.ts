import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeIssue, printIssuePath } from '@lien-nganh/vocabulary';
import type { z } from 'zod';

/** A file of reference data that is missing, is no JSON, or breaks its shape. The message names the file and the places. */
export class ReferenceDataError extends Error {
  readonly code = 'reference-data';
}

/** Where a file is and until when it may be read. */
export interface Source {
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Reads one JSON file and checks its shape. @throws ReferenceDataError */
export async function readJson<S extends z.ZodType>(source: Source, file: string, schema: S): Promise<z.output<S>> {
  const content = parsed(await readText(source, file), file);
  const checked = schema.safeParse(content);
  if (checked.success) return checked.data;
  const places = checked.error.issues
    .slice(0, 5)
    .map((issue) => `${printIssuePath(issue.path) || 'the whole'}: ${describeIssue(issue).en}`);
  throw new ReferenceDataError(`${file} is not of its shape. ${places.join(' ')}`);
}

/** Reads one text file. @throws ReferenceDataError */
export async function readText({ folder, signal }: Source, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), { encoding: 'utf8', signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ReferenceDataError(`${file} cannot be read from ${folder}`, { cause: error });
  }
}

function parsed(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new ReferenceDataError(`${file} is no JSON`, { cause: error });
  }
}
