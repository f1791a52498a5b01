import { join, resolve } from 'node:path';
import { UsageError } from '../command-line/failure.ts';
import { openDataFolder, resetDataFolder, type DataFolder, type WantedFolder } from '../data-folder/data-folder.ts';
import { readDescription, type FolderDescription, type FolderKind } from '../data-folder/description.ts';

/** What decides which folder is opened, and as what. */
export interface FolderRequest {
  readonly real: boolean;
  readonly empty: boolean;
  readonly reset: boolean;
  readonly dataDir: string | undefined;
  readonly province: string | undefined;
  readonly provinceCode: string | undefined;
}

/** The province whose data the platform ships. */
export const shippedProvince = { code: '12', name: 'Lai Châu', folder: 'lai-chau' } as const;

export const APP_VERSION = '0.1.0';

/** Where the data are kept unless somebody says otherwise: below the folder in which the platform is started. */
export function defaultFolder(kind: FolderKind): string {
  return join('.lien-nganh', kind);
}

export interface FolderToOpen {
  readonly path: string;
  readonly wanted: WantedFolder;
}

/**
 * What the request means: a folder that exists says itself what it is, and a request that contradicts it is refused.
 *
 * @throws UsageError, DataFolderError
 */
export async function folderToOpen(request: FolderRequest, now: Date): Promise<FolderToOpen> {
  const asked: FolderKind = request.real ? 'real' : 'try-out';
  const path = resolve(request.dataDir ?? defaultFolder(asked));
  const found = await readDescription(path);
  // The demo's folder may be looked at again; it is no other kind that the operator could mean.
  const kind = found?.kind === 'demo' && !request.real ? 'demo' : asked;
  const { province, empty } = contentOf(request, path, found);
  return { path, wanted: { kind, province, empty, appVersion: APP_VERSION, now } };
}

function contentOf(
  { empty, province, provinceCode }: FolderRequest,
  path: string,
  found: FolderDescription | undefined,
): Pick<WantedFolder, 'province' | 'empty'> {
  if (found && empty && !found.empty) {
    throw new UsageError({
      vi: `Thư mục ${path} đã được tạo với dữ liệu của ${found.province.name}. Chọn thư mục khác bằng --data-dir.`,
      en: `${path} was made with the data of ${found.province.name}; choose another with --data-dir`,
    });
  }
  if (province !== undefined && provinceCode !== undefined) {
    return { province: { name: province.trim().normalize('NFC'), code: provinceCode }, empty: true };
  }
  if (found) return { province: found.province, empty: found.empty };
  if (empty) throw new UsageError(whichProvince);
  return { province: { code: shippedProvince.code, name: shippedProvince.name }, empty: false };
}

const whichProvince = {
  vi: '--empty dành cho tỉnh khác: cho biết tỉnh nào bằng --province và --province-code.',
  en: '--empty is for another province: say which with --province and --province-code',
};

/**
 * Opens it, or erases it first; `confirm` asks the operator to type the province's name before real data are erased. What a
 * folder was made for stays, also when it is erased.
 */
export async function openFolder(
  { path, wanted }: FolderToOpen,
  reset: boolean,
  confirm: (province: string) => Promise<string | undefined>,
): Promise<DataFolder> {
  if (!reset) return openDataFolder(path, wanted);
  const found = await readDescription(path);
  const typed = found?.kind === 'real' ? await confirm(found.province.name) : undefined;
  return resetDataFolder(path, wanted, typed);
}
