import { service } from '@lien-nganh/kernel';
import { checklist } from './checklist/checklist.ts';
import { establishment } from './establishment/establishment.ts';
import { inspectionPlan } from './inspection-plan/inspection-plan.ts';
import { inspection } from './inspection/inspection.ts';
import { outbound } from './integration/outbound.ts';
import { legalBasis } from './legal-basis/legal-basis.ts';
import { twin } from './twin/twin.ts';

export const inspections = service({
  name: 'inspections',
  title: { vi: 'Kiểm tra liên ngành', en: 'Inspections' },
  streams: [establishment, inspectionPlan, inspection, twin, legalBasis, checklist],
  publishes: outbound,
});
