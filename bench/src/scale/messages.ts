import { indicator, unit } from '@lien-nganh/contracts/agencies';
import { inspection } from '@lien-nganh/contracts/inspections';
import type { ContractMessage } from '@lien-nganh/messaging';
import type { Published } from '../ledger/sample-log.ts';

const versions = new Map<string, number>([unit, indicator, inspection].map(({ type, version }) => [type, version]));

interface Placing {
  readonly log: string;
  readonly position: number;
  readonly keyrevision: number;
}

/** What a service published, as it travels. */
export function messageOf(
  { type, subject, occurredOn, data }: Published,
  { log, position, keyrevision }: Placing,
): ContractMessage {
  return {
    specversion: '1.0',
    id: `${subject}/${position}`,
    source: `/provinces/12/${type.split('.')[0]}`,
    type,
    subject,
    time: `${occurredOn}T09:00:00.000Z`,
    datacontenttype: 'application/json',
    data,
    contractversion: versions.get(type)!,
    log,
    position: String(position),
    eventid: `event-${position}`,
    keyrevision,
    occurredon: occurredOn,
    correlationid: 'bench',
    actor: { account: 'officer.police', agency: 'police', role: 'officer' },
  };
}
