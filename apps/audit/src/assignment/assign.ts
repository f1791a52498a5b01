import { agenciesBySlug, agencyOn, dutiesOn, type AgencyRecord } from '@lien-nganh/contracts/reference';
import { command, reject, type Actor } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import { areAuditorsOf, auditors, decision, period } from './inputs.ts';
import type { refusals } from './refusals.ts';
import type { Assignment } from './state.ts';

const input = z.strictObject({
  decision,
  subject: text(500),
  /** The agency that audits. */
  agency: slug,
  auditors,
  /** Agencies audited; empty means the whole province. */
  agencies: z.array(slug).max(200).default([]),
  period,
  startsOn: day,
  endsOn: day.nullable().default(null),
  looksShownFrom: day,
});
type Input = z.output<typeof input>;

/** The duty without which no agency audits. */
const AUDIT = 'audit';

/**
 * Enters an assignment. It is for the head of the agency that audits: the province cannot make its own auditors, its
 * administrator cannot let anybody look, and an auditor cannot let themself look.
 */
export const assign = command<Assignment, typeof events, typeof refusals>()({
  name: 'assign',
  action: 'audit.assignment.assign',
  title: { vi: 'Ghi nhận cuộc kiểm toán', en: 'Enter an audit assignment' },
  creates: true,
  input,
  scope: ({ agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  looksUp: ({ agency, auditors: accounts, agencies, startsOn }) => ({
    agency: agencyOn(agency, startsOn),
    areAuditors: areAuditorsOf(agency, accounts, startsOn),
    audited: agenciesBySlug(agencies),
  }),
  refuses: [
    'assignment-is-new',
    'end-follows-the-start',
    'audited-agencies-are-known',
    'nobody-assigns-themself',
    'agency-audits',
    'auditors-are-the-agencys',
  ],
  decide(wanted, state, { actor, lookUps: { agency, areAuditors, audited } }) {
    if (state.is !== 'none') return reject('assignment-is-new');
    if (wanted.endsOn !== null && wanted.endsOn < wanted.startsOn) return reject('end-follows-the-start');
    const unknown = wanted.agencies.filter((each) => !audited.has(each));
    if (unknown.length > 0) return reject('audited-agencies-are-known', { agencies: unknown });
    const broken = brokenBySide(wanted, actor, { agency, areAuditors });
    return broken ? reject(broken) : [events.AuditAssigned(wanted, { occurredOn: wanted.startsOn })];
  },
});

type SideRule = 'nobody-assigns-themself' | 'agency-audits' | 'auditors-are-the-agencys';

/** The installer, which is no person and no agency, enters the sample assignment of a folder as it is told. */
function brokenBySide(
  { auditors: accounts, startsOn }: Input,
  actor: Actor,
  { agency, areAuditors }: { readonly agency: AgencyRecord | null; readonly areAuditors: boolean },
): SideRule | null {
  if (accounts.includes(actor.account)) return 'nobody-assigns-themself';
  if (actor.role === 'service') return null;
  if (agency === null || !dutiesOn(agency, startsOn).includes(AUDIT)) return 'agency-audits';
  return areAuditors ? null : 'auditors-are-the-agencys';
}
