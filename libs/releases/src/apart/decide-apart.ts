import { Apart } from '@lien-nganh/kernel';
import { Worker } from 'node:worker_threads';
import type { ReleaseDecision } from '../decide.ts';
import { ReleaseFault, type ReleaseRequest } from '../table.ts';
import type { Said, ToDecide } from './messages.ts';

/** The program of the thread as it is built: Node runs no TypeScript there, whoever starts it. */
const program = new URL('../../dist/apart/worker.js', import.meta.url);

const thread = new Apart<Omit<ToDecide, 'id'>, Said>(() => new Worker(program), faultIn);

function faultIn(said: Said): Error | null {
  if ('fault' in said) return new ReleaseFault(said.fault.fault, said.fault.subject);
  return 'failed' in said ? new Error(said.failed) : null;
}

/**
 * As `decideRelease`, in a thread of its own: whoever asks goes on with everything else meanwhile. Requests are decided one
 * after the other.
 *
 * @throws ReleaseFault where the request contradicts itself
 */
export async function decideApart(request: ReleaseRequest): Promise<ReleaseDecision> {
  const said = await thread.ask({ request });
  return (said as Extract<Said, { decision: unknown }>).decision;
}
