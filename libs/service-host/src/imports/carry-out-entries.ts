import { changedFields, type Outcome } from '@lien-nganh/registers';
import type { RegisterEntries } from '@lien-nganh/kernel';
import type { CommandRequest } from '../commands/request.ts';
import { executeCommand, rehearseCommand } from '../commands/execute.ts';
import { Problem } from '../problem.ts';
import { loadRecord } from '../records/load.ts';
import type { ImportMode, RowOutcome } from './import-store.ts';
import { checkReadable, commandOf, requestOf, type ReadyRow, type Work } from './plan-row.ts';
import { reasonsIn } from './reasons.ts';

/** The record may be changed by somebody else meanwhile. */
const ATTEMPTS = 3;

/**
 * Makes one record say all of these rows, by one command, or tries out whether it could be. What is refused together is carried
 * out row by row, so that each row has its own reasons and holds up no other.
 *
 * @param rows of one record, one at least, in their order
 * @throws Problem unavailable: nothing is known of the rows then
 */
export async function carryOutEntries(
  work: Work,
  rows: readonly ReadyRow[],
  mode: ImportMode,
): Promise<readonly RowOutcome[]> {
  try {
    return await together(work, rows, mode);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return rows.length === 1 ? [refusedBy(work, rows[0]!, error)] : oneByOne(work, rows, mode);
  }
}

async function oneByOne(work: Work, rows: readonly ReadyRow[], mode: ImportMode): Promise<readonly RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for (const row of rows) {
    try {
      outcomes.push(...(await together(work, [row], mode)));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      outcomes.push(refusedBy(work, row, error));
    }
  }
  return outcomes;
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status < 500;
}

function refusedBy({ register }: Work, { number: row }: ReadyRow, problem: Problem): RowOutcome {
  return { row, record: null, outcome: { is: 'refused', reasons: reasonsIn(problem, register) } };
}

async function together(work: Work, rows: readonly ReadyRow[], mode: ImportMode): Promise<readonly RowOutcome[]> {
  for (let n = 1; ; n++) {
    const { outcomes, command } = await planEntries(work, work.register.entries!, rows);
    if (command === null) return outcomes;
    try {
      if (mode === 'commit') await executeCommand(work.runtime, command);
      // a dry run writes nothing: what comes after is held against what this would have made
      else work.tried.set(command.id!, await rehearseCommand(work.runtime, command));
      return outcomes;
    } catch (error) {
      if (!(error instanceof Problem) || error.name !== 'changed-meanwhile' || n === ATTEMPTS) throw error;
    }
  }
}

interface PlannedEntries {
  readonly outcomes: readonly RowOutcome[];
  /** `null`: the record says all of it already. */
  readonly command: CommandRequest | null;
}

/** @throws Problem not-found for a record that is not there and that no row may create */
async function planEntries(
  work: Work,
  { recordOf, heldBy, sets }: RegisterEntries,
  rows: readonly ReadyRow[],
): Promise<PlannedEntries> {
  const { register, runtime, request } = work;
  const id = recordOf(rows[0]!.values);
  const loaded = work.tried.get(id) ?? (await loadRecord(runtime, register.record, id, request.signal));
  if (loaded.revision >= 0) checkReadable(work, { id, loaded });
  else if (!commandOf(register, register.creates).creates) throw new Problem('not-found');
  const outcomes = rows.map(({ number, values }) => {
    const held = heldBy(loaded.state, values);
    return {
      row: number,
      record: id,
      outcome: held === 'absent' ? ({ is: 'new' } as const) : compared(work, values, held),
    };
  });
  const saying = rows.filter((_, index) => outcomes[index]!.outcome.is !== 'unchanged').map(({ values }) => values);
  if (saying.length === 0) return { outcomes, command: null };
  const { command: name, input } = sets(saying, loaded.state);
  const command = requestOf(work, { command: commandOf(register, name), id, input, loaded });
  return { outcomes, command };
}

function compared({ register }: Work, values: ReadyRow['values'], held: ReadyRow['values']): Outcome {
  const changed = changedFields(register, values, held);
  if (changed.size === 0) return { is: 'unchanged' };
  const heads = register.columns.filter(({ field }) => changed.has(field)).map(({ head }) => head);
  return { is: 'changed', heads };
}
