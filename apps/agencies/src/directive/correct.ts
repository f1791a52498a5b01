import { agenciesBySlug } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { reason } from '../inputs.ts';
import { events } from './events.ts';
import { brokenByObligations, namedIn, obligationInput, obligationRules } from './obligations.ts';
import type { refusals } from './refusals.ts';
import { legalBasesInput, recipientsInput, subjectInput, textInput } from './stated.ts';
import type { Directive } from './state.ts';

const input = z.strictObject({
  subject: subjectInput.optional(),
  legalBases: legalBasesInput.optional(),
  recipients: recipientsInput.optional(),
  text: textInput.optional(),
  /** Whole obligations in the place of those of the same code. */
  obligations: z.array(obligationInput).max(300).default([]),
  reason,
});

/** What had been entered was not what the document says. What is left out stays. */
export const correct = command<Directive, typeof events, typeof refusals>()({
  name: 'correct',
  action: 'agencies.directive.correct',
  title: { vi: 'Đính chính nội dung đã nhập', en: 'Correct what was entered' },
  input,
  looksUp: ({ obligations }) => ({ agencies: agenciesBySlug(namedIn(obligations)) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.issuer),
  refuses: ['directive-is-issued', 'obligation-is-there', ...obligationRules],
  decide(wanted, state, { lookUps: { agencies } }) {
    if (state.is === 'none') return reject('directive-is-issued');
    const missing = wanted.obligations.find(({ code }) => !state.obligations.some((one) => one.code === code));
    if (missing) return reject('obligation-is-there', { code: missing.code });
    const broken = brokenByObligations(wanted.obligations, agencies, state.issuedOn);
    if (broken) return reject(broken.rule, broken.details);
    return [
      events.DirectiveCorrected({
        subject: wanted.subject ?? state.subject,
        legalBases: wanted.legalBases ?? state.legalBases,
        recipients: wanted.recipients ?? state.recipients,
        text: wanted.text === undefined ? state.text : wanted.text,
        obligations: wanted.obligations,
        reason: wanted.reason,
      }),
    ];
  },
});
