import type { Day } from '@lien-nganh/kernel';
import { addDays } from '@lien-nganh/vocabulary';
import { afterMonths, monthsFrom, workday } from '../calendar.ts';
import type { Random } from '../random.ts';
import { changed, later, lived, recorded, type Entry } from '../recorded.ts';
import { SAMPLE, type Step, type Strand } from '../story.ts';
import { agencyOf, districtOn, habitsOf, type World } from '../world.ts';
import { purposes, targets } from './words.data.ts';

interface Author {
  readonly agency: string;
  readonly level: 'province' | 'district';
  readonly unit: (on: Day) => string;
}

/** Plans with their targets and budget lines, and the money that followed. Who plans nothing has no share of a target either. */
export function planStrands(world: World, random: Random): readonly Strand[] {
  const provincial = ['dolisa', 'police', 'culture', 'health', 'other-members'].map((agency): Author => ({
    agency,
    level: 'province',
    unit: () => world.province.unit,
  }));
  const districts = world.districts
    .filter(({ code }) => habitsOf(code).diligent)
    .map(({ code }): Author => ({
      agency: agencyOf(code),
      level: 'district',
      unit: (on) => districtOn(world, code, on),
    }));
  return [...provincial, ...districts].flatMap((author) => [
    planOf(author, { year: 2013, from: addDays(world.from, random.between(14, 40)), random }),
    planOf(author, { year: 2014, from: addDays('2014-01-06', random.between(0, 30)), random }),
    ...moneyOf(author, world, random),
  ]);
}

interface Planning {
  readonly year: number;
  readonly from: Day;
  readonly random: Random;
}

function planOf({ agency, level, unit }: Author, { year, from, random }: Planning): Strand {
  const on = workday(from);
  const plan: Entry = {
    ...{ kind: 'agencies/plan', ref: `plan of ${agency} for ${year}`, on, unit: unit(on), lead: agency },
    told: {
      document: { number: String(random.between(10, 400)), symbol: level === 'district' ? 'KH-UBND' : 'KH-PCTNXH' },
      ...{ level, planType: 'year', continuation: year === 2013 ? 'continued' : 'new' },
      period: { from: on, to: `${year}-12-31` },
      targets: targetsOf(year === 2013 ? 1 : 2, random),
      budget: purposes.map((purpose) => ({
        ...{ purpose: `${purpose} ${SAMPLE}`, source: random.pick(['central', 'local', 'local']) },
        asked: millions(random.between(5, 60)),
      })),
    },
  };
  return { name: plan.ref, steps: [recorded(plan), ...revised(plan, random)] };
}

/** A few set a target anew in the course of the year. */
function revised(plan: Entry, random: Random): readonly Step[] {
  const on = workday(addDays(plan.on, random.between(40, 100)));
  const anew = targetsOf(plan.on < '2014-01-01' ? 1 : 2, random);
  return random.chance(0.3) ? [changed(plan, on, { targets: anew })] : [];
}

function targetsOf(halves: number, random: Random) {
  return targets.map(({ indicator, most }) => ({ indicator, value: halves * random.between(most >> 2, most) }));
}

/** Allocated at the beginning of a quarter, spent until its end: stages that are never added. */
function moneyOf({ agency, unit }: Author, world: World, random: Random): readonly Strand[] {
  const quarters = monthsFrom(world.from, world.end).filter((_month, index) => index % 3 === 0);
  return quarters.flatMap((quarter, n) => {
    const amount = random.between(10, 80);
    const purpose = random.pick(purposes);
    const entry = (stage: string, on: Day, value: number): Entry => ({
      ...{ kind: 'agencies/budget-entry', ref: `money of ${agency} ${n} ${stage}`, on, unit: unit(on), lead: agency },
      told: { stage, source: 'local', amount: millions(value), purpose: `${purpose} ${SAMPLE}` },
      slip: { amount: millions(value + 1) },
    });
    const allocatedOn = workday(addDays(quarter, random.between(1, 20)));
    const spentOn = workday(addDays(afterMonths(quarter, 2), random.between(20, 28)));
    const spent = Math.ceil(amount * (0.5 + random.next() / 2));
    return [lived(entry('allocated', allocatedOn, amount), random), lived(entry('spent', spentOn, spent), random)];
  });
}

function millions(amount: number): string {
  return String(amount * 1_000_000);
}

/** The submission by which Labour proposes the provincial Team 178, decided within weeks. */
export function submissionStrands({ province }: World): readonly Strand[] {
  const on = '2013-07-22';
  const paper = (documentType: string, number: string): Entry => ({
    ...{ kind: 'agencies/team-submission', ref: `submission ${documentType}`, on, unit: province.unit, lead: 'dolisa' },
    told: { document: { number, symbol: 'TTr-SLĐTBXH' }, documentType, state: 'submitted' },
  });
  return [paper('submission', '61'), paper('draft-regulation', '62'), paper('member-list', '63')].map((entry) => {
    const reason = `Ủy ban nhân dân tỉnh đã quyết định ${SAMPLE}`;
    const decided = later(entry, '2013-08-05', ['correct', { changes: { state: 'decided' }, reason }]);
    return { name: entry.ref, steps: [recorded(entry), decided] };
  });
}

/** What Decision 1026 gives other departments to do in their own field, from assigned to done. */
export function taskStrands(world: World, words: readonly string[], random: Random): readonly Strand[] {
  return words.flatMap((task, index) =>
    [0, 1, 2].map((round): Strand => {
      const on = workday(addDays(afterMonths(world.from, 1 + 5 * round), random.between(0, 25)));
      const dueOn = addDays(on, random.between(60, 150));
      const given: Entry = {
        ...{ kind: 'agencies/assigned-task', ref: `task ${index} ${round}`, on, unit: world.province.unit },
        lead: 'other-members',
        told: { task: `${task} ${SAMPLE}`, basis: '1026/QĐ-UBND', state: 'assigned', dueOn },
      };
      const begun = changed(given, workday(addDays(on, random.between(5, 25))), { state: 'in-progress' });
      const done = changed(given, workday(addDays(on, random.between(50, 170))), { state: 'done' });
      return { name: given.ref, steps: [recorded(given), begun, ...(random.chance(0.75) ? [done] : [])] };
    }),
  );
}
