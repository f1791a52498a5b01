import type { Rejected } from '../refusals.ts';

/** The record that files belong to, and what was uploaded for it: as the host finds them for whoever acts. */
export interface FileDesk {
  /** `stream`: the record's, `inspection-…`. */
  record(stream: string): Promise<FiledRecord>;
  /** Looks through an upload once it is whole, and stores what of it may be attached. */
  upload(id: string, stream: string): Promise<Upload>;
}

export interface FiledRecord {
  /** Agencies whose record it is, and who take part in it. */
  readonly agencies: readonly string[];
  /** Whether whoever acts is one of those whose record it is: also of what is for those alone. */
  readonly keeps: boolean;
  /** Bytes that the files of one record may have together. */
  readonly quota: number;
}

/** Rules that an upload may break. */
export const uploadRules = [
  'upload-is-known',
  'upload-is-complete',
  'file-is-of-a-kind-that-is-taken',
  'file-is-what-its-name-says',
  'file-is-whole',
  'file-is-not-protected',
  'file-holds-no-programs',
  'file-draws-on-nothing-outside',
  'file-unpacks-to-something-reasonable',
  'file-is-free-of-malware',
] as const;
export type UploadRule = (typeof uploadRules)[number];

/** An upload that was looked through. */
export type Upload =
  | { readonly is: 'refused'; readonly rule: UploadRule; readonly details: Rejected['details'] }
  | ({ readonly is: 'stored' } & StoredFile);

/** A file as it is kept. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes, and their SHA-256 in hexadecimal: of what is kept, without what was taken out. */
  readonly size: number;
  readonly hash: string;
  /** Whether something that tells of place, device or person was taken out of a picture. */
  readonly stripped: boolean;
  readonly malware: 'clean' | 'not-scanned';
}
