import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { lastDayOf, mondays, monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { lived, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Step, type Strand } from '../story.ts';
import { communesOf, type Commune, type World } from '../world.ts';
import { languages, organisations } from './words.data.ts';

/** Shares of months in which a commune has entries of its own, and a tally. */
const BROADCASTS = 0.5;
const LEAFLETS = 0.14;
const PANELS = 0.12;
const COMMITMENTS = 0.12;
const TALLIED = 0.3;
/** Both a tally and single records for one commune and month: somebody decides which counts. */
const BOTH = 0.03;

interface Month {
  readonly commune: Commune;
  readonly month: Day;
  readonly random: Random;
}

/** Broadcasts, leaflets, panels and commitments of households: one by one, or as the tally of a commune and month. */
export function smallWorkStrands(world: World, random: Random): readonly Strand[] {
  return communesOf(world).flatMap((commune) =>
    monthsFrom(world.from, world.end).flatMap((month) => monthOf({ commune, month, random })),
  );
}

function monthOf(at: Month): readonly Strand[] {
  const { random, commune } = at;
  const pace = Math.min(1.2, commune.habits.pace);
  const may = (share: number) => random.chance(share * pace);
  const tallied = may(TALLIED);
  const broadcasts = tallied ? may(BOTH) : may(BROADCASTS);
  return [
    ...(broadcasts ? [lived(broadcastIn(at), random)] : []),
    ...(may(LEAFLETS) ? [lived(leafletsIn(at), random)] : []),
    ...(may(PANELS) ? [lived(panelsIn(at), random)] : []),
    ...(may(COMMITMENTS) ? [lived(commitmentsIn(at), random)] : []),
    ...(tallied ? [tallyOf(at, broadcasts)] : []),
    ...(may(0.06) ? [talliedReferrals(at)] : []),
  ];
}

function entryIn({ commune, month, random }: Month, kind: string, told: object, slip?: object): Entry {
  const { code, unit, agency } = commune;
  const on = workday(addDays(month, random.between(0, 25)));
  const entry = {
    kind: `communications/${kind}`,
    ref: `${kind} ${code} ${month.slice(0, 7)}`,
    on,
    unit,
    lead: agency,
    told,
  };
  return slip ? { ...entry, slip } : entry;
}

function broadcastIn(at: Month): Entry {
  const { random, commune } = at;
  const times = random.between(3, 24);
  const said = { times, minutes: random.pick([5, 10, 15]), language: random.pick(languages[commune.district]!) };
  return entryIn(at, 'broadcast', said, { times: times + 1 });
}

function leafletsIn(at: Month): Entry {
  const { random, commune } = at;
  const copies = 50 * random.between(1, 12);
  const language = random.pick(languages[commune.district]!);
  return entryIn(at, 'printed-material', { kind: 'leaflet', language, copies }, { copies: copies + 50 });
}

function panelsIn(at: Month): Entry {
  return entryIn(at, 'panel', { kind: at.random.pick(['panel', 'banner', 'slogan']), number: at.random.between(1, 9) });
}

function commitmentsIn(at: Month): Entry {
  const households = at.random.between(15, 140);
  const told = { organisation: at.random.pick(organisations), households };
  return entryIn(at, 'household-commitment', told, { households: households - 1 });
}

/** What a commune's book says of a month, by its amount alone. */
function tallyOf(at: Month, overlaps: boolean): Strand {
  const amount = at.random.between(6, 40);
  const tally = tallied(at, { kind: 'broadcast', amount, occasions: Math.ceil(amount / 2) });
  const on = workday(addDays(tally.on, at.random.between(2, 6)));
  return { name: tally.ref, steps: [recorded(tally, on), ...(overlaps ? decided(tally, on, at.random) : [])] };
}

function talliedReferrals(at: Month): Strand {
  const amount = at.random.between(1, 6);
  const tally = tallied(at, { kind: 'referral', amount, occasions: amount });
  return { name: tally.ref, steps: [recorded(tally, workday(addDays(tally.on, 4)))] };
}

function tallied({ commune, month }: Month, told: { kind: string; amount: number; occasions: number }): Entry {
  const { code, unit, agency } = commune;
  const on = lastDayOf(month);
  const source = { document: `Sổ truyền thanh ${SAMPLE}`, dated: on };
  return {
    ...{ kind: 'communications/tally', ref: `tally ${told.kind} ${code} ${month.slice(0, 7)}`, on, unit, lead: agency },
    told: { ...told, month: month.slice(0, 7), source },
  };
}

/** The tally has been compared with the single records by a fortnight later, mostly. */
function decided(tally: Entry, on: Day, random: Random): readonly Step[] {
  if (!random.chance(0.7)) return [];
  const counts = random.pick(['tally', 'singles']);
  return [
    {
      ...{ on: workday(addDays(on, 60)), as: `officer.${tally.lead}` },
      // the record that it counts beside may have been taken back in between
      mayBreak: ['overlap-is-open'],
      send: (known) => ({
        to: `communications/overlap/${known.id(tally.ref)}/decide`,
        body: { counts, reason: `Đã đối chiếu sổ truyền thanh ${SAMPLE}` },
      }),
    },
  ];
}

/** News, articles and reportages of the province, every week. */
export function pressStrands(world: World, random: Random): readonly Strand[] {
  return mondays(world.from, world.end).flatMap((monday) =>
    Array.from({ length: random.between(1, 3) }, (_, n) => {
      const item: Entry = {
        ...{
          kind: 'communications/press-item',
          ref: `press ${monday} ${n}`,
          on: addDays(monday, random.between(0, 4)),
        },
        ...{ unit: world.province.unit, lead: random.pick(['culture', 'culture', 'dolisa', 'police']) },
        told: {
          genre: random.pick(['news', 'news', 'article', 'reportage']),
          medium: random.pick(['newspaper', 'radio', 'television', 'online']),
          language: random.pick(['vietnamese', 'vietnamese', 'thai', 'hmong', 'dao']),
          items: random.between(1, 3),
        },
        slip: { items: 4 },
      };
      return lived(item, random);
    }),
  );
}
