import { z } from 'zod';
import { defineEvents, v, type RecordedOf } from '../events.ts';
import { sealedForSubject, type Erased } from '../sealed.ts';
import type { Evolve } from '../stream-type.ts';

/** What a file or a paper is. */
export const paperKinds = ['minutes', 'decision', 'report', 'scan', 'other'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Everything about files is under one key for each record: erasing the subject makes names, reasons and contents unreadable. */
export const FILE_SUBJECT = 'file';

const kind = z.enum(paperKinds);
const agencies = z.array(z.string());
const sealed = { sealed: 'service' } as const;

/** Sealed as a whole: of an undisclosed record nothing may be read in the log, whatever its files are. */
export const fileEvents = defineEvents('files', {
  /** The contents are outside the log, under the id of the file. The agencies are those of the record at that time. */
  FileAttached: v(
    1,
    z.strictObject({
      file: z.uuid(),
      record: z.string(),
      agencies,
      kind,
      name: sealedForSubject(FILE_SUBJECT, z.string()),
      mediaType: z.string(),
      size: z.int().positive(),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      stripped: z.boolean(),
      malware: z.enum(['clean', 'not-scanned']),
      /** For those alone whose record it is. */
      narrow: z.boolean(),
      /** The paper that it is the scan of. */
      paper: z.string().nullable(),
    }),
    {},
    sealed,
  ),
  FileWithdrawn: v(
    1,
    z.strictObject({ file: z.uuid(), reason: sealedForSubject(FILE_SUBJECT, z.string()) }),
    {},
    sealed,
  ),
  FileAccessNarrowed: v(1, z.strictObject({ file: z.uuid() }), {}, sealed),
  /** What the record was recorded from. Signatories are offices, never persons. */
  PaperNoted: v(
    1,
    z.strictObject({
      paper: z.string(),
      record: z.string(),
      agencies,
      kind,
      number: z.string(),
      date: z.iso.date(),
      signatories: z.array(z.string()),
    }),
    {},
    sealed,
  ),
  PaperWithdrawn: v(
    1,
    z.strictObject({ paper: z.string(), reason: sealedForSubject(FILE_SUBJECT, z.string()) }),
    {},
    sealed,
  ),
});

export interface Withdrawal {
  readonly reason: string | Erased;
  readonly agency: string;
  readonly on: string;
}

export interface AttachedFile {
  readonly file: string;
  readonly kind: PaperKind;
  readonly name: string | Erased;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  readonly stripped: boolean;
  readonly malware: 'clean' | 'not-scanned';
  readonly narrow: boolean;
  readonly paper: string | null;
  /** Who attached it, and when it was recorded. */
  readonly agency: string;
  readonly attachedAt: string;
  readonly withdrawn: Withdrawal | null;
}

export interface Paper {
  readonly paper: string;
  readonly kind: PaperKind;
  readonly number: string;
  readonly date: string;
  readonly signatories: readonly string[];
  readonly agency: string;
  readonly withdrawn: Withdrawal | null;
}

/** The files of one record, and the papers that it was recorded from. */
export interface Files {
  /** The record's stream. */
  readonly record: string;
  readonly agencies: readonly string[];
  readonly files: readonly AttachedFile[];
  readonly papers: readonly Paper[];
}

export const noFiles: Files = { record: '', agencies: [], files: [], papers: [] };

export const evolveFiles: Evolve<Files, typeof fileEvents> = {
  FileAttached: (state, { data: { record, agencies, ...file }, actor, recordedAt }) => ({
    ...state,
    record,
    agencies,
    files: [...state.files, { ...file, agency: actor.agency, attachedAt: recordedAt, withdrawn: null }],
  }),
  FileWithdrawn: (state, event) => changed(state, event.data.file, { withdrawn: withdrawal(event) }),
  FileAccessNarrowed: (state, { data }) => changed(state, data.file, { narrow: true }),
  PaperNoted: (state, { data: { record, agencies, ...paper }, actor }) => ({
    ...state,
    record,
    agencies,
    papers: [...state.papers, { ...paper, agency: actor.agency, withdrawn: null }],
  }),
  PaperWithdrawn: (state, event) => ({
    ...state,
    papers: state.papers.map((one) =>
      one.paper === event.data.paper ? { ...one, withdrawn: withdrawal(event) } : one,
    ),
  }),
};

function changed(state: Files, file: string, change: Partial<AttachedFile>): Files {
  return { ...state, files: state.files.map((one) => (one.file === file ? { ...one, ...change } : one)) };
}

function withdrawal({
  data,
  actor,
  occurredOn,
}: RecordedOf<typeof fileEvents, 'FileWithdrawn' | 'PaperWithdrawn'>): Withdrawal {
  return { reason: data.reason, agency: actor.agency, on: occurredOn };
}

/** Whether a paper has a scan that stands. */
export function scanOf({ files }: Files, paper: string): AttachedFile | undefined {
  return files.find((file) => file.paper === paper && file.withdrawn === null);
}
