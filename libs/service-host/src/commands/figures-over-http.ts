import type { FiguresAsked } from '@lien-nganh/kernel';
import { z } from 'zod';
import { Problem } from '../problem.ts';

/** Shorter than the time in which a request is answered. */
const PATIENCE_MS = 20_000;

/** With what somebody asks: the token is the caller's own, so that nobody is told more than they may know. */
export interface FiguresCaller {
  readonly authorization: string | undefined;
  readonly correlationId: string;
  readonly traceparent: string | null;
  readonly signal: AbortSignal | undefined;
}

/** Asks for figures of a report. @throws Problem figures-not-to-be-had; refused, with the rule of whoever tells them */
export type AskFigures = (asked: FiguresAsked, caller: FiguresCaller) => Promise<unknown>;

/**
 * Figures of reports from where they are told, `GET /api/reports/<regime>/<period>/figures`.
 *
 * @param origin where the gateway answers, `http://gateway:8080`; asked only when it is needed
 */
export function figuresAt(origin: () => string): AskFigures {
  return async (asked, caller) => {
    const answer = await fetch(addressOf(origin(), asked), {
      headers: headersOf(caller),
      redirect: 'error',
      signal: within(caller.signal),
    }).catch((error: unknown) => {
      throw notToBeHad(error);
    });
    const body: unknown = await answer.json().catch((error: unknown) => {
      throw notToBeHad(error);
    });
    if (answer.status === 200) return body;
    throw problemOf(answer.status, body);
  };
}

function addressOf(origin: string, { regime, period, reporter, position, late }: FiguresAsked): URL {
  const address = new URL(`/api/reports/${encodeURIComponent(regime)}/${encodeURIComponent(period)}/figures`, origin);
  if (reporter !== null) address.searchParams.set('reporter', reporter);
  address.searchParams.set('position', position);
  if (late === 'taken-in') address.searchParams.set('late', late);
  return address;
}

function headersOf({ authorization, correlationId, traceparent }: FiguresCaller): Record<string, string> {
  return {
    'x-correlation-id': correlationId,
    ...(traceparent === null ? {} : { traceparent }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function within(signal: AbortSignal | undefined): AbortSignal {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  return signal ? AbortSignal.any([signal, patience]) : patience;
}

const refusal = z.object({ code: z.string(), rule: z.string().optional(), title: z.string(), titleEn: z.string() });

/** What whoever tells figures refuses is refused here in its words; anything else may pass. */
function problemOf(status: number, body: unknown): Problem {
  const told = refusal.safeParse(body).data;
  const mayPass = status >= 500 || status === 401 || status === 429;
  if (!told || mayPass) return notToBeHad(new Error(`the figures were answered by ${status}`), told?.code);
  const { code, rule = code, title: vi, titleEn: en } = told;
  return new Problem('refused', { rule: { name: rule, vi, en }, details: { what: 'figures' } });
}

function notToBeHad(cause: unknown, why?: string): Problem {
  return new Problem('figures-not-to-be-had', { ...(why === undefined ? {} : { details: { why } }), cause });
}
