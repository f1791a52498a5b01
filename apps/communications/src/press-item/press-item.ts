import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';
import { language } from '../words.ts';

/** News, an article or a reportage; several of one day, medium and language may be one entry. */
export const pressItem = work({
  service: 'communications',
  prefix: 'pressItem',
  title: { vi: 'Tin, bài, phóng sự', en: 'Press item' },
  content: z.strictObject({
    genre: z.string(),
    medium: z.string(),
    language: z.string(),
    items: z.number(),
    campaign: z.string().nullable(),
  }),
  input: {
    genre: z.enum(['news', 'article', 'reportage']),
    medium: z.enum(['newspaper', 'radio', 'television', 'online', 'bulletin']),
    language: language.default('vietnamese'),
    items: z.int().min(1).max(10_000).default(1),
    campaign: campaignInput,
  },
  measures: ['communications.press-item'],
  says: ({ genre, medium, items }) => `${items} ${genre}, ${medium}`,
  looksUp: runsOn,
  rules: { ...campaignRules },
});
