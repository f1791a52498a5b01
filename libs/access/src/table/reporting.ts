import type { PermissionTable, Role, Row } from '../permission.ts';

const open = (roles: readonly Role[], relations: Row['relations']): readonly Row[] => [
  { roles, relations, sensitivities: ['open'] },
];

/** Who is due, who has reported and who has not is no secret to those who work here. */
const read = open(['officer', 'head', 'committee', 'standing', 'auditor'], 'any');
const keepers = ['own-agency', 'successor'] as const;
/** By the agency through which reports go, as whoever keeps the regime. */
const keeping = open(['standing'], 'any');
/** Entered by hand, or by the installer. */
const entering = [...keeping, ...open(['service'], 'any')];

/** Rows of the reporting service. */
export const reportingTable: PermissionTable = {
  'reporting.calendar.read': read,
  'reporting.calendar.enter': entering,
  'reporting.calendar.correct': keeping,
  'reporting.calendar.end': keeping,

  'reporting.regime.read': read,
  'reporting.regime.enter': entering,
  'reporting.regime.correct': keeping,
  'reporting.regime.name-addressee': keeping,
  'reporting.regime.release-addressee': keeping,
  'reporting.regime.follow-calendar': keeping,
  'reporting.regime.end': keeping,

  'reporting.reportingPeriod.read': read,
  'reporting.reportingPeriod.open': keeping,
  'reporting.reportingPeriod.renew': keeping,
  'reporting.reportingPeriod.withdraw': keeping,

  'reporting.receipt.read': read,
  'reporting.receipt.record': keeping,
  'reporting.receipt.correct': keeping,
  'reporting.receipt.withdraw': keeping,

  'reporting.consolidation.read': read,
  'reporting.consolidation.issue': keeping,
  'reporting.consolidation.restate': keeping,
  'reporting.consolidation.correct': keeping,
  'reporting.consolidation.withdraw': keeping,

  'reporting.reminder.read': read,
  'reporting.reminder.weigh': open(['service'], 'any'),
  'reporting.reminderRules.read': read,
  'reporting.reminderRules.set': keeping,

  'reporting.receipts-of-a-period': read,
  'reporting.my-work': read,

  // reasons may name somebody: by decision of the head whose report it was, or of whoever keeps the regime
  'reporting.erase-person': [...open(['head'], keepers), ...keeping],
  'reporting.note-erasure-carried-out': open(['service'], 'any'),
};
