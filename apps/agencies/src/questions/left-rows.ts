import { allAccounts, allAgencies, allTeams } from '@lien-nganh/contracts/reference';
import { day as dayShape } from '@lien-nganh/contracts/shapes';
import type { Asking, Day } from '@lien-nganh/kernel';
import { z } from 'zod';
import { heldKinds, leftBehindOn } from '../account/held.ts';
import { accountScope } from '../account/scope.ts';

/** What somebody who is gone left behind, one thing at a time. */
export const shownLeft = z.strictObject({
  what: z.enum(heldKinds),
  account: z.string(),
  agency: z.string(),
  /** Last day of the account; null: it still runs. */
  lastDay: dayShape.nullable(),
  /** The duty, the account stood in for, the team. */
  of: z.string().nullable(),
  /** Who took over the open work; null: nobody. */
  successor: z.string().nullable(),
  /** What hands it over: where to send it, and what is known of its input. */
  command: z.string(),
  input: z.record(z.string(), z.unknown()),
});

interface Which {
  readonly on: Day;
  /** An account that still runs, as if it were gone. */
  readonly account?: string | undefined;
}

/** As far as the asker may see it: of the own agency, or of a team that the own agency set up. */
export async function leftFor({ rows, maySee }: Asking, { on, account: leaving }: Which) {
  const [accounts, all, teams] = await Promise.all([
    allAccounts().resolve(rows),
    allAgencies().resolve(rows),
    allTeams().resolve(rows),
  ]);
  const agencies = new Map(all.map((one) => [one.agency, one]));
  return leftBehindOn(on, { accounts, agencies, teams }, leaving).flatMap(
    ({ account, agency, lastDay, successor, held }) =>
      held
        .filter(({ scope }) => maySee(scope) || maySee(accountScope(account, agency)))
        .map(({ what, of, command, input }) => ({ what, account, agency, lastDay, of, successor, command, input })),
  );
}
