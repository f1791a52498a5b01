import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { fileEvents, paperKinds, scanOf, type AttachedFile, type Files } from './file-events.ts';
import { filedRecord, nobodys, recordInput, uploaded } from './file-desk.ts';
import type { fileRefusals } from './file-refusals.ts';
import { uploadRules, type FiledRecord, type StoredFile } from './filed.ts';
import { reject } from '../refusals.ts';
import { words } from '../words.ts';

const declare = command<Files, typeof fileEvents, typeof fileRefusals>();

const attaching = z.strictObject({
  /** Stream of the record, `inspection-…`. */
  record: recordInput,
  upload: z.uuid(),
  kind: z.enum(paperKinds),
  /** The paper that it is the scan of, as `note-paper` named it. */
  paper: z.string().max(100).nullable().default(null),
  /** For those alone whose record it is. */
  narrow: z.boolean().default(false),
});

/** The upload becomes a file of the record. Its id stays that of the upload, so that attaching it twice is one file. */
export function attachFile(service: string): Command {
  return declare({
    name: 'attach',
    action: `${service}.files.attach`,
    title: { vi: 'Đính kèm tệp đã tải lên', en: 'Attach an uploaded file' },
    creates: true,
    id: ({ record }) => record,
    scope: nobodys,
    input: attaching,
    refuses: [
      ...uploadRules,
      'files-of-a-record-stay-within-their-quota',
      'file-is-not-attached-already',
      'paper-is-noted',
      'paper-has-no-scan-yet',
    ],
    looksUp: ({ record, upload }) => ({ record: filedRecord(record), upload: uploaded(upload, record) }),
    decide: ({ upload: file, record, kind, paper, narrow }, state, { actor, lookUps }) => {
      const { record: filed, upload } = lookUps;
      if (upload.is === 'refused') return reject(upload.rule, upload.details);
      const { is: _, ...stored } = upload;
      const twin = state.files.find((one) =>
        isTwin(one, { file, hash: stored.hash }, filed.keeps ? null : actor.agency),
      );
      if (twin) return reject('file-is-not-attached-already', { file: twin.file });
      const against = againstPaper(state, paper) ?? againstQuota(state, stored, filed);
      if (against) return against;
      const { agencies } = filed;
      return [fileEvents.FileAttached({ file, record, agencies: [...agencies], kind, narrow, paper, ...stored })];
    },
  });
}

/** The same content twice helps nobody; of one that the actor may not see, nothing is told. */
function isTwin(
  one: AttachedFile,
  { file, hash }: Pick<AttachedFile, 'file' | 'hash'>,
  agency: string | null,
): boolean {
  if (one.file === file) return true;
  const seen = !one.narrow || agency === null || one.agency === agency;
  return seen && one.withdrawn === null && one.hash === hash;
}

function againstPaper(state: Files, paper: string | null) {
  if (paper === null) return null;
  const noted = state.papers.some((one) => one.paper === paper && one.withdrawn === null);
  if (!noted) return reject('paper-is-noted');
  return scanOf(state, paper) ? reject('paper-has-no-scan-yet') : null;
}

/** What was withdrawn counts too: it is kept. */
function againstQuota({ files }: Files, { size }: StoredFile, { quota }: FiledRecord) {
  const used = files.reduce((sum, file) => sum + file.size, 0);
  return used + size > quota ? reject('files-of-a-record-stay-within-their-quota', { quota, used, size }) : null;
}

export function withdrawFile(service: string): Command {
  return declare({
    name: 'withdraw',
    action: `${service}.files.withdraw`,
    title: { vi: 'Rút tệp đính kèm, có lý do', en: 'Withdraw a file, with the reason' },
    input: z.strictObject({ file: z.uuid(), reason: words(500) }),
    refuses: ['file-is-attached', 'file-is-withdrawn-by-whose-it-is'],
    looksUp: (_, { record }) => ({ record: filedRecord(record) }),
    decide: ({ file, reason }, state, { actor, lookUps: { record } }) => {
      const found = attached(state, file, { agency: actor.agency, keeps: record.keeps });
      if (!found) return reject('file-is-attached');
      if (!record.keeps && found.agency !== actor.agency) return reject('file-is-withdrawn-by-whose-it-is');
      return [fileEvents.FileWithdrawn({ file, reason })];
    },
  });
}

export function narrowFile(service: string): Command {
  return declare({
    name: 'narrow',
    action: `${service}.files.narrow`,
    title: { vi: 'Chỉ để cơ quan quản lý hồ sơ xem tệp', en: 'Keep a file to those whose record it is' },
    input: z.strictObject({ file: z.uuid() }),
    refuses: ['file-is-attached', 'file-is-withdrawn-by-whose-it-is', 'file-is-not-narrow-already'],
    looksUp: (_, { record }) => ({ record: filedRecord(record) }),
    decide: ({ file }, state, { actor, lookUps: { record } }) => {
      const found = attached(state, file, { agency: actor.agency, keeps: record.keeps });
      if (!found) return reject('file-is-attached');
      if (!record.keeps && found.agency !== actor.agency) return reject('file-is-withdrawn-by-whose-it-is');
      return found.narrow ? reject('file-is-not-narrow-already') : [fileEvents.FileAccessNarrowed({ file })];
    },
  });
}

/** A file that stands, and of which the actor may know. */
function attached(
  { files }: Files,
  file: string,
  { agency, keeps }: { readonly agency: string; readonly keeps: boolean },
): AttachedFile | undefined {
  const found = files.find((one) => one.file === file && one.withdrawn === null);
  return found && (!found.narrow || keeps || found.agency === agency) ? found : undefined;
}
