import { HelpWanted, readTokenArguments } from './command-line/arguments.ts';
import { exitCodes, isExplained, lineOf, UsageError } from './command-line/failure.ts';
import { sampleAccountList, sampleToken } from './issuer/sample-token.ts';
import { tokenHours } from './issuer/token-hours.ts';

process.exitCode = await main(process.argv.slice(2));

/** Prints a token of a sample account, whether or not the platform runs on the folder; without an account, the accounts. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const { account, dataDir } = readTokenArguments(argv);
    const asked =
      account === undefined ? sampleAccountList(dataDir) : sampleToken({ account, dataDir, hours: tokenHours.printed });
    console.log(await asked);
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
