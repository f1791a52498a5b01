import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';
import { genre, language, medium } from '../words.ts';

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
    genre: genre.input,
    medium: medium.input,
    language: language.input.default('vietnamese'),
    items: z.int().min(1).max(10_000).default(1),
    campaign: campaignInput,
  },
  measures: ['communications.press-item'],
  says: (told) => `${told.items} ${genre.vi(told.genre)}, ${medium.vi(told.medium)}`,
  looksUp: runsOn,
  rules: { ...campaignRules },
});
