import { roles } from '@lien-nganh/access';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditorOfTheProvince } from './auditing.ts';
import { chanceOf } from './chance.ts';
import { startLoaded } from './examples.ts';
import { logOf } from './figures.ts';
import type { Person } from './person.ts';
import { cleanUpAll, type Running } from './platform.ts';
import { narrowest, narrowestRest, publishedOf, type Edition } from './small-counts/attacker.ts';
import { documentsFor } from './small-counts/addresses.ts';
import { notAsked } from './small-counts/asking.ts';
import { behind, contradictions } from './small-counts/collected.ts';
import {
  byRef,
  leakIn,
  onPagesAlone,
  reachedIn,
  toldByFiles,
  toldByPlan,
  toldInReports,
} from './small-counts/documents.ts';
import { askedEverywhere, counted } from './small-counts/entered.data.ts';
import { cellsIn, figuresIn, notAnswered, workedOut } from './small-counts/everything.ts';
import { changedBetween, everywhere, type Everywhere } from './small-counts/everywhere.ts';
import { editionsOf, withMessages, type Seen } from './small-counts/editions.ts';
import { knownOf, messagesIn } from './small-counts/surfaces.ts';

const MINUTES = 60_000;
const SEED = 879;
const THRESHOLD = 5;

let platform: Running;
/** Everybody who did not count and may read figures: by role. */
let readers: readonly Person[];
let seen: Seen;
const attacked = new Map<string, readonly Edition[]>();

beforeAll(async () => {
  platform = await startLoaded();
  const committee = await platform.as('committee');
  await auditorOfTheProvince(platform);
  readers = await Promise.all(
    ['committee', 'standing', 'auditor', 'head.ppc', 'officer.culture', 'head.district-105'].map((account) =>
      platform.as(account),
    ),
  );
  seen = { readers, log: await logOf(committee) };
  const chance = chanceOf(SEED);
  for (const table of counted) attacked.set(table.indicator, await editionsOf(table, { platform, seen, chance }));
  const messages = await messagesIn(platform);
  for (const table of counted) {
    attacked.set(table.indicator, withMessages(table, attacked.get(table.indicator)!, messages));
  }
}, 15 * MINUTES);
afterAll(cleanUpAll, MINUTES);

describe('a figure that is withheld', () => {
  test('has no event to show, whoever asks', async () => {
    for (const table of counted) {
      const edition = attacked.get(table.indicator)!.at(-1)!;
      const own = edition.told.filter(
        ({ map, days, part }) => map === 'as-was' && days.from === edition.period.from && part === '',
      );
      const one = own.find(({ value, code }) => value === 'withheld' && code !== '12')!;
      const unit = edition.units.find(({ code }) => code === one.code)!.key;
      for (const person of readers) {
        expect(
          await behind(person, {
            table,
            days: edition.period,
            map: 'as-was',
            asOf: `${seen.log}:${edition.position}`,
            unit,
          }),
        ).toBeNull();
      }
    }
  });
});

describe('whatever else anybody can ask', () => {
  let everybody: readonly Person[];
  let asked: Everywhere;

  beforeAll(async () => {
    everybody = [...readers, await platform.as('admin'), await platform.as('officer.health')];
    asked = await everywhere(platform, seen, everybody);
  }, 15 * MINUTES);

  test('is asked: no field, argument, address, topic or role is left out', async () => {
    expect(asked.surfaces.notAsked).toEqual([]);
    expect(notAnswered(asked.everything)).toEqual([]);
    const attackers = new Set(everybody.map(({ account }) => account.split('.')[0]));
    expect(attackers).toEqual(new Set(roles.filter((role) => role !== 'service')));
    const documents = await documentsFor(readers[0]!, 'asyncapi');
    const named = new Set(documents.flatMap(({ channels }) => Object.keys(channels)));
    const topics = new Set((await messagesIn(platform)).map(({ topic }) => topic));
    expect([...topics].filter((topic) => !named.has(topic))).toEqual([]);
  });

  test('is found to be left out, if it is new', () => {
    const { schema } = asked.surfaces;
    const street = { name: 'street', declared: 'ID!', type: 'ID', required: true };
    const fields = [...schema.query.fields, { name: 'byStreet', type: 'Figure', args: [street] }];
    const grown = { ...schema, query: { ...schema.query, fields } };
    expect(notAsked(grown, knownOf(asked.about))).toEqual(['Query.byStreet.street']);
  });

  test('says nothing of a count that was corrected and has not left', () => {
    const [first, second] = asked.rounds;
    for (const [account, other] of changedBetween(first, second)) {
      expect([account, other.map(({ surface, found }) => `${surface} ${found}`).slice(0, 5)]).toEqual([account, []]);
    }
    expect([second.heard, second.messages.length]).toEqual([0, first.messages.length]);
  });

  test('says it once it has left: by each of the ways in which figures are told', () => {
    const [first, second, third] = asked.rounds;
    const changes = changedBetween(second, third);
    const by = (account: string) => [...new Set(changes.get(account)!.map(({ surface }) => surface))].sort();
    expect(by('committee')).toEqual([
      ...['figures', 'forms/{form}/figures'].map((of) => `/api/reports/{regime}/{period}/${of}`),
      ...['coverage', 'figure', 'obligation', 'obligations', 'overview', 'pivot'],
      ...['ranking', 'report', 'reportFigure', 'scorecards', 'trend'],
    ]);
    expect(by('auditor')).toContain('/api/audit/figure');
    // Files were not made in between.
    const files = changedBetween(first, third)
      .get('committee')!
      .map(({ surface }) => surface);
    expect(files).toContain('/api/reports/{regime}/{period}/forms/{form}');
    expect(third.messages.length).toBe(second.messages.length + 1);
  });

  test('is told in documents as it is in figures: on pages, in tables, and in the form of an authority', () => {
    const { days, plan } = asked.about;
    const own = asked.rounds[0].answers.get('committee')!;
    const figures = byRef(own, askedEverywhere.indicator);
    const printed = own.filter(({ answer }) => answer.read);
    const paths = new Set(printed.map(({ surface }) => surface));
    expect([paths.size, printed.length]).toEqual([8, 15]);
    for (const { asked: url, answer } of printed) {
      expect([url, answer.read.rows.flat().length > 0]).toEqual([url, !url.includes('/forms/')]);
    }
    expect(onPagesAlone(own)).toEqual([]);
    const toldBy = (answers: typeof own) => [
      ...toldByFiles(answers, figures, days),
      ...toldByPlan(answers, plan.unit, days),
    ];
    const told = toldBy(own);
    expect(told.filter(({ value }) => value === 'withheld').length).toBeGreaterThan(1);
    expect(toldByPlan(own, plan.unit, days).map(({ value }) => value)).toEqual(Array(4).fill('withheld'));
    expect(told.filter(({ value }) => typeof value === 'number').length).toBeGreaterThan(20);
    // One that told what is withheld would be found, whichever it is.
    const withheld = [...figures.values()].find(({ value }) => value.is === 'withheld').ref;
    for (const one of printed) {
      const leaking = [...own, leakIn(one, reachedIn(one, askedEverywhere.indicator) ?? withheld)];
      const found = [...contradictions([...told, ...toldBy(leaking)]), ...onPagesAlone(leaking)];
      expect([one.asked, found.length > 0]).toEqual([one.asked, true]);
    }
  });

  test('works out nothing of what is withheld', async () => {
    const { indicator } = askedEverywhere;
    const answers = [asked.everything, ...asked.rounds[0].answers.values()].flat();
    expect(answers.flatMap(({ answer }) => workedOut(answer))).toEqual([]);
    const cells = cellsIn(asked.rounds[0].messages, indicator);
    expect(cells.length).toBeGreaterThan(20);
    const told = [
      ...asked.edition.told,
      ...figuresIn(answers, indicator),
      ...cells,
      ...toldInReports(answers, indicator, asked.about.days),
      ...toldByPlan(answers, asked.about.plan.unit, asked.about.days),
    ];
    expect(contradictions(told)).toEqual([]);
    const hidden = told.find(({ value, code }) => value === 'withheld' && code !== '12')!;
    expect(contradictions([...told, { ...hidden, value: 2 }])).toHaveLength(1);
    const all = [{ ...asked.edition, told }];
    expect((await narrowest(all, publishedOf(all))).width).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
  });
});

describe('whoever reads all that the platform tells of small counts', () => {
  test.each(counted.map(({ indicator }) => indicator))(
    'of %s works out no count that is withheld: no range is narrower than the threshold',
    async (indicator) => {
      const editions = attacked.get(indicator)!;
      const periods = new Set(editions.map(({ period }) => period.from));
      expect(editions.length).toBeGreaterThan(periods.size);
      expect(editions.flatMap(({ told }) => contradictions(told))).toEqual([]);
      const { width, hidden } = await narrowest(editions, publishedOf(editions));
      expect(hidden).toBeGreaterThan(5);
      expect(width).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
      const rests = await narrowestRest(editions, publishedOf(editions), THRESHOLD);
      expect(rests.width).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
      if (editions.some(({ overlapping }) => overlapping)) expect(rests.hidden).toBeGreaterThan(5);
    },
    4 * MINUTES,
  );

  test.each(counted.map(({ indicator }) => indicator))(
    'of %s would, if one margin more were told',
    async (indicator) => {
      const editions = attacked.get(indicator)!;
      const published = publishedOf(editions);
      const [table] = published;
      const hidden = table!.margins
        .map(({ parts }) =>
          parts.filter((key) => table!.cells.some((cell) => cell.key === key && cell.value === 'withheld')),
        )
        .find((parts) => parts.length >= 2)!
        .slice(0, 2);
      const truth = (key: string) => editions[0]!.truth.get(key.split(' ').slice(1).join(' ')) ?? 0;
      const smallest = [...hidden].sort((a, b) => truth(a) - truth(b)).slice(0, 1);
      const leak = {
        cells: [
          { key: 'leak', value: truth(smallest[0]!) + 1 },
          { key: 'one more', value: 1 },
        ],
        margins: [{ whole: 'leak', parts: [...smallest, 'one more'] }],
      };
      const { width } = await narrowest(editions, [
        table!,
        { cells: [...published[1]!.cells, ...leak.cells], margins: [...published[1]!.margins, ...leak.margins] },
        ...published.slice(2),
      ]);
      expect(width).toBeLessThan(THRESHOLD);
    },
    4 * MINUTES,
  );
});
