import { HelpWanted } from './arguments.ts';
import { exitCodes, isExplained, lineOf, StopWanted, UsageError } from './failure.ts';

/** Says why a program ends, and gives its exit code. */
export function tellFailure(failure: unknown): number {
  if (failure instanceof HelpWanted) {
    console.log(failure.message);
    return exitCodes.ok;
  }
  if (failure instanceof StopWanted) return exitCodes.ok;
  console.error(isExplained(failure) ? lineOf(failure) : failure);
  return failure instanceof UsageError ? exitCodes.usage : exitCodes.failed;
}
