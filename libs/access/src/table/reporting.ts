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

const internal = (roles: readonly Role[], relations: Row['relations']): readonly Row[] => [
  { roles, relations, sensitivities: ['internal'] },
];

/** Whose report it is, those above, and whoever takes it in. */
const readReport = [
  ...internal(['officer', 'head'], [...keepers, 'coordinator', 'superior']),
  ...internal(['standing', 'committee'], 'any'),
  ...internal(['auditor'], ['audit-assignment']),
];
const drafting = internal(['officer', 'head', 'standing'], keepers);
const signing = internal(['head'], keepers);
/** The agency through which reports go, of its own report whoever they are for. */
const judging = internal(['head', 'standing'], ['coordinator']);
const byTheSuperior = internal(['head'], ['superior']);
const byProcesses = internal(['service'], 'any');
/** Whoever consolidates, as the period says: the decision compares. */
const consolidating = [...keeping, ...open(['officer', 'head'], keepers)];
const issuing = [...keeping, ...open(['head'], keepers)];

/** Where reminders are sent, and what came of it: the body itself, and whoever keeps the regime. */
const addressesRead = [...internal(['officer', 'head'], keepers), ...internal(['standing'], 'any')];
const addressing = [...internal(['head'], keepers), ...internal(['standing'], 'any')];
/** Each account's own. */
const ownFeed = internal(['officer', 'head', 'committee', 'standing'], ['member']);
/** Of all that was done by whoever keeps the regime, its own part by each agency. */
const enteringPast = [...internal(['standing'], 'any'), ...internal(['officer', 'head'], keepers)];

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
  'reporting.regime.follow-template': entering,
  'reporting.regime.name-period': keeping,
  'reporting.regime.end': keeping,

  'reporting.reportTemplate.read': read,
  'reporting.reportTemplate.enter': entering,
  'reporting.reportTemplate.revise': keeping,
  'reporting.reportTemplate.end': keeping,

  'reporting.ownForm.read': read,
  'reporting.ownForm.enter': entering,
  'reporting.ownForm.map': keeping,
  'reporting.ownForm.end': keeping,

  // what another system says is told at work; whoever keeps the regime reads it, and decides which of both counts
  'reporting.systemTotals.read': [
    ...internal(['officer', 'head', 'standing', 'committee'], 'any'),
    ...internal(['auditor'], ['audit-assignment']),
  ],
  'reporting.systemTotals.read-export': internal(['standing'], 'any'),
  'reporting.systemTotals.choose': internal(['standing'], 'any'),
  'reporting.systemTotals.withdraw': internal(['standing'], 'any'),

  'reporting.reportingPeriod.read': read,
  'reporting.reportingPeriod.open': keeping,
  'reporting.reportingPeriod.renew': keeping,
  'reporting.reportingPeriod.withdraw': keeping,

  'reporting.agencyReport.read': readReport,
  'reporting.agencyReport.open': byProcesses,
  'reporting.agencyReport.close': byProcesses,
  'reporting.agencyReport.write-narrative': drafting,
  'reporting.agencyReport.adjust': drafting,
  'reporting.agencyReport.withdraw-adjustment': drafting,
  'reporting.agencyReport.submit': signing,
  'reporting.agencyReport.withdraw-submission': signing,
  'reporting.agencyReport.return': judging,
  'reporting.agencyReport.accept': judging,
  'reporting.agencyReport.ask-exception': drafting,
  'reporting.agencyReport.open-exception': byTheSuperior,
  'reporting.agencyReport.decline-exception': byTheSuperior,
  'reporting.agencyReport.note-missing': byProcesses,
  'reporting.agencyReport.escalate': byProcesses,

  'reporting.receipt.read': read,
  'reporting.receipt.record': keeping,
  'reporting.receipt.follow': open(['service'], 'any'),
  'reporting.receipt.correct': keeping,
  'reporting.receipt.withdraw': keeping,

  'reporting.consolidation.read': read,
  'reporting.consolidation.write-narrative': consolidating,
  'reporting.consolidation.consolidate': consolidating,
  'reporting.consolidation.issue': issuing,
  'reporting.consolidation.file-edition': issuing,
  'reporting.consolidation.restate': keeping,
  'reporting.consolidation.correct': keeping,
  'reporting.consolidation.withdraw': keeping,

  'reporting.pastFigures.read': readReport,
  'reporting.pastFigures.enter': enteringPast,
  'reporting.pastFigures.take-back': enteringPast,

  'reporting.reminder.read': read,
  'reporting.reminder.weigh': open(['service'], 'any'),
  'reporting.reminderRules.read': read,
  'reporting.reminderRules.set': keeping,

  'reporting.reminderAddresses.read': addressesRead,
  'reporting.reminderAddresses.name': addressing,
  'reporting.reminderAddresses.withdraw': addressing,

  'reporting.delivery.read': addressesRead,
  'reporting.delivery.want': byProcesses,
  'reporting.delivery.claim': byProcesses,
  'reporting.delivery.note-outcome': byProcesses,
  'reporting.deliveries': addressesRead,

  'reporting.calendarFeed.read': ownFeed,
  'reporting.calendarFeed.make': ownFeed,
  'reporting.calendarFeed.revoke': ownFeed,

  'reporting.receipts-of-a-period': read,
  'reporting.my-work': read,

  // reasons may name somebody: by decision of the head whose report it was, or of whoever keeps the regime
  'reporting.erase-person': [...open(['head'], keepers), ...keeping, ...internal(['head'], keepers)],
  'reporting.note-erasure-carried-out': [...open(['service'], 'any'), ...byProcesses],
};
