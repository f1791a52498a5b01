import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { ended, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Step, type Strand } from '../story.ts';
import { agencyOf, districtOn, habitsOf, type World } from '../world.ts';
import { campaigns } from './words.data.ts';

/** A campaign as sessions know it. */
export interface Campaign {
  readonly ref: string;
  readonly agency: string;
  readonly from: Day;
  /** The first day without it. */
  readonly to: Day;
}

/** Each month of action, province and districts have a campaign of their own; the Front enters the province's a second time. */
const BEGINNINGS: readonly Day[] = ['2013-09-02', '2013-11-18', '2014-03-03', '2014-05-26', '2014-09-01', '2014-11-17'];

export function campaignsOf(world: World, random: Random): readonly Campaign[] {
  const districts = world.districts.filter(({ code }) => habitsOf(code).diligent).map(({ code }) => agencyOf(code));
  return BEGINNINGS.filter((from) => from < world.end).flatMap((from) =>
    ['culture', ...random.some(districts, 4)].map((agency) => ({
      ...{ ref: `campaign of ${agency} ${from}`, agency, from },
      to: addDays(from, 28 + 7 * random.between(0, 2)),
    })),
  );
}

export function campaignStrands(known: readonly Campaign[], world: World, random: Random): readonly Strand[] {
  const strands = known.map((campaign): Strand => {
    const entry = entryOf(campaign, world, random);
    return { name: campaign.ref, steps: [recorded(entry), ended(entry, campaign.to)] };
  });
  const doubled = known.filter(({ agency }) => agency === 'culture').slice(0, 2);
  return [...strands, ...doubled.map((campaign) => enteredTwice(campaign, world, random))];
}

function entryOf({ ref, agency, from }: Campaign, world: World, random: Random): Entry {
  const district = agency.startsWith('district-') ? agency.slice(9) : null;
  const unit = district === null ? world.province.unit : districtOn(world, district, from);
  return {
    ...{ kind: 'communications/campaign', ref, on: from, unit, lead: agency },
    participants: district === null ? ['dolisa', 'fatherland-front', 'police'] : ['member-organisations'],
    told: {
      ...{ name: `${random.pick(campaigns)} ${SAMPLE}`, subject: random.pick(['law', 'trafficking', 'cultural-life']) },
      plan: { document: `${random.between(20, 300)}/KH ${SAMPLE}`, dated: addDays(from, -random.between(5, 20)) },
      budgetLine: random.chance(0.6) ? `Kinh phí tuyên truyền ${SAMPLE}` : null,
    },
  };
}

/** The Front enters the same campaign: the platform finds the pair, and Culture decides that it is one. */
function enteredTwice(campaign: Campaign, world: World, random: Random): Strand {
  const same = entryOf(campaign, world, random);
  const again: Entry = { ...same, ref: `twin of ${campaign.ref}`, lead: 'fatherland-front', participants: [] };
  const on = workday(addDays(campaign.from, 1));
  const pair = { own: again.ref, kept: campaign.ref, on: workday(addDays(on, 9)), as: 'officer.culture' };
  return { name: again.ref, steps: [recorded(again, on), decidedPair(pair, 'campaign')] };
}

/** A record that was entered a second time, and who decides on the two. */
export interface Pair {
  readonly own: string;
  /** The record that stays where both are the same. */
  readonly kept: string;
  readonly on: Day;
  readonly as: string;
}

/** A pair is found under the ids of its two records. */
export function decidedPair({ own, kept, on, as }: Pair, of: 'campaign' | 'session', isSame = true): Step {
  return {
    ...{ on, as },
    send: (known) => ({
      to: `communications/${of}-twin/${[known.id(own), known.id(kept)].sort().join('.')}/decide`,
      body: {
        verdict: isSame ? 'same' : 'different',
        kept: isSame ? known.id(kept) : null,
        reason: `Đã đối chiếu kế hoạch ${SAMPLE}`,
      },
    }),
  };
}
