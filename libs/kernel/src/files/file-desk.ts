import { z } from 'zod';
import type { Actor } from '../envelope.ts';
import type { FiledRecord, FileDesk, Upload } from './filed.ts';
import { lookUp, type LookUp, type OwnRecords } from '../look-up.ts';
import type { Scope } from '../scope.ts';

/** The record that something belongs to, by its stream. */
export const recordInput = z
  .string()
  .max(150)
  .regex(/^[a-z][a-zA-Z0-9]*-[\w.@~+-]+$/);

/** The record's own permission decides, which only the host can look up: nobody is let in by this. */
export const nobodys = (_: unknown, __: Actor): Scope => ({ sensitivity: 'undisclosed', owners: [] });

export function filedRecord(stream: string): LookUp<FiledRecord> {
  return lookUp([], (_, records) => deskOf(records).record(stream));
}

export function uploaded(id: string, stream: string): LookUp<Upload> {
  return lookUp([], (_, records) => deskOf(records).upload(id, stream));
}

function deskOf(records: OwnRecords | undefined): FileDesk {
  if (!records?.files) throw new Error('files are looked up where there are none');
  return records.files;
}
