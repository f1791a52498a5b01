import type { Envelope } from '../envelopes/envelopes.ts';

/** An envelope of the tests; its position is a thousand times its number. */
export function envelope(n: number, given: Partial<Envelope> = {}): Envelope {
  return {
    position: BigInt(n * 1000),
    event: `e${n}`,
    stream: `visit-${n}`,
    revision: 0,
    type: 'visit.VisitReported',
    recorded_at: '2013-07-16T02:00:00.000Z',
    recorded_on: '2013-07-16',
    occurred_on: '2013-07-16',
    account: 'officer.police',
    agency: 'police',
    role: 'officer',
    on_behalf_of: null,
    in_stead_of: null,
    command: `c${n}`,
    correlation: `r${n}`,
    causation: `c${n}`,
    obligations: [],
    ...given,
  };
}
