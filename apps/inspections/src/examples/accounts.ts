import type { AccountRecord } from '@lien-nganh/contracts/reference';

function account(id: string, of: string, role = 'officer'): AccountRecord {
  const none = { duties: [], positions: [], deputisings: [] };
  return { account: id, subject: id, agency: of, role, ...none, from: '2010-01-01', to: null };
}

const formerChairman = { ...account('former-chairman', 'district-900', 'head'), to: '2012-12-31' };
const leave: AccountRecord['deputisings'][number] = {
  ...{ deputising: 'leave', kind: 'leave', of: 'on-leave', rights: [], from: '2013-07-10', to: '2013-07-31' },
  basis: { number: '9/QĐ', issuedOn: '2013-07-01' },
};

/** One has ended, and one is on leave in July 2013, with somebody in its place. */
export const accounts: readonly AccountRecord[] = [
  ...[account('account-1', 'police'), account('account-2', 'police'), account('chief', 'police', 'head')],
  ...[account('chairman', 'district-900', 'head'), account('deputy-chairman', 'district-900', 'head')],
  ...[account('chairman-above', 'ppc', 'head'), account('clerk', 'district-900'), formerChairman],
  ...[account('on-leave', 'police'), { ...account('in-place', 'police'), deputisings: [leave] }],
];
