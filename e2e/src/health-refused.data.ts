export const province = '12@0000-00-00';
export const district = '106@0000-00-00';
const commune = '03390@2004-10-25';
export const AUTUMN = { from: '2013-09-15', to: '2013-12-14' };

export const path = 'health-interventions/totals/record';
const whole = { by: {}, count: 40 };
const group = { by: { 'group-served': 'sell-sex' }, count: 12 };
export const told = (table: string, unit: string, more: object = {}) => ({
  ...{ on: AUTUMN.to, unit, lead: 'health', period: AUTUMN, figures: { table, lines: [whole] } },
  ...more,
});
export const lines = (table: string, ...more: object[]) => ({ figures: { table, lines: [whole, ...more] } });
const month = { on: '2013-11-30', period: { from: '2013-11-01', to: '2013-11-30' } };

/** What is entered, and the rule that refuses it. */
export const refused: readonly (readonly [string, object, string])[] = [
  ['a telephone number', told('outreach-contacts', commune, { note: 'gọi chị ấy 0912 345 678' }), 'text-names-nobody'],
  ['an identity card', told('outreach-contacts', commune, { note: 'CMND 045123456' }), 'text-names-nobody'],
  ['an address of mail', told('outreach-contacts', commune, { note: 'thư a.b@example.vn' }), 'text-names-nobody'],
  ['a unit narrower than a commune', told('outreach-contacts', '03391@2004-10-25'), 'unit-exists-on-that-day'],
  ['people of a commune', told('people-reached', commune), 'unit-is-of-the-table'],
  [
    'a group of a commune',
    told('condoms-distributed', commune, lines('condoms-distributed', group)),
    'breakdown-is-wide-enough',
  ],
  [
    'a group of a district',
    told('condoms-distributed', district, lines('condoms-distributed', group)),
    'breakdown-is-wide-enough',
  ],
  ['different people of a month', told('people-reached', district, month), 'people-counted-once-are-not-added'],
  [
    'a facility that nobody keeps',
    told('condoms-distributed', commune, lines('condoms-distributed', { by: { facility: 'nowhere' }, count: 4 })),
    'facility-is-known',
  ],
];
