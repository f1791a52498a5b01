import { events } from './events.ts';

/** Health is to answer by the end of the year; the committee of the province issued. */
export const assigned = events.FollowUpAssigned(
  {
    directive: '879-ubnd-vx-2013-ppc',
    code: 'O01',
    addressee: 'health',
    issuer: 'ppc',
    role: 'lead',
    leads: [],
    coordinators: ['labour'],
    requested: false,
    assignedOn: '2013-07-16',
    dueOn: '2013-12-31',
  },
  { occurredOn: '2013-07-16' },
);

export const healthHasToAnswer = [assigned];
export const theFrontIsAsked = [
  { ...assigned, data: { ...assigned.data, addressee: 'front', requested: true, dueOn: null } },
];
export const healthHasNoDueDay = [{ ...assigned, data: { ...assigned.data, dueOn: null } }];

const completed = events.FollowUpCompleted({
  on: '2013-09-01',
  result: null,
  note: null,
  by: 'officer.health',
  breaches: [],
});
export const healthHasAnswered = [...healthHasToAnswer, completed];
export const theFrontHasAnswered = [...theFrontIsAsked, completed];
export const theIssuerHasConfirmed = [
  ...healthHasAnswered,
  events.FollowUpConfirmed({ on: '2013-09-05', by: 'head.ppc' }),
];
export const theIssuerHasReturned = [
  ...healthHasAnswered,
  events.FollowUpReturned({ on: '2013-09-05', reason: 'Thiếu số liệu', dueOn: null }),
];
export const itIsKeptOutside = [
  ...healthHasToAnswer,
  events.FollowUpKeptOutside({ on: '2013-08-01', where: 'Sổ theo dõi văn bản mật', by: 'officer.health' }),
];
export const anAmendmentEndedIt = [
  ...healthHasToAnswer,
  events.FollowUpTermsAmended({
    on: '2013-10-01',
    role: 'lead',
    leads: [],
    coordinators: [],
    dueOn: null,
    endsOn: '2013-09-30',
  }),
];
