import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { talliedAs } from '../tallied.ts';
import { panelKind } from '../words.ts';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';

/** Panels, banners or slogans that were put up. */
export const panel = work({
  service: 'communications',
  prefix: 'panel',
  title: { vi: 'Pa nô, băng rôn, khẩu hiệu', en: 'Panels, banners and slogans' },
  content: z.strictObject({ kind: z.string(), number: z.number(), campaign: z.string().nullable() }),
  input: {
    kind: panelKind.input,
    number: z.int().min(1).max(100_000),
    campaign: campaignInput,
  },
  measures: ['communications.panel', 'communications.commune-reached'],
  says: ({ kind, number }) => `${number} ${panelKind.vi(kind)}`,
  weighed: talliedAs('panel'),
  looksUp: runsOn,
  rules: { ...campaignRules },
});
