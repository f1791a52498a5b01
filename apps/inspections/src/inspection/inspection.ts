import { streamType } from '@lien-nganh/kernel';
import { events } from './events.ts';
import type { Inspection } from './lifecycle.ts';
import { refusals } from './refusals.ts';
import { scope, summary } from './shown.ts';
import { evolve, initial } from './state.ts';

export const inspection = streamType<Inspection, typeof events>({
  prefix: 'inspection',
  title: { vi: 'Cuộc kiểm tra', en: 'Inspection' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-inspection',
  scope,
  summary,
  commands: [],
});
