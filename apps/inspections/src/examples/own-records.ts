import type { OwnRecords } from '@lien-nganh/kernel';
import type { EstablishmentType } from '../establishment-type/state.ts';
import type { InspectionPlan } from '../inspection-plan/state.ts';
import type { InspectionRules } from '../inspection-rules/state.ts';

/** Records of the little province that a decision looks at besides its own. */

const rules: InspectionRules = {
  is: 'kept',
  keeper: 'labour',
  versions: [
    {
      ...{ version: 'team-178@0', source: '05/2006/TT-BLĐTBXH', validFrom: '2006-06-22', validTo: null },
      ...{ leastMembers: 3, plannedNeedsPlan: true, surpriseIsLeaders: true },
      ...{ surpriseNeedsGround: true, surpriseNeedsReport: true },
    },
  ],
};

const plan: InspectionPlan = {
  ...{
    is: 'approved',
    number: '12/KH',
    team: 'team-900',
    lead: 'labour',
    approver: 'chairman',
    author: 'account-of-m-1',
  },
  ...{ period: { from: '2013-07-15', to: '2013-12-14' }, members: ['account-of-m-1', 'account-of-m-2'] },
  ...{ document: '40/QĐ-UBND', lines: [] },
};

/** Other records of the service, as look-ups see them. */
const karaoke: EstablishmentType = {
  names: { vi: 'Karaoke', en: 'Karaoke' },
  ...{ is: 'entered', version: 'karaoke@0', source: '178/2004/NĐ-CP, Điều 3', reportColumn: 'karaoke' },
  ...{ conditional: true, prone: true, validFrom: '2004-10-15', validTo: null, keeper: 'labour' },
};

const own: Readonly<Record<string, unknown>> = {
  'establishmentType-karaoke': karaoke,
  'inspectionRules-team-178': rules,
  'inspectionPlan-plan-1': plan,
  'inspectionPlan-plan-drafted': { ...plan, is: 'drafted', document: null },
  'inspectionPlan-plan-of-others': { ...plan, members: ['somebody-else'], approver: 'chief' },
  'inspectionPlan-plan-of-another-team': { ...plan, team: 'dissolved-team' },
  'inspectionPlan-plan-of-the-police': { ...plan, team: null, lead: 'police', members: ['account-1'] },
};

export const records: OwnRecords = {
  stateOf: (prefix, id) => Promise.resolve(own[`${prefix}-${id}`] ?? { is: 'none' }),
};
/** A province that has entered none of them. */
export const noRecords: OwnRecords = { stateOf: () => Promise.resolve({ is: 'none' }) };
