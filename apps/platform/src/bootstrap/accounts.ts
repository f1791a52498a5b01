import type { FolderDescription } from '../data-folder/description.ts';
import { administrator, sampleAccounts, type SeededAccount } from '../issuer/accounts.ts';
import { loadAgencies } from '../reference-data/load.ts';
import { shippedProvince } from '../start/folder.ts';

/** The accounts that the platform opens in a new folder. */
export async function accountsOf({ kind, empty }: FolderDescription): Promise<readonly SeededAccount[]> {
  if (kind === 'real' || empty) return [administrator];
  return sampleAccounts(await loadAgencies(shippedProvince.folder, AbortSignal.timeout(10_000)));
}
