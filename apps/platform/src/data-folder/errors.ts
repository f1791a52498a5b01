import type { FolderKind } from './description.ts';

export type DataFolderProblem =
  | 'not-ours'
  | 'newer-format'
  | 'other-kind'
  | 'other-province'
  | 'in-use'
  | 'damaged'
  | 'key-missing'
  | 'not-confirmed'
  | 'half-restored'
  | 'not-empty'
  | 'already-there'
  | 'backup-damaged'
  | 'other-keys'
  | 'data-elsewhere';

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** Why a data folder or its backup cannot be used: `problem` for programs, `texts` for the operator. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly problem: DataFolderProblem;
  readonly texts: Sentence;

  constructor(problem: DataFolderProblem, texts: Sentence, options?: ErrorOptions) {
    super(texts.en, options);
    this.problem = problem;
    this.texts = texts;
  }
}

const KINDS: Readonly<Record<FolderKind, Sentence>> = {
  'try-out': { vi: 'dùng thử', en: 'for trying out' },
  real: { vi: 'dùng thật', en: 'for real use' },
  demo: { vi: 'trình diễn', en: 'for the demo' },
};

export const problems = {
  notOurs: (path: string) =>
    new DataFolderError('not-ours', {
      vi: `Thư mục ${path} không trống và không phải là thư mục dữ liệu của Liên Ngành.`,
      en: `The folder ${path} is not empty and is no data folder of Liên Ngành.`,
    }),
  noFolder: (path: string, cause: unknown) =>
    new DataFolderError(
      'not-ours',
      {
        vi: `${path} không phải là thư mục: đó là một tệp, hoặc nằm trong một tệp.`,
        en: `${path} is no folder: it is a file, or within one.`,
      },
      { cause },
    ),
  newerFormat: (path: string, format: number, known: number) =>
    new DataFolderError('newer-format', {
      vi: `${path} do một phiên bản mới hơn tạo ra (định dạng ${format}); phiên bản này chỉ đọc được đến định dạng ${known}.`,
      en: `${path} was made by a newer version (format ${format}); this version reads up to format ${known}.`,
    }),
  otherKind: (path: string, kind: FolderKind, wanted: FolderKind) =>
    new DataFolderError('other-kind', {
      vi: `Thư mục ${path} được tạo để ${KINDS[kind].vi}, không phải để ${KINDS[wanted].vi}.`,
      en: `The folder ${path} was made ${KINDS[kind].en}, not ${KINDS[wanted].en}.`,
    }),
  otherProvince: (path: string, name: string, wanted: string) =>
    new DataFolderError('other-province', {
      vi: `Thư mục ${path} là của ${name}, không phải của ${wanted}.`,
      en: `The folder ${path} belongs to ${name}, not to ${wanted}.`,
    }),
  inUse: (path: string, pid: number, cause: unknown) =>
    new DataFolderError(
      'in-use',
      {
        vi: `Thư mục ${path} đang được tiến trình ${pid} sử dụng.`,
        en: `The folder ${path} is in use by the running process ${pid}.`,
      },
      { cause },
    ),
  damaged: (file: string, cause?: unknown) =>
    new DataFolderError('damaged', { vi: `Tệp ${file} bị hỏng.`, en: `The file ${file} is damaged.` }, { cause }),
  keyMissing: (file: string) =>
    new DataFolderError('key-missing', {
      vi: `Thiếu tệp khóa ${file}: không có nó thì không đọc được dữ liệu đã niêm phong. Chép lại tệp này từ bản sao lưu khóa.`,
      en: `The key file ${file} is missing: what is sealed cannot be read without it. Copy it back from the backup of the keys.`,
    }),
  notConfirmed: (name: string) =>
    new DataFolderError('not-confirmed', {
      vi: `Thư mục này chứa dữ liệu thật. Muốn xóa, hãy gõ đúng tên tỉnh: ${name}`,
      en: `This folder holds real data. To erase it, type the province's name exactly: ${name}`,
    }),
  halfRestored: (path: string) =>
    new DataFolderError('half-restored', {
      vi: `Lần khôi phục vào ${path} đã bị ngắt giữa chừng. Hãy xóa thư mục này rồi khôi phục lại.`,
      en: `The restore into ${path} was interrupted. Delete the folder and restore again.`,
    }),
  notEmpty: (path: string) =>
    new DataFolderError('not-empty', {
      vi: `Thư mục ${path} không trống; chỉ khôi phục được vào một thư mục trống.`,
      en: `The folder ${path} is not empty; a backup is restored only into an empty folder.`,
    }),
  alreadyThere: (path: string) =>
    new DataFolderError('already-there', {
      vi: `${path} đã tồn tại; việc sao lưu không bao giờ ghi đè.`,
      en: `${path} exists already; a backup never overwrites.`,
    }),
  backupDamaged: (file: string, cause?: unknown) =>
    new DataFolderError(
      'backup-damaged',
      { vi: `Bản sao lưu bị hỏng hoặc thiếu: ${file}`, en: `The backup is damaged or incomplete: ${file}` },
      { cause },
    ),
  dataElsewhere: (path: string) =>
    new DataFolderError('data-elsewhere', {
      vi: `Dữ liệu của ${path} nằm ở PostgreSQL khác (DATABASE_URL). Hãy sao lưu ở đó bằng pg_dump, cả cơ sở dữ liệu khóa, và giữ riêng thư mục ${path}/keys.`,
      en: `The data of ${path} are in another PostgreSQL (DATABASE_URL). Back them up there with pg_dump, the database of the keys too, and keep the folder ${path}/keys apart.`,
    }),
  otherKeys: (file: string) =>
    new DataFolderError('other-keys', {
      vi: `Tệp khóa ${file} không thuộc về bản sao lưu này.`,
      en: `The key file ${file} does not belong to this backup.`,
    }),
};
