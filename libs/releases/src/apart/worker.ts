import { parentPort } from 'node:worker_threads';
import { decideRelease } from '../decide.ts';
import { loadSolver, type Solver } from '../solver.ts';
import { ReleaseFault } from '../table.ts';
import type { Said, ToDecide } from './messages.ts';

/** The thread that decides: one request after the other, with one solver. */

const solver = await loadSolver();
parentPort!.on('message', (asked: ToDecide) => parentPort!.postMessage(answerTo(asked, solver)));

function answerTo({ id, request }: ToDecide, solver: Solver): Said {
  try {
    return { id, decision: decideRelease(request, solver) };
  } catch (error) {
    if (error instanceof ReleaseFault) return { id, fault: { fault: error.fault, subject: error.subject } };
    return { id, failed: String((error as Error).stack ?? error) };
  }
}
