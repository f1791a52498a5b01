import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { events } from './events.ts';
import { areAuditorsOf, auditors, decision } from './inputs.ts';
import type { refusals } from './refusals.ts';
import type { Assignment } from './state.ts';

/** Names the auditors anew: whoever is not named looks no longer. */
export const nameAuditors = command<Assignment, typeof events, typeof refusals>()({
  name: 'name-auditors',
  action: 'audit.assignment.name-auditors',
  title: { vi: 'Thay đổi kiểm toán viên', en: 'Name the auditors anew' },
  input: z.strictObject({ auditors, decision }),
  looksUp: ({ auditors: accounts }, state) => ({
    areAuditors:
      state.is === 'none'
        ? areAuditorsOf('', [], '')
        : areAuditorsOf(state.terms.agency, accounts, state.terms.startsOn),
  }),
  refuses: ['assignment-runs', 'nobody-assigns-themself', 'auditors-are-the-agencys'],
  decide(input, state, { actor, lookUps: { areAuditors } }) {
    if (state.is !== 'assigned') return reject('assignment-runs');
    if (input.auditors.includes(actor.account)) return reject('nobody-assigns-themself');
    return areAuditors ? [events.AuditorsNamed(input)] : reject('auditors-are-the-agencys');
  },
});
