import { communeA } from '../examples.ts';
import { events } from '../inspection/events.ts';
import { policeVisitAlone } from '../inspection/examples.ts';

/** Histories of records that may be, or are, the same visit as another one: as they were decided pair by pair, and as since. */

export const pairNoted = [...policeVisitAlone, events.PossibleTwinNoted({ twin: 'id-1.other', other: 'other' })];
export const theSameAsAnother = [
  ...pairNoted,
  events.PossibleTwinSettled({
    twin: 'id-1.other',
    other: 'other',
    verdict: 'same',
    kept: 'other',
    agencies: ['culture'],
  }),
];
export const keptForAnother = [
  ...pairNoted,
  events.PossibleTwinSettled({
    twin: 'id-1.other',
    other: 'other',
    verdict: 'same',
    kept: 'id-1',
    agencies: ['culture'],
  }),
];

const noted = { open: [], sameAs: null, others: ['other'], joined: [], obligations: [], doubled: [] };
export const pairOpen = [
  ...policeVisitAlone,
  events.TwinsNoted({ ...noted, others: [], open: [{ twin: 'id-1.other', other: 'other' }] }),
];
export const standsForAnother = [
  ...pairOpen,
  events.TwinsNoted({ ...noted, joined: [{ agency: 'culture', record: 'other' }] }),
];
export const pointsToAnother = [
  ...pairOpen,
  events.TwinsNoted({ ...noted, sameAs: 'other', doubled: ['violation police 03/bb'] }),
];

/** One of each event that the histories above do not hold, for the golden fixtures. */
export const others = [
  events.PossibleTwinLapsed({ twin: 'id-1.other', other: 'other' }),
  events.VisitStated({
    ...{ establishment: 'site-1', on: '2013-07-10', unit: communeA, agencies: ['police', 'market'] },
    obligations: ['d-879/O14'],
    entries: ['violation police 03/bb'],
  }),
  events.VisitLeft({ establishment: 'site-1', on: '2013-07-10' }),
];
