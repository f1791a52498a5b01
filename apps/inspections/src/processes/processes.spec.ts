import { describe, expect, test } from '@jest/globals';
import type { NewEvent, Process, ProcessInput, Reaction, StreamType } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { communeA, eastPart } from '../examples.ts';
import { establishment } from '../establishment/establishment.ts';
import { events as establishmentEvents } from '../establishment/events.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import { inspections } from '../service.ts';
import { placeVisitsWhereTheirSiteLies } from './place-visits-where-their-site-lies.ts';
import { proposeTwinsOfTheSameVisit } from './propose-twins-of-the-same-visit.ts';

function input(type: StreamType, id: string, event: NewEvent): ProcessInput {
  const [written] = recorded(type, [event], { id });
  return { is: 'event', event: { ...written!, id: `${event.name} of ${id}`, position: 1n as never } };
}

type Told = Extract<ProcessInput, { readonly is: 'event' }>;

/** Tells one instance of a process what happened, and gives what it wants done, each name once as the runner sees to it. */
function told(process: Process, key: string, inputs: readonly ProcessInput[]): readonly (Reaction & { do: 'send' })[] {
  let state = process.initial;
  const wanted = new Map<string, Reaction & { do: 'send' }>();
  for (const one of inputs) {
    state = process.evolve(state, one);
    const reactions = process.react(one, state, { now: '2013-07-16T02:00:00.000Z', today: '2013-07-16', key });
    for (const reaction of reactions) {
      if (reaction.do === 'send' && !wanted.has(reaction.as)) wanted.set(reaction.as, reaction);
    }
  }
  return [...wanted.values()];
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}

/** What is sent is an input that the command takes. */
function expectSendable(reactions: readonly (Reaction & { do: 'send' })[]): void {
  for (const { prefix, command, input: data } of reactions) {
    const declared = inspections.streams
      .find((one) => one.prefix === prefix)
      ?.commands.find(({ name }) => name === command);
    expect([command, declared?.input.safeParse(data).success]).toEqual([command, true]);
  }
}

const seen = (record: string, agency: string, on = '2013-07-10') =>
  input(
    inspection,
    record,
    events.InspectionDisclosed({ establishment: 'site-1', on, unit: communeA, agencies: [agency] }),
  );

describe('propose twins of the same visit', () => {
  const process = proposeTwinsOfTheSameVisit;

  test('police and culture enter the same visit, in either order, also told twice: one pair', () => {
    const [police, culture] = [seen('a', 'police'), seen('b', 'culture')];
    for (const order of permutations([police, culture])) {
      const wanted = told(process, 'site-1@2013-07-10', [...order, order[1]!]);
      expect(wanted.map(({ id, command }) => [id, command])).toEqual([['a.b', 'propose-twin']]);
      expectSendable(wanted);
    }
  });

  test('three records are three pairs', () => {
    for (const order of permutations([seen('a', 'police'), seen('b', 'culture'), seen('c', 'market')])) {
      expect(
        told(process, 'k', order)
          .map(({ id }) => id)
          .filter((id, at, all) => all.indexOf(id) === at)
          .sort(),
      ).toEqual(['a.b', 'a.c', 'b.c']);
    }
  });

  test('a record that is moved to the place and day of another is its possible twin', () => {
    const moved = events.VisitMoved({
      establishment: 'site-1',
      on: '2013-07-10',
      unit: communeA,
      agencies: ['culture'],
    });
    expect(told(process, 'k', [seen('a', 'police'), input(inspection, 'b', moved)])).toHaveLength(1);
  });

  test('another day is another instance, a public place none', () => {
    const keyOf = (event: NewEvent) => process.sources[0]!.keyOf(event);
    const data = { establishment: 'site-1' as string | null, on: '2013-07-10', unit: communeA, agencies: [] };
    expect(keyOf(events.InspectionDisclosed(data))).toBe('site-1@2013-07-10');
    expect(keyOf(events.InspectionDisclosed({ ...data, on: '2013-07-11' }))).toBe('site-1@2013-07-11');
    expect(keyOf(events.InspectionDisclosed({ ...data, establishment: null }))).toBeNull();
  });

  test('only disclosed records are compared', () => {
    expect(process.sources.flatMap(({ names }) => names)).toEqual([
      'inspection.InspectionDisclosed',
      'inspection.VisitMoved',
      'inspection.VisitStated',
      'inspection.VisitLeft',
      'twin.TwinStood',
    ]);
  });
});

describe('place visits where their site lies', () => {
  const process = placeVisitsWhereTheirSiteLies;
  const placed = input(establishment, 'site-1', establishmentEvents.EstablishmentPlacedOnLaterMap({ unit: eastPart }));

  test('visits before and after the placement, in any order', () => {
    for (const order of permutations([seen('a', 'police'), placed, seen('b', 'culture')])) {
      const wanted = told(process, 'site-1', order);
      expectSendable(wanted);
      expect(wanted.map(({ id, command, input: data }) => [id, command, data]).sort()).toEqual([
        ['a', 'place-inspection', { unit: eastPart }],
        ['b', 'place-inspection', { unit: eastPart }],
      ]);
    }
  });

  const corrected = (changed: object) =>
    input(establishment, 'site-1', establishmentEvents.EstablishmentCorrected({ changed, reason: 'Ghi nhầm' }));
  const changed = input(
    establishment,
    'site-1',
    establishmentEvents.EstablishmentChanged({ on: '2013-07-01', changed: { kind: 'hotel' } }),
  );

  test('a corrected or changed kind or unit reaches visits before and after, in any order', () => {
    for (const became of [corrected({ kind: 'hotel' }), corrected({ unit: eastPart }), changed]) {
      for (const order of permutations([seen('a', 'police'), became, seen('b', 'culture')])) {
        const wanted = told(process, 'site-1', order);
        expectSendable(wanted);
        expect(wanted.map(({ id, command }) => [id, command]).sort()).toEqual([
          ['a', 'follow-site'],
          ['b', 'follow-site'],
        ]);
        expect(wanted.map(({ input: data }) => data)).toContainEqual({ because: (became as Told).event.id });
      }
    }
  });

  test('a corrected name reaches no visit, and a site in another unit has no old placement', () => {
    expect(told(process, 'site-1', [seen('a', 'police'), corrected({ name: 'Hoa Ban' })])).toEqual([]);
    const wanted = told(process, 'site-1', [placed, corrected({ unit: eastPart }), seen('a', 'police')]);
    expect(wanted.map(({ command }) => command)).toEqual(['follow-site']);
  });

  test('a visit that is moved to the site is placed there', () => {
    const moved = events.VisitMoved({ establishment: 'site-1', on: '2013-07-10', unit: communeA, agencies: [] });
    expect(told(process, 'site-1', [placed, input(inspection, 'c', moved)])).toHaveLength(1);
  });
});
