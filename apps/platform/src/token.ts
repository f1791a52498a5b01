import { join, resolve } from 'node:path';
import { accountsOf } from './bootstrap/accounts.ts';
import { HelpWanted, readTokenArguments } from './command-line/arguments.ts';
import { exitCodes, isExplained, lineOf, UsageError } from './command-line/failure.ts';
import { KEYS } from './data-folder/data-folder.ts';
import { readDescription } from './data-folder/description.ts';
import { existingIssuer } from './issuer/issuer.ts';
import { defaultFolder } from './start/folder.ts';

/** Hours for which a token of a sample account is valid. */
const HOURS = 12;

process.exitCode = await main(process.argv.slice(2));

/** Prints a token of a sample account, whether or not the platform runs on the folder. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    console.log(await tokenFor(argv));
    return exitCodes.ok;
  } catch (failure) {
    if (failure instanceof HelpWanted) {
      console.log(failure.message);
      return exitCodes.ok;
    }
    console.error(isExplained(failure) ? lineOf(failure) : failure);
    return failure instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  }
}

async function tokenFor(argv: readonly string[]): Promise<string> {
  const { account, dataDir } = readTokenArguments(argv);
  const folder = resolve(dataDir ?? defaultFolder('try-out'));
  const description = await readDescription(folder);
  if (!description) throw new UsageError(`${folder} is no data folder: start the platform first`);
  if (description.kind === 'real') throw new UsageError(`${folder} is for real use: it has no sample accounts`);
  const accounts = (await accountsOf(description)).map((each) => each.account);
  if (account === undefined || !accounts.includes(account)) {
    const why = account === undefined ? 'say for which account' : `there is no sample account ${account}`;
    throw new UsageError(`${why}; there are: ${accounts.join(' ')}`);
  }
  const issuer = await existingIssuer(join(folder, KEYS));
  if (!issuer) throw new UsageError(`${folder} has no issuer of its own: start the platform on it first`);
  return issuer.sign(account, HOURS);
}
