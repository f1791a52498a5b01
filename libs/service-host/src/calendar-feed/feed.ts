import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { accountEver } from '@lien-nganh/contracts/reference';
import type { CalendarFeed } from '@lien-nganh/kernel';
import type { Asked } from '../audit/look.ts';
import { moment } from '../clock.ts';
import { standingOfSubject } from '../identity/standing.ts';
import { Problem } from '../problem.ts';
import { askQuestion } from '../questions/ask.ts';
import { loadRecord } from '../records/load.ts';
import type { Runtime } from '../runtime.ts';
import { icalendar } from './ics.ts';

/** The secret that follows from a command: sent again, the same command shows it again, though it is kept nowhere. */
export function secretFor({ fingerprintKey }: Runtime, account: string, key: string): string {
  return createHmac('sha256', fingerprintKey).update(`calendar|${account}|${key}`).digest('base64url');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export interface FeedAsked {
  readonly account: string;
  readonly secret: string;
  /** What links begin with. */
  readonly base: string;
  readonly asked: Asked;
  readonly signal: AbortSignal;
}

/**
 * The calendar under a secret address, with the rights that its account has now.
 *
 * @throws Problem not-found whatever is wrong with it: a revoked address tells nothing, not even that it was one
 */
export async function readFeed(runtime: Runtime, feed: CalendarFeed, wanted: FeedAsked): Promise<string> {
  const { account, secret, base, asked, signal } = wanted;
  const { state } = await loadRecord(runtime, feed.of, account, signal);
  if (!isSame(hashOf(secret), feed.hashIn(state))) throw new Problem('not-found');
  const { now, today } = moment(runtime.clock);
  const standing = await standingNow(runtime, account, today);
  const answer = await askQuestion(runtime, { question: feed.asks, input: feed.input, standing, asked });
  const entries = await feed.entries({ answer, rows: runtime.rows, actor: standing.actor, today });
  const title = `Liên Ngành: ${standing.actor.agency}`;
  return icalendar(entries, { title, of: runtime.log.id, now, today, base });
}

/** Read from the log itself: what was revoked a moment ago is revoked. */
function isSame(one: string, other: string | null): boolean {
  return other !== null && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** An account that has ended, or whose person has another now, has no calendar. */
async function standingNow({ rows }: Runtime, account: string, today: string) {
  const found = await accountEver(account).resolve(rows);
  const standing = found && (await standingOfSubject(rows, found.subject, today).catch(withoutAccount));
  if (!standing || standing.actor.account !== account) throw new Problem('not-found');
  return standing;
}

function withoutAccount(error: unknown): null {
  if (error instanceof Problem && error.name === 'unauthenticated') return null;
  throw error;
}
