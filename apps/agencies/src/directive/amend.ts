import { agenciesBySlug } from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { document } from '../inputs.ts';
import { events } from './events.ts';
import { brokenByObligations, namedIn, obligationCode, obligationInput, obligationRules } from './obligations.ts';
import type { refusals } from './refusals.ts';
import type { Directive, IssuedDirective } from './state.ts';

const input = z.strictObject({
  /** First day on which the amendment holds. */
  on: day,
  document,
  added: z.array(obligationInput).max(300).default([]),
  /** Whole obligations in the place of those of the same code. */
  changed: z.array(obligationInput).max(300).default([]),
  ended: z.array(obligationCode).max(300).default([]),
});

/** Another document adds, changes or ends obligations from a day. What was entered wrongly is `correct`. */
export const amend = command<Directive, typeof events, typeof refusals>()({
  name: 'amend',
  action: 'agencies.directive.amend',
  title: { vi: 'Sửa đổi, bổ sung văn bản', en: 'Amend a directive' },
  input,
  looksUp: ({ added, changed }) => ({ agencies: agenciesBySlug(namedIn([...added, ...changed])) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.issuer),
  refuses: [
    'directive-is-issued',
    'directive-is-in-force',
    'amendment-follows-the-directive',
    'amendment-changes-something',
    'code-is-never-reused',
    'obligation-is-there',
    ...obligationRules,
  ],
  decide(wanted, state, { lookUps: { agencies } }) {
    if (state.is === 'none') return reject('directive-is-issued');
    if (state.is === 'revoked') return reject('directive-is-in-force');
    if (wanted.on < state.issuedOn) return reject('amendment-follows-the-directive');
    const { added, changed, ended } = wanted;
    if (added.length + changed.length + ended.length === 0) return reject('amendment-changes-something');
    const reused = added.find(({ code }) => state.obligations.some((one) => one.code === code));
    if (reused) return reject('code-is-never-reused', { code: reused.code });
    const missing = missingCode(state, [...changed.map(({ code }) => code), ...ended], wanted.on);
    if (missing !== null) return reject('obligation-is-there', { code: missing });
    const broken = brokenByObligations([...added, ...changed], agencies, wanted.on);
    return broken ? reject(broken.rule, broken.details) : [events.DirectiveAmended(wanted, { occurredOn: wanted.on })];
  },
});

/** The first code that does not bind on the day, or stands twice. */
function missingCode({ obligations }: IssuedDirective, codes: readonly string[], on: Day): string | null {
  const binding = obligations.filter(({ endsOn }) => endsOn === null || endsOn >= on).map(({ code }) => code);
  return codes.find((code, index) => !binding.includes(code) || codes.indexOf(code) !== index) ?? null;
}
