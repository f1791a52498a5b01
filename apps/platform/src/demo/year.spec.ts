import { beforeAll, describe, expect, test } from '@jest/globals';
import { legalBasisRows } from '../reference-data/legal-basis-rows.ts';
import { loadProvince, loadShared } from '../reference-data/load.ts';
import { unitsOn } from '@lien-nganh/vocabulary';
import { afterMonths, FIRST_DAY } from './calendar.ts';
import type { Known, Strand } from './story.ts';
import type { UnitSeen, World } from './world.ts';
import { daysOf, yearOf } from './year.ts';

const { signal } = new AbortController();
let world: World;
let province: UnitSeen;

beforeAll(async () => {
  const { map, directives } = await loadProvince('lai-chau', signal);
  const { legalBases } = await loadShared(signal);
  const units = unitsOn(map, FIRST_DAY).map(({ key, code, name, level, parentCode, validFrom }) => ({
    ...{ unit: key, code, name, level, validFrom, parent: parentCode && `${parentCode}@` },
  }));
  const of = (level: string) => units.filter((unit) => unit.level === level);
  const followUps = directives[0]!.obligations.flatMap(({ code }) =>
    ['police', 'district-105', 'district-112'].map((addressee) => ({
      ...{ code, addressee, followUp: `f.${code}.${addressee}` },
    })),
  );
  const bases = legalBasisRows(legalBases);
  const span = { from: FIRST_DAY, end: afterMonths(FIRST_DAY, 12) };
  world = { ...span, districts: of('district'), communes: of('commune'), followUps, bases };
  province = of('province')[0]!;
});

/** Everything that a story sends, as it is sent; ids are the names that the story has for them. */
function sent(strands: readonly Strand[]): readonly string[] {
  const known = { id: (name: string) => name } as Known;
  return daysOf(strands).flatMap(({ on, strands: told }) =>
    told.flat().map(({ step, key }) => JSON.stringify([on, key, step.as, 'send' in step ? step.send(known) : 'looks'])),
  );
}

describe('the demo’s year', () => {
  test('is the same from the same seed, command by command, and another from another', () => {
    const first = sent(yearOf(world, province, 1));
    expect(sent(yearOf(world, province, 1))).toEqual(first);
    expect(sent(yearOf(world, province, 2))).not.toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });

  test('can be a shorter one, and is told to its last week', () => {
    const half = daysOf(yearOf({ ...world, end: afterMonths(FIRST_DAY, 6) }, province, 1));
    expect(half.at(-1)!.on < afterMonths(FIRST_DAY, 6)).toBe(true);
    expect(half.at(-1)!.on > '2013-12-15').toBe(true);
  });

  test('goes forward: no strand tells anything before what it told', () => {
    for (const { name, steps } of yearOf(world, province, 3)) {
      const days = steps.map(({ on }) => on);
      expect([name, days]).toEqual([name, [...days].sort()]);
      expect(days.every((on) => on >= world.from && on < world.end)).toBe(true);
    }
  });

  test('tells of every obligation of every addressee, and of none that visits answer that nothing arose', () => {
    const told = sent(yearOf(world, province, 1)).filter((line) => line.includes('agencies/follow-up/'));
    const silent = world.followUps.filter(({ followUp }) => !told.some((line) => line.includes(`/${followUp}/`)));
    expect(silent).toEqual([]);
    const nothing = told.filter((line) => line.includes('record-nothing-arisen'));
    expect(nothing.length).toBeGreaterThan(3);
    expect(nothing.filter((line) => /f\.(O14|O22|O31)\./.test(line))).toEqual([]);
  });

  test('has a few hundred places and several hundred visits, and says of each that it is a sample', () => {
    const told = sent(yearOf(world, province, 1));
    const count = (path: string) => told.filter((line) => line.includes(path)).length;
    expect(count('register-establishment')).toBe(240);
    const visits = count('plan-inspection') + count('decide-surprise') + count('record-inspection');
    expect([visits > 300, visits < 700]).toEqual([true, true]);
    for (const path of [
      'withdraw-inspection',
      'correct-inspection',
      'decide-sanction',
      'decide-twin',
      'record-progress',
    ]) {
      expect([path, count(path) > 0]).toEqual([path, true]);
    }
    const written = told.filter((line) => /register-establishment|sign-minutes|decide-sanction/.test(line));
    expect(written.filter((line) => !line.includes('(mẫu)'))).toEqual([]);
  });
});
