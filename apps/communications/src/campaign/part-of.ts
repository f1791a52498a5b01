import { lookUp, ownRecord, type Day, type LookUp } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { standing, type ContentRule, type Work } from '@lien-nganh/work';
import type { z } from 'zod';

/** Id of the campaign that a piece of work is part of; `null`: of none. */
export const campaignInput: z.ZodDefault<z.ZodNullable<z.ZodString>> = text(200).nullable().default(null);

interface PartOfCampaign {
  readonly campaign: string | null;
}

interface CampaignFacts {
  readonly campaign: boolean;
}

/** Whether the campaign stands, and ran on the day; nothing is asked where there is none. */
export function runsOn({ campaign }: PartOfCampaign, on: Day): { readonly campaign: LookUp<boolean> } {
  if (campaign === null) return { campaign: lookUp([], () => Promise.resolve(true)) };
  const own = ownRecord<Work>('campaign', campaign);
  return {
    campaign: lookUp([], async (rows, records) => {
      const found = standing(await own.resolve(rows, records));
      return found !== null && found.on <= on && (found.endedOn === null || on < found.endedOn);
    }),
  };
}

export const campaignRules = {
  'campaign-runs-on-that-day': {
    vi: 'Không có chiến dịch này, hoặc ngày đó chiến dịch chưa bắt đầu hay đã kết thúc.',
    en: 'There is no such campaign, or it was not under way on that day.',
    broken: ({ facts }) => !facts.campaign,
  },
} satisfies Readonly<Record<string, ContentRule<PartOfCampaign, CampaignFacts>>>;
