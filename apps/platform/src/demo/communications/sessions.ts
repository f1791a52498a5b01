import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { lived, recorded, type Entry } from '../recorded.ts';
import type { Strand } from '../story.ts';
import { communesOf, type Commune, type World } from '../world.ts';
import { decidedPair, type Campaign } from './campaigns.ts';
import { audiences, forms, languages, organisations, partOf, topics } from './words.data.ts';

/** Sessions in a commune in a month. */
const SESSIONS = 0.42;
const ENTERED_TWICE = 0.03;
/** Who organises them: mostly the district. */
const ORGANISERS = [
  'district',
  'district',
  'district',
  'fatherland-front',
  'member-organisations',
  'culture',
  'dolisa',
  'other-members',
];
const TOGETHER = ['police', 'health', 'culture', 'fatherland-front', 'member-organisations'];

interface Setting {
  readonly world: World;
  readonly campaigns: readonly Campaign[];
  readonly random: Random;
}

/** Sessions commune by commune, in the languages of the place; joint ones are entered once, and now and then twice. */
export function sessionStrands(setting: Setting): readonly Strand[] {
  const { world, random } = setting;
  return communesOf(world).flatMap((commune) =>
    monthsFrom(world.from, world.end)
      .filter(() => random.chance(SESSIONS * Math.min(1.1, commune.habits.pace)))
      .flatMap((month) => sessionsIn(commune, workday(addDays(month, random.between(0, 26))), setting)),
  );
}

function sessionsIn(commune: Commune, on: Day, setting: Setting): readonly Strand[] {
  const { random, world } = setting;
  if (on >= world.end) return [];
  const session = sessionOf(commune, on, setting);
  const strand = lived(session, random);
  if (session.participants!.length === 0 || !random.chance(ENTERED_TWICE)) return [strand];
  // its day may be put right, and then it is the same as nothing: a twin is only of one that stays as it is
  return [{ name: session.ref, steps: strand.steps.slice(0, 1) }, twinOf(session, strand.steps[0]!.on, random)];
}

function sessionOf(commune: Commune, on: Day, { campaigns, random }: Setting): Entry {
  const drawn = random.pick(ORGANISERS);
  const lead = drawn === 'district' ? commune.agency : drawn;
  const others = TOGETHER.filter((agency) => agency !== lead);
  const participants = random.chance(0.45) ? random.some(others, random.between(1, 2)) : [];
  const attendances = random.between(25, 160);
  const said = wordsOf(commune, attendances, random);
  const under = campaigns.filter(({ agency, from, to }) => agency === lead && from < on && on < addDays(to, -7));
  const campaign = under.length > 0 && random.chance(0.7) ? under[0]! : null;
  return {
    ...{
      kind: 'communications/session',
      ref: `session ${commune.code} ${on}`,
      on,
      unit: commune.unit,
      lead,
      participants,
    },
    told: (known) => ({ ...said, campaign: campaign && known.id(campaign.ref) }),
    slip: { attendances: attendances + random.between(1, 9) },
  };
}

function wordsOf({ district }: Commune, attendances: number, random: Random) {
  const women = random.chance(0.5) ? random.between(attendances >> 2, attendances >> 1) : null;
  const members = random.chance(0.4)
    ? [{ organisation: random.pick(organisations), attendances: random.between(5, attendances >> 1), women: null }]
    : [];
  return {
    ...{ form: random.pick(forms), topic: random.pick(topics), audience: random.pick(audiences) },
    integratedInto: random.chance(0.35) ? random.pick(partOf) : null,
    languages: random.some(languages[district]!.filter(isFirst), random.between(1, 2)),
    ...{ attendances, women, members },
  };
}

function isFirst(word: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(word) === index;
}

/** Another who organised it enters it too; mostly somebody decides that both are one. */
function twinOf(session: Entry, enteredOn: Day, random: Random): Strand {
  const [lead] = session.participants!;
  const again: Entry = { ...session, ref: `twin of ${session.ref}`, lead: lead!, participants: [] };
  const on = workday(addDays(enteredOn, random.between(1, 3)));
  const pair = { own: again.ref, kept: session.ref, on: workday(addDays(on, 9)), as: `officer.${session.lead}` };
  const decided = random.chance(0.8) ? [decidedPair(pair, 'session', random.chance(0.8))] : [];
  return { name: again.ref, steps: [recorded(again, on), ...decided] };
}
