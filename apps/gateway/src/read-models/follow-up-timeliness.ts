import type { Day } from '@lien-nganh/kernel';
import type pg from 'pg';
import type { KnownUpTo } from './activities.ts';
import type { StoodAt } from './follow-up-states.ts';
import type { ReadModels } from './schema.ts';

/** A follow-up with a day by which it is to be done, as it stands. */
export interface FollowUpDue {
  readonly obligation: string;
  readonly addressee: string;
  readonly dueOn: Day;
  /** Since when it is reported done; `null`: it is not. */
  readonly doneOn: Day | null;
}

type State = Pick<StoodAt, 'obligation' | 'addressee' | 'state' | 'requested' | 'dueOn' | 'on'> & {
  readonly stream: string;
};

const done: readonly StoodAt['state'][] = ['completed', 'confirmed', 'nothing-arisen'];
/** Nothing is done here, or it is done where the platform does not see it: neither in time nor late. */
const apart: readonly StoodAt['state'][] = ['kept-outside', 'not-applicable'];

/** Follow-ups that are due within some days, in order. Who was only asked is never due. */
export async function followUpsDue(
  db: pg.Pool,
  { schema }: ReadModels,
  { from, to, asOf }: { readonly from: Day; readonly to: Day; readonly asOf: KnownUpTo },
): Promise<readonly FollowUpDue[]> {
  const { rows } = await db.query<State>(
    `select stream, obligation, addressee, state, requested, due_on as "dueOn", since as "on"
     from ${schema}.follow_up_states where $1::bigint is null or position <= $1 order by stream, position`,
    [asOf],
  );
  const streams = new Map<string, State[]>();
  for (const row of rows) streams.set(row.stream, [...(streams.get(row.stream) ?? []), row]);
  return [...streams.values()].flatMap((states) => {
    const { obligation, addressee, state, requested, dueOn } = states.at(-1)!;
    if (requested || dueOn === null || apart.includes(state) || dueOn < from || dueOn > to) return [];
    return [{ obligation, addressee, dueOn, doneOn: doneSince(states) }];
  });
}

/** The day on which it was first reported done and did not become open again. */
function doneSince(states: readonly State[]): Day | null {
  const open = states.findLastIndex(({ state }) => !done.includes(state));
  return states[open + 1]?.on ?? null;
}
