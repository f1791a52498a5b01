import type { OwnRecords } from '@lien-nganh/kernel';
import type { Registered } from '../establishment/state.ts';
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
  ...{ document: '40/QĐ-UBND', lines: [], numbers: null },
};

/** Other records of the service, as look-ups see them. */
const karaoke: EstablishmentType = {
  names: { vi: 'Karaoke', en: 'Karaoke' },
  ...{ is: 'entered', version: 'karaoke@0', source: '178/2004/NĐ-CP, Điều 3', reportColumn: 'karaoke' },
  ...{ conditional: true, prone: true, validFrom: '2004-10-15', validTo: null, keeper: 'labour' },
};

const described = {
  kind: 'karaoke',
  conditional: true,
  prone: true,
  risk: 'medium',
  unit: '90001@2004-01-01',
} as const;
const opened = { ...described, licensed: true, placements: [] };

/** A karaoke in commune A since May 2010. */
function site(more: Partial<Registered> = {}, opening: Partial<Registered['opening']> = {}): Registered {
  return {
    ...{ ...described, ...opening, is: 'open', openedOn: '2010-05-01', closedOn: null, placements: [], listed: null },
    ...{ name: 'Hoa Ban', address: 'Tổ 5', owner: null, contact: null, keeper: 'police' },
    licence: { is: 'in-force', number: '12/GP', from: '2010-05-01' },
    ...{ opening: { ...opened, ...opening }, changes: [], sameAs: null, apart: [], ...more },
  };
}

const sites: Readonly<Record<string, Registered>> = {
  'establishment-site-1': site(),
  'establishment-site-2': site({}, { kind: 'lodging', unit: '90002@2004-01-01' }),
  'establishment-site-3': site({ is: 'withdrawn' }),
  // open from 2011 until it ceased on 1 June 2013
  'establishment-site-that-ceased': site({ is: 'ceased', openedOn: '2011-01-01', closedOn: '2013-06-01' }),
  // in a commune that was split on 1 July 2013; and the same, placed in its eastern part
  'establishment-site-split': site({}, { unit: '90003@2004-01-01' }),
  'establishment-site-in-the-east': site({}, { unit: '90003@2004-01-01', placements: ['90004@2013-07-01'] }),
  // a hotel since 5 July 2013
  'establishment-site-that-changed': site({ changes: [{ on: '2013-07-05', changed: { kind: 'hotel' } }] }),
};

const own: Readonly<Record<string, unknown>> = {
  'establishmentType-karaoke': karaoke,
  'inspectionRules-team-178': rules,
  ...sites,
  'inspectionPlan-plan-1': plan,
  'inspectionPlan-plan-drafted': { ...plan, is: 'drafted', document: null },
  'inspectionPlan-plan-of-others': { ...plan, members: ['somebody-else'], approver: 'chief' },
  'inspectionPlan-plan-of-another-team': { ...plan, team: 'dissolved-team' },
  'inspectionPlan-plan-of-the-police': { ...plan, team: null, lead: 'police', members: ['account-1'] },
};

export const records: OwnRecords = {
  stateOf: (prefix, id) => Promise.resolve(own[`${prefix}-${id}`] ?? { is: 'none' }),
};
/** A province that has entered its establishments only. */
export const noRecords: OwnRecords = {
  stateOf: (prefix, id) => Promise.resolve(sites[`${prefix}-${id}`] ?? { is: 'none' }),
};
