import { join, resolve } from 'node:path';
import { accountsOf } from '../bootstrap/accounts.ts';
import { UsageError } from '../command-line/failure.ts';
import { KEYS } from '../data-folder/data-folder.ts';
import { readDescription } from '../data-folder/description.ts';
import { defaultFolder } from '../start/folder.ts';
import { existingIssuer } from './issuer.ts';

export interface SampleTokenWanted {
  readonly account: string | undefined;
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
  const folder = resolve(dataDir ?? defaultFolder('try-out'));
  const description = await readDescription(folder);
  if (!description) throw new UsageError(`${folder} is no data folder: start the platform first, or give --data-dir`);
  if (description.kind === 'real') throw new UsageError(`${folder} is for real use: it has no sample accounts`);
  const accounts = (await accountsOf(description)).map((each) => each.account);
  if (account === undefined || !accounts.includes(account)) {
    const why = account === undefined ? 'say for which account' : `there is no sample account ${account}`;
    throw new UsageError(`${why}; there are: ${accounts.join(' ')}`);
  }
  const issuer = await existingIssuer(join(folder, KEYS));
  if (!issuer) throw new UsageError(`${folder} has no issuer of its own: start the platform on it first`);
  return issuer.sign(account, hours);
}
