import type { Counted } from './counted.ts';

/** What is counted in the attack: tables of every service with small counts, on both maps, corrected and taken back. */
export const counted: readonly Counted[] = [
  {
    ...{ indicator: 'outreach-contacts', path: 'health-interventions/totals', release: 'health-interventions/release' },
    ...{ agency: 'health', level: 'COMMUNE', within: ['105', '111'], breakdown: null },
    periods: [
      { from: '2013-06-15', to: '2013-09-14' },
      { from: '2013-09-15', to: '2013-12-14' },
    ],
  },
  {
    ...{ indicator: 'residence-violations', path: 'inspections/person-totals', release: 'inspections/person-release' },
    ...{ agency: 'police', level: 'COMMUNE', within: ['105'], breakdown: null },
    periods: [
      { from: '2013-01-01', to: '2013-06-30' },
      { from: '2013-07-01', to: '2013-12-31' },
      { from: '2025-07-01', to: '2025-12-31' },
    ],
  },
  {
    ...{ indicator: 'persons-sanctioned', path: 'inspections/person-totals', release: 'inspections/person-release' },
    ...{ agency: 'police', level: 'DISTRICT', within: null },
    breakdown: { dimension: 'act', members: ['selling', 'buying', 'harbouring'] },
    periods: [
      { from: '2013-01-01', to: '2013-06-30' },
      { from: '2013-07-01', to: '2013-12-31' },
    ],
  },
  {
    ...{
      indicator: 'people-helped-to-work',
      path: 'communities/support-totals',
      release: 'communities/support-release',
    },
    ...{ agency: 'fatherland-front', level: 'COMMUNE', within: ['111'], breakdown: null },
    periods: [
      { from: '2013-01-01', to: '2013-06-30' },
      { from: '2013-07-01', to: '2013-12-31' },
    ],
  },
  {
    ...{ indicator: 'sti-examinations', path: 'health-interventions/totals', release: 'health-interventions/release' },
    ...{ agency: 'health', level: 'DISTRICT', within: null },
    breakdown: { dimension: 'sti-service', members: ['examined', 'treated'], overlapping: true },
    periods: [
      { from: '2013-06-15', to: '2013-09-14' },
      { from: '2013-09-15', to: '2013-12-14' },
    ],
  },
];

/** Of this table everything is asked that there is to ask. Its counts in the districts are told but for two, and what hides them. */
export const askedEverywhere: Counted = {
  ...{ indicator: 'people-given-loans', path: 'communities/support-totals', release: 'communities/support-release' },
  ...{ agency: 'fatherland-front', level: 'DISTRICT', within: null },
  breakdown: { dimension: 'lender', members: ['social-policy-bank', 'fund'] },
  periods: [{ from: '2013-07-01', to: '2013-12-31' }],
};
export const counts = [60, 70, 2, 80, 90, 3, 50, 40];
