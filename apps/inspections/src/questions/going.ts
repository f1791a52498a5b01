import { accountEver, accountsOnLeave, lasts, teamOn } from '@lien-nganh/contracts/reference';
import type { Asking, Day } from '@lien-nganh/kernel';
import type { Going } from './tasks.ts';

/** Tells of members whether they can go on a day; who is on leave is looked up once for each day. */
export class Goings {
  readonly #rows: Asking['rows'];
  readonly #onLeave = new Map<Day, Promise<ReadonlySet<string>>>();

  constructor(rows: Asking['rows']) {
    this.#rows = rows;
  }

  /** The account goes on until then and is not on leave and, of a team, so does the seat on it. */
  async canGo({ member, account, team }: Going, on: Day): Promise<boolean> {
    if (account !== null && !(await this.#isThere(account, on))) return false;
    if (team === null) return true;
    const standing = await teamOn(team, on).resolve(this.#rows);
    return standing?.members.some((one) => one.member === member) ?? false;
  }

  /** Of an account that is not known nothing is said. */
  async #isThere(account: string, on: Day): Promise<boolean> {
    const known = await accountEver(account).resolve(this.#rows);
    if (known !== null && !lasts(known, on)) return false;
    return !(await this.#awayOn(on)).has(account);
  }

  #awayOn(on: Day): Promise<ReadonlySet<string>> {
    const asked = this.#onLeave.get(on) ?? accountsOnLeave(on).resolve(this.#rows);
    this.#onLeave.set(on, asked);
    return asked;
  }
}
