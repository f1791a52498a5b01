import { accountsOfLikeSubject } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { brokenByManager, managingRules } from './managing.ts';
import type { refusals } from './refusals.ts';
import { retainedUntil } from './retention.ts';
import type { Account } from './state.ts';

/**
 * Keeps the name of whoever holds the account, sealed, and never beyond the account: what they did in duty is told by the
 * account, and resolves to the name for so many years after its last day as the schedule says. Then the name is erased, by
 * the decision that made the schedule.
 */
export const nameHolder = command<Account, typeof events, typeof refusals>()({
  name: 'name-holder',
  action: 'agencies.account.name-holder',
  title: { vi: 'Ghi họ tên người giữ tài khoản', en: 'Name the holder of an account' },
  input: z.strictObject({
    name: text(120),
    /** How long the name is kept after the last day of the account, and by which decision. */
    retention: z.strictObject({
      years: z.int().min(1).max(100),
      decision: z.strictObject({ number: text(100), date: day, signatory: text(200) }),
    }),
  }),
  looksUp: (_, state) => ({ ofSamePerson: accountsOfLikeSubject(state.is === 'none' ? '' : state.subject) }),
  refuses: ['account-is-there', ...managingRules, 'retention-was-decided-by-today', 'retention-runs-still'],
  decide(input, state, { id, actor, today, lookUps: { ofSamePerson } }) {
    if (state.is === 'none') return reject('account-is-there');
    const broken = brokenByManager({ actor }, { account: id, role: state.role, ofSamePerson });
    if (broken) return reject(broken);
    if (input.retention.decision.date > today) return reject('retention-was-decided-by-today');
    const over = retainedUntil(state.to, input.retention.years);
    if (over !== null && over <= today) return reject('retention-runs-still');
    return [events.HolderNamed(input, { occurredOn: today })];
  },
});
