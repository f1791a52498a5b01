import { beforeAll, describe, expect, test } from '@jest/globals';
import { unitsOn } from '@lien-nganh/vocabulary';
import { legalBasisRows } from '../reference-data/legal-basis-rows.ts';
import { loadProvince, loadShared } from '../reference-data/load.ts';
import { afterMonths, END, FIRST_DAY } from './calendar.ts';
import { scoredBy } from './communities/scored-by.ts';
import { FAILING, QUIET } from './habits.data.ts';
import type { Known, Strand } from './story.ts';
import type { World } from './world.ts';
import { daysOf, wholeStory } from './whole.ts';

const { signal } = new AbortController();
let world: World;
let told: readonly string[];

beforeAll(async () => {
  const { map, directives } = await loadProvince('lai-chau', signal);
  const { legalBases, healthyCommune } = await loadShared(signal);
  const at = (on: string) => (level: string) =>
    unitsOn(map, on)
      .map(({ key, parentCode, ...unit }) => ({ ...unit, unit: key, parent: parentCode && `${parentCode}@` }))
      .filter((unit) => unit.level === level);
  const units = at(FIRST_DAY);
  const addressees = ['police', 'member-organisations', 'district-105', `district-${FAILING}`];
  const followUps = directives[0]!.obligations.flatMap(({ code }) =>
    addressees.map((addressee) => ({ code, addressee, followUp: `f.${code}.${addressee}` })),
  );
  world = {
    log: '12-test',
    ...{ from: FIRST_DAY, end: END, province: units('province')[0]!, districts: units('district') },
    ...{ laterDistricts: at('2014-12-31')('district'), communes: units('commune'), followUps },
    ...{ bases: legalBasisRows(legalBases), ...scoredBy(healthyCommune) },
  };
  told = sent(wholeStory(world, 1));
});

/** Everything that a story sends, as it is sent; ids are the names that the story has for them. */
function sent(strands: readonly Strand[], end = END): readonly string[] {
  const known = { id: (name: string) => name } as Known;
  return daysOf(strands, end).flatMap(({ on, strands: told }) =>
    told.flat().map(({ step, key }) => JSON.stringify([on, key, step.as, 'send' in step ? step.send(known) : 'looks'])),
  );
}

const linesOf = (path: string) => told.filter((line) => line.includes(path));

describe('the demo’s story', () => {
  test('is the same from the same seed, command by command, and another from another', () => {
    expect(sent(wholeStory(world, 1)).join('\n') === told.join('\n')).toBe(true);
    expect(sent(wholeStory(world, 2)).join('\n') === told.join('\n')).toBe(false);
    expect(new Set(told).size).toBe(told.length);
  });

  test('can be a shorter one, which is the beginning of the whole', () => {
    const half = sent(wholeStory(world, 1), afterMonths(FIRST_DAY, 6));
    expect(half.join('\n') === told.slice(0, half.length).join('\n')).toBe(true);
    expect(half.at(-1)!.slice(2, 12) > '2013-12-25').toBe(true);
    expect(told[half.length]!.slice(2, 12) >= '2014-01-01').toBe(true);
  });

  test('goes forward: no strand tells anything before what it told, and none is told twice', () => {
    const strands = wholeStory(world, 3);
    const backwards = strands.filter(({ steps }) =>
      steps.some(({ on }, index) => index > 0 && on < steps[index - 1]!.on),
    );
    expect(backwards.map(({ name }) => name)).toEqual([]);
    const days = strands.flatMap(({ steps }) => steps.map(({ on }) => on));
    expect(days.filter((on) => on < world.from || on >= world.end)).toEqual([]);
    const names = strands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('is of eighteen months of work in every service, more than ten thousand commands of it', () => {
    expect(told.length).toBeGreaterThan(10_000);
    const services = ['inspections', 'agencies', 'communications', 'communities', 'health-interventions', 'reporting'];
    const few = services.filter((service) => linesOf(`"to":"${service}/`).length < 50);
    expect(few).toEqual([]);
    expect([told[0]!.slice(2, 9), told.at(-1)!.slice(2, 9)]).toEqual(['2013-07', '2014-12']);
  });

  test.each(['withdraw', 'correct', 'confirm-part', 'change', 'end', 'publish', 'decide', 'restate'])(
    'has work that comes to: %s',
    (command) => {
      expect(told.filter((line) => new RegExp(`"to":"[^"]+/${command}"`).test(line)).length).toBeGreaterThan(0);
    },
  );

  test.each([
    'inspections/suspicion/record',
    'inspections/suspicion/[^/]+/end',
    'inspections/estimate/make',
    'inspections/hotspot-removal/[^/]+/accept',
    'inspections/hotspot-removal/[^/]+/keep',
    'inspections/case-file/[^/]+/receive',
    'inspections/case-file/[^/]+/decide',
    'inspections/health-request/record',
    'health-interventions/commune-request/[^/]+/take-up',
    'communities/discipline-year/state',
    'reporting/reminder-rules/set',
    'reporting/agency-report/[^/]+/submit',
    'reporting/agency-report/[^/]+/return',
    'reporting/agency-report/[^/]+/accept',
    'reporting/consolidation/consolidate',
  ])('sends what came to the platform last: %s', (path) => {
    expect(told.filter((line) => new RegExp(`"to":"${path}"`).test(line)).length).toBeGreaterThan(0);
  });

  test('says of everything in words that it is a sample', () => {
    const inWords = linesOf('/record"').filter((line) => !line.includes('nothing-to-report'));
    expect(inWords.length).toBeGreaterThan(5000);
    expect(inWords.filter((line) => !line.includes('(mẫu)'))).toEqual([]);
    const written = told.filter((line) => /register-establishment|sign-minutes|decide-sanction/.test(line));
    expect(written.filter((line) => !line.includes('(mẫu)'))).toEqual([]);
  });

  test('tells of every obligation of those who do their work, and of none that visits answer that nothing arose', () => {
    const heard = linesOf('agencies/follow-up/');
    const of = (addressee: string) => world.followUps.filter((one) => one.addressee === addressee);
    const silent = (addressee: string) =>
      of(addressee).filter(({ followUp }) => !heard.some((line) => line.includes(`/${followUp}/`)));
    expect([silent('police'), silent('district-105')]).toEqual([[], []]);
    expect(silent(`district-${FAILING}`)).toHaveLength(39);
    const nothing = heard.filter((line) => line.includes('record-nothing-arisen'));
    expect(nothing.length).toBeGreaterThan(3);
    expect(nothing.filter((line) => /f\.(O14|O22|O31)\./.test(line))).toEqual([]);
  });

  test('has a quiet district, and one that plans nothing and hardly reports', () => {
    const led = (district: string) => linesOf(`"lead":"district-${district}"`).length;
    expect(led(QUIET)).toBeLessThan(led('108') / 2);
    expect(linesOf('agencies/plan/record').filter((line) => line.includes(`district-${FAILING}`))).toEqual([]);
    expect(linesOf('reporting/receipt/record').filter((line) => line.includes(`district-${FAILING}`))).toHaveLength(1);
  });
});
