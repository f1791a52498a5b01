/**
 * What a head may hand on by a paper (delegation, signing by order), and the actions of the table that come with it: who may
 * do something to a record may read it, and its files. Sanction decisions are not among them: the law hands those to deputies alone.
 */
export const handedOn = {
  'approve-plans': [
    ...['inspections.read-plan', 'inspections.plans-on-hand', 'inspections.my-work'],
    ...['inspections.approve-plan', 'inspections.return-plan', 'inspections.files.read'],
  ],
  'approve-inspections': [
    ...['inspections.read-inspection', 'inspections.my-work', 'inspections.files.read'],
    'inspections.approve-inspection',
  ],
  'sign-reports': [
    ...['reporting.agencyReport.read', 'reporting.files.read'],
    ...['reporting.agencyReport.submit', 'reporting.agencyReport.withdraw-submission'],
  ],
  'take-reports-in': [
    ...['reporting.agencyReport.read', 'reporting.files.read'],
    ...['reporting.agencyReport.return', 'reporting.agencyReport.accept'],
  ],
  'issue-consolidated-reports': [
    'reporting.consolidation.read',
    'reporting.files.read',
    'reporting.consolidation.issue',
  ],
  'confirm-follow-up': [
    ...['agencies.followUp.read', 'agencies.files.read'],
    ...['agencies.followUp.confirm', 'agencies.followUp.return', 'agencies.followUp.extend'],
  ],
  /** Letters, invitations, submissions and notices: what is printed of a record and signed by order or delegation. No action comes with it. */
  'sign-papers': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type HandedOn = keyof typeof handedOn;

/** Names of what may be handed on. */
export const rightsHandedOn = Object.keys(handedOn) as readonly HandedOn[];
