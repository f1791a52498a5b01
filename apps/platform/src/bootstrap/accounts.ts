import type { FolderDescription } from '../data-folder/description.ts';
import {
  administrator,
  AUDIT_AGENCY,
  auditNames,
  OPERATOR_AGENCY,
  operatorNames,
  sampleAccounts,
  type SeededAccount,
} from '../issuer/accounts.ts';
import { loadAgencies } from '../reference-data/load.ts';
import { shippedProvince } from '../start/folder.ts';

type Described = Pick<FolderDescription, 'kind' | 'empty'>;

/** The accounts that the platform opens in a new folder. */
export async function accountsOf(description: Described): Promise<readonly SeededAccount[]> {
  return hasSamples(description) ? sampleAccounts(await agenciesFile()) : [administrator];
}

export type NamedAccount = SeededAccount & {
  /** In Vietnamese, as it is called now. */
  readonly agencyName: string;
};

/** The same with the names of their agencies, for people. */
export async function namedAccountsOf(description: Described): Promise<readonly NamedAccount[]> {
  const names = new Map<string, string>([
    [OPERATOR_AGENCY, operatorNames.vi],
    [AUDIT_AGENCY, auditNames.vi],
  ]);
  if (hasSamples(description)) {
    const { agencies, steeringCommittee } = await agenciesFile();
    for (const { slug, names: over } of agencies) names.set(slug, over.at(-1)!.vi);
    names.set(steeringCommittee.slug, steeringCommittee.names.vi);
  }
  const accounts = await accountsOf(description);
  return accounts.map((account) => ({ ...account, agencyName: names.get(account.agency)! }));
}

function hasSamples({ kind, empty }: Described): boolean {
  return kind !== 'real' && !empty;
}

function agenciesFile() {
  return loadAgencies(shippedProvince.folder, AbortSignal.timeout(10_000));
}
