export { BlobsUnavailable, checkBlobName, type BlobEntry, type BlobStore, type Cancellable } from './blob-store.ts';
export { contentDisposition, fileName } from './file-name.ts';
export { folderBlobStore } from './folder.ts';
export { memoryBlobStore } from './memory.ts';
export { openScanner } from './scan/open-scanner.ts';
export { ScannerUnavailable, type Scanned, type Scanner } from './scan/scanner.ts';
export {
  defaultFileLimits,
  FileStore,
  type Checked,
  type FileLimits,
  type FileStoreOptions,
} from './store/file-store.ts';
export { BlobAltered, BlobMissing, ContentErased, PIECE_BYTES, type Sealing } from './store/pieces.ts';
export { OtherOffset, UploadBroken, UploadTooLong, type About, type UploadState } from './store/uploads.ts';
export { bytesSource, type Source } from './source.ts';
