import { AUDIT_AGENCY } from '../../issuer/accounts.ts';
import type { Planned } from './planned.ts';

/** An audit of the whole province that runs on every day, so that the sample auditor has something to look at. */
export function sampleAssignment(): Planned {
  return {
    service: 'audit',
    stream: 'auditAssignment',
    command: 'assign',
    id: null,
    input: {
      decision: '01/QĐ-MẪU',
      subject: 'Cuộc kiểm toán mẫu để dùng thử / a sample audit for trying out',
      agency: AUDIT_AGENCY,
      auditors: ['auditor'],
      agencies: [],
      period: { from: '2004-01-01', to: '2099-12-31' },
      startsOn: '2004-01-01',
      endsOn: null,
      looksShownFrom: '2004-01-01',
    },
    already: 'assignment-is-new',
  };
}
