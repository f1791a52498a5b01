import { command, reject } from '@lien-nganh/kernel';
import { freeText } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Establishment } from './state.ts';

export const assessRisk = command<Establishment, typeof events, typeof refusals>()({
  name: 'assess-risk',
  action: 'inspections.assess-risk',
  title: { vi: 'Đánh giá mức độ rủi ro', en: 'Assess the risk' },
  input: z.strictObject({ risk: z.enum(['low', 'medium', 'high', 'unknown']), reason: freeText(1000) }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.keeper),
  refuses: ['establishment-is-open'],
  decide: (input, state) => (state.is === 'open' ? [events.RiskAssessed(input)] : reject('establishment-is-open')),
});
