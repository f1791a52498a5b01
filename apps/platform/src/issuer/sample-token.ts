import { join, resolve } from 'node:path';
import { accountsOf } from '../bootstrap/accounts.ts';
import { UsageError } from '../command-line/failure.ts';
import { KEYS } from '../data-folder/data-folder.ts';
import { readDescription } from '../data-folder/description.ts';
import { namesOn } from '../reference-data/agencies.ts';
import { loadAgencies } from '../reference-data/load.ts';
import { defaultFolder, shippedProvince } from '../start/folder.ts';
import { AUDIT_AGENCY, auditNames, OPERATOR_AGENCY, operatorNames, type SeededAccount } from './accounts.ts';
import { existingIssuer } from './issuer.ts';

const noFolder = (folder: string) => ({
  vi: `${folder} không phải thư mục dữ liệu: khởi động nền tảng trước, hoặc cho biết --data-dir`,
  en: `${folder} is no data folder: start the platform first, or give --data-dir`,
});
const realUse = (folder: string) => ({
  vi: `${folder} để dùng thật: không có tài khoản mẫu`,
  en: `${folder} is for real use: it has no sample accounts`,
});
const noIssuer = (folder: string) => ({
  vi: `${folder} chưa có nơi cấp mã truy cập: khởi động nền tảng trên thư mục này trước`,
  en: `${folder} has no issuer of its own: start the platform on it first`,
});

export interface SampleTokenWanted {
  readonly account: string;
  /** Default: that of trying out. */
  readonly dataDir: string | undefined;
  readonly hours: number;
}

/**
 * A token of a sample account, signed by the folder's own issuer, whether or not the platform runs on the folder.
 *
 * @throws UsageError for a folder without sample accounts, and for whoever is none of them
 */
export async function sampleToken({ account, dataDir, hours }: SampleTokenWanted): Promise<string> {
  const { folder, seeded } = await sampleAccountsIn(dataDir);
  const accounts = seeded.map((each) => each.account);
  if (!accounts.includes(account)) {
    throw new UsageError({
      vi: `Không có tài khoản mẫu ${account}`,
      en: `there is no sample account ${account}; there are: ${accounts.join(' ')}`,
    });
  }
  const issuer = await existingIssuer(join(folder, KEYS));
  if (!issuer) throw new UsageError(noIssuer(folder));
  return issuer.sign(account, hours);
}

/**
 * The sample accounts of a folder, one a line, each with the last Vietnamese name of its agency.
 *
 * @throws UsageError for a folder without sample accounts
 */
export async function sampleAccountList(dataDir: string | undefined): Promise<string> {
  const { seeded } = await sampleAccountsIn(dataDir);
  const names = await agencyNames();
  const width = Math.max(...seeded.map(({ account }) => account.length));
  return seeded.map(({ account, agency }) => `${account.padEnd(width)}  ${names.get(agency) ?? agency}`).join('\n');
}

async function sampleAccountsIn(
  dataDir: string | undefined,
): Promise<{ readonly folder: string; readonly seeded: readonly SeededAccount[] }> {
  const folder = resolve(dataDir ?? defaultFolder('try-out'));
  const description = await readDescription(folder);
  if (!description) throw new UsageError(noFolder(folder));
  if (description.kind === 'real') throw new UsageError(realUse(folder));
  return { folder, seeded: await accountsOf(description) };
}

async function agencyNames(): Promise<ReadonlyMap<string, string>> {
  const { agencies, steeringCommittee } = await loadAgencies(shippedProvince.folder, AbortSignal.timeout(10_000));
  const today = new Date().toISOString().slice(0, 10);
  return new Map([
    ...agencies.map((agency): [string, string] => [agency.slug, namesOn(agency, today).vi]),
    [steeringCommittee.slug, steeringCommittee.names.vi],
    [AUDIT_AGENCY, auditNames.vi],
    [OPERATOR_AGENCY, operatorNames.vi],
  ]);
}
