import { events } from './events.ts';

export const policeOfficer = {
  account: 'officer.police',
  subject: 'subject-1',
  agency: 'police',
  role: 'officer',
  from: '2013-07-01',
};

const opened = { subject: 'subject-1', agency: 'police', role: 'officer', duties: [], basis: null };
export const theOfficersAccountIsOpen = [events.AccountOpened({ ...opened, from: '2013-07-01', to: null })];
export const theHeadsAccountIsOpen = [events.AccountOpened({ ...opened, role: 'head', from: '2013-07-01', to: null })];
export const theOfficersAccountIsClosed = [
  ...theOfficersAccountIsOpen,
  events.AccountClosed({ lastDay: '2014-12-31', reason: 'Chuyển công tác' }),
];
