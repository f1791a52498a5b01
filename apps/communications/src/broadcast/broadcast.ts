import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { talliedAs } from '../tallied.ts';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';
import { language } from '../words.ts';

/** Broadcasts on loudspeakers, on one day in one place and language. */
export const broadcast = work({
  service: 'communications',
  prefix: 'broadcast',
  title: { vi: 'Phát thanh trên loa truyền thanh', en: 'Loudspeaker broadcast' },
  content: z.strictObject({
    times: z.number(),
    minutes: z.number().nullable(),
    language: z.string(),
    campaign: z.string().nullable(),
  }),
  input: {
    times: z.int().min(1).max(1000).default(1),
    /** Of each time. */
    minutes: z.int().min(1).max(600).nullable().default(null),
    language: language.input.default('vietnamese'),
    campaign: campaignInput,
  },
  levels: ['district', 'commune'],
  measures: ['communications.broadcast', 'communications.broadcast-minutes', 'communications.commune-reached'],
  says: ({ times, language: spoken }) => `${times} lượt, ${language.vi(spoken)}`,
  weighed: talliedAs('broadcast'),
  looksUp: runsOn,
  rules: { ...campaignRules },
});
