import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { talliedAs } from '../tallied.ts';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';
import { language, materialKind } from '../words.ts';

/** Printed matter that was given out. */
export const printedMaterial = work({
  service: 'communications',
  prefix: 'printedMaterial',
  title: { vi: 'Tờ rơi, sổ tay, tài liệu phát hành', en: 'Printed material' },
  content: z.strictObject({
    kind: z.string(),
    language: z.string(),
    copies: z.number(),
    campaign: z.string().nullable(),
  }),
  input: {
    kind: materialKind.input,
    language: language.input.default('vietnamese'),
    copies: z.int().min(1).max(10_000_000),
    campaign: campaignInput,
  },
  measures: ['communications.printed-material', 'communications.commune-reached'],
  says: ({ kind, copies }) => `${copies} ${materialKind.vi(kind)}`,
  weighed: talliedAs('printed'),
  looksUp: runsOn,
  rules: { ...campaignRules },
});
