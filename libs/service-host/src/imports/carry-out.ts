import { executeCommand, rehearseCommand } from '../commands/execute.ts';
import { Problem } from '../problem.ts';
import type { RowOutcome, ImportMode } from './import-store.ts';
import { planRow, type Plan, type ReadyRow, type Work } from './plan-row.ts';
import { reasonsIn } from './reasons.ts';

/** A record may be changed by somebody else while a row is compared with it. */
const ATTEMPTS = 3;

/**
 * Plans a row and carries it out, or tries out whether it could be.
 *
 * @throws Problem unavailable: nothing is known of the row then
 */
export async function carryOut(work: Work, row: ReadyRow, mode: ImportMode): Promise<RowOutcome> {
  for (let n = 1; ; n++) {
    try {
      const plan = await planRow(work, row);
      await (mode === 'commit' ? execute(work, plan) : rehearse(work, plan));
      return { row: row.number, record: plan.record, outcome: plan.outcome };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      if (error.name === 'changed-meanwhile' && n < ATTEMPTS) continue;
      const reasons = reasonsIn(error, work.register);
      return { row: row.number, record: null, outcome: { is: 'refused', reasons } };
    }
  }
}

/** The first is decided on the record as it was compared; each further one on what the one before made of it. */
async function execute({ runtime }: Work, { commands }: Plan): Promise<void> {
  let last: number | null = null;
  for (const { loaded, ...command } of commands) {
    const at = last === null ? (loaded ? { loaded } : {}) : { ifRevision: last };
    const { result } = await executeCommand(runtime, { ...command, ...at });
    last = result.revision;
  }
}

async function rehearse({ runtime }: Work, { commands }: Plan): Promise<void> {
  for (const command of commands) await rehearseCommand(runtime, command);
}
