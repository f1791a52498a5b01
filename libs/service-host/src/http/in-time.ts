import { setMaxListeners } from 'node:events';
import type { Response } from 'express';
import { Problem } from '../problem.ts';

/** Milliseconds after which a request that has no answer yet gets one. */
export const ANSWER_WITHIN_MS = 20_000;

/** The time of a request. */
export interface InTime {
  /** Aborts when the request has been answered because it took too long. */
  readonly signal: AbortSignal;
  /** Begins the time anew: for what takes as long as its bytes come or go, each time that some did. */
  readonly goesOn: () => void;
}

/**
 * Sees to it that a request is answered: whatever hangs, after so long `answer` is called with the problem. What works for
 * the request is told by the signal, and what it may give afterwards is given to nobody.
 */
export function inTime(
  response: Pick<Response, 'on' | 'closed'>,
  { withinMs, answer }: { readonly withinMs: number; readonly answer: (late: Problem) => void },
): InTime {
  const late = new AbortController();
  // a command may look up many records at once, and each read listens while it lasts
  setMaxListeners(0, late.signal);
  const timer = setTimeout(() => {
    const problem = new Problem('unavailable', { cause: new Error(`no answer within ${withinMs} ms`) });
    late.abort(problem);
    answer(problem);
  }, withinMs);
  response.on('close', () => clearTimeout(timer));
  return {
    signal: late.signal,
    goesOn: () => {
      if (!late.signal.aborted && !response.closed) timer.refresh();
    },
  };
}
