import { weighWork, workPairs } from '@lien-nganh/work';
import { campaign } from '../campaign/campaign.ts';
import { session } from '../session/session.ts';

/** Pairs of sessions that may be one, each entered by another organiser. */
export const sessionTwin = workPairs({
  service: 'communications',
  prefix: 'sessionTwin',
  title: { vi: 'Hai bản ghi có thể là một buổi tuyên truyền', en: 'Possible twin records of one session' },
});

export const campaignTwin = workPairs({
  service: 'communications',
  prefix: 'campaignTwin',
  title: { vi: 'Hai bản ghi có thể là một chiến dịch', en: 'Possible twin records of one campaign' },
});

export const proposeTwinsOfTheSameSession = weighWork({
  name: 'propose-twins-of-the-same-session',
  title: { vi: 'Đề xuất các buổi tuyên truyền có thể trùng', en: 'Propose twins of the same session' },
  type: session,
  pairs: sessionTwin,
});

export const proposeTwinsOfTheSameCampaign = weighWork({
  name: 'propose-twins-of-the-same-campaign',
  title: { vi: 'Đề xuất các chiến dịch có thể trùng', en: 'Propose twins of the same campaign' },
  type: campaign,
  pairs: campaignTwin,
});
