import { randomUUID } from 'node:crypto';
import type { EventToAppend } from '@lien-nganh/kernel';

/** The event that every contender writes: what an officer records of a visit, about 400 bytes of data and 330 of metadata. */
export function sampleEvent(more: Readonly<Record<string, unknown>> = {}): EventToAppend {
  return {
    id: randomUUID(),
    type: 'inspection.MinutesRecorded',
    schemaVersion: 1,
    data: {
      minutes: 'BB-178/2013',
      occurredOn: '2013-08-20',
      unit: '03386@2004-10-25',
      establishment: 'e-00417',
      participants: ['police', 'health', 'culture'],
      findings: [
        { item: 'giấy-phép-kinh-doanh', agency: 'culture', result: 'met' },
        { item: 'phòng-cháy-chữa-cháy', agency: 'police', result: 'not-met' },
      ],
      note: 'Cơ sở đã được nhắc nhở; hẹn kiểm tra lại trong vòng 30 ngày.',
      ...more,
    },
    metadata: {
      commandId: randomUUID(),
      fingerprint: 'q0cXW1mS0nqJw3l5c2l2bA',
      correlationId: randomUUID(),
      causationId: randomUUID(),
      actor: { account: 'officer.police', agency: 'police', role: 'officer' },
      obligations: ['879/O14', '879/O31'],
      occurredOn: '2013-08-20',
    },
  };
}

export function sampleEvents(count: number): EventToAppend[] {
  return Array.from({ length: count }, () => sampleEvent());
}
