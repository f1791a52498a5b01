import type { establishment as establishmentContract } from '@lien-nganh/contracts/inspections';
import type { IndicatorRecord, UnitRecord } from '@lien-nganh/contracts/reference';
import type { ContractData, ContractEvent, Position } from '@lien-nganh/kernel';
import {
  establishmentsInspected,
  fined,
  finesImposed,
  inspectionsDone,
  visit,
  type Inspection,
} from './sample-records.ts';

/** Contract events for tests, as they reach the gateway. */

export { establishmentsInspected, fined, finesImposed, inspectionsDone, visit };

export function contractEvent(
  type: string,
  subject: string,
  at: { position: number; data: unknown; recordedAt?: string; occurredOn?: string },
): ContractEvent {
  return {
    id: `${type}/${at.position}`,
    type,
    subject,
    data: at.data as never,
    log: 'log-1',
    position: BigInt(at.position) as Position,
    eventId: `event-${at.position}`,
    keyRevision: at.position,
    recordedAt: at.recordedAt ?? '2013-09-01T02:00:00.000Z',
    occurredOn: at.occurredOn ?? '2013-09-01',
    correlationId: 'c',
    actor: { account: 'a', agency: 'police', role: 'officer' },
  };
}

export function joint(...agencies: string[]): Pick<Inspection, 'participants' | 'joint' | 'lead'> {
  return {
    lead: agencies[0]!,
    joint: agencies.length > 1,
    participants: agencies.map((agency) => ({ agency, confirmed: true })),
  };
}

export const findingsMade: IndicatorRecord = {
  ...inspectionsDone,
  code: 'findings',
  names: { vi: 'Số phát hiện', en: 'Findings' },
  unitOfCount: 'findings',
  measure: 'inspections.finding',
  filter: {},
  lines: 'own-part',
  breakdowns: [],
};

export const conditionalBusinesses: IndicatorRecord = {
  ...inspectionsDone,
  code: 'conditional-businesses',
  names: { vi: 'Số cơ sở kinh doanh có điều kiện', en: 'Businesses subject to security conditions' },
  unitOfCount: 'establishments',
  kind: 'derived-stock',
  measure: 'inspections.establishment',
  filter: { conditional: ['yes'] },
  breakdowns: [{ dimension: 'kind', nature: 'partition' }],
};

type Establishment = ContractData<typeof establishmentContract>;

const karaoke = {
  kind: 'karaoke',
  conditional: true,
  prone: true,
  licensed: true,
  risk: 'low',
  unit: '03386@2004-10-25',
  placements: [],
} as const;

/** An establishment as it opened, and what it became since: each change from its day on. */
export function establishmentOf(
  data: Partial<Omit<Establishment, 'stretches'>> = {},
  ...changes: readonly Partial<Establishment['stretches'][number]>[]
): Establishment {
  const { kind, conditional, prone, licensed, risk, unit, placements, ...opened } = { ...establishment, ...data };
  const stretches = [{ kind, conditional, prone, licensed, risk, unit, placements, from: opened.openedOn }];
  for (const change of changes) stretches.push({ ...stretches.at(-1)!, ...change });
  const { from: _from, ...now } = stretches.at(-1)!;
  return { ...opened, ...now, stretches };
}

const establishment: Omit<Establishment, 'stretches'> = {
  ...karaoke,
  placements: [],
  establishment: 'e1',
  openedOn: '2013-02-01',
  closedOn: null,
  withdrawn: false,
  sameAs: null,
};

function unit(key: string, name: string, rest: Partial<UnitRecord>): UnitRecord {
  const [code, validFrom] = key.split('@') as [string, string];
  return {
    unit: key,
    code,
    name,
    type: 'phường',
    parentCode: '105',
    validFrom: validFrom === '0000-00-00' ? null : validFrom,
    validTo: null,
    aliases: [],
    changes: [],
    ...rest,
  };
}

function mergedInto(to: string): Partial<UnitRecord> {
  return { validTo: '2025-07-01', changes: [{ on: '2025-07-01', kind: 'merge', to, extent: 'whole', basis: null }] };
}

/** A small piece of Lai Châu: one district, its wards until 2025, and what they became. */
export const units: readonly UnitRecord[] = [
  unit('12@0000-00-00', 'Lai Châu', { type: 'tỉnh', parentCode: null }),
  unit('105@2004-10-25', 'Lai Châu', {
    type: 'thị xã',
    parentCode: '12',
    validTo: '2013-12-28',
    changes: [{ on: '2013-12-28', kind: 'upgrade', to: '105@2013-12-28', extent: 'whole', basis: null }],
  }),
  unit('105@2013-12-28', 'Lai Châu', {
    type: 'thành phố',
    parentCode: '12',
    validTo: '2025-07-01',
    changes: [{ on: '2025-07-01', kind: 'abolish', to: null, extent: 'whole', basis: null }],
  }),
  unit('03386@2004-10-25', 'Quyết Thắng', mergedInto('03388@2025-07-01')),
  unit('03387@2004-10-25', 'Tân Phong', mergedInto('03408@2025-07-01')),
  unit('03389@2004-10-25', 'Đoàn Kết', {
    validTo: '2025-07-01',
    changes: [
      { on: '2025-07-01', kind: 'split', to: '03388@2025-07-01', extent: 'part', basis: null },
      { on: '2025-07-01', kind: 'split', to: '03408@2025-07-01', extent: 'part', basis: null },
    ],
  }),
  unit('03388@2025-07-01', 'Đoàn Kết', { parentCode: '12' }),
  unit('03408@2025-07-01', 'Tân Phong', { parentCode: '12' }),
];
