import { accountEver, lasts, teamOn, type Lasting } from '@lien-nganh/contracts/reference';
import type { Asking, Day } from '@lien-nganh/kernel';
import type { Going } from './tasks.ts';

/** Whether a member can go: the account goes on until then and, of a team, so does the seat on it. Of an account that is not known nothing is said. */
export async function canGo({ member, account, team }: Going, on: Day, rows: Asking['rows']): Promise<boolean> {
  const known: Lasting | null = account === null ? null : await accountEver(account).resolve(rows);
  if (known !== null && !lasts(known, on)) return false;
  if (team === null) return true;
  const standing = await teamOn(team, on).resolve(rows);
  return standing?.members.some((one) => one.member === member) ?? false;
}
