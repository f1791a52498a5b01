import { describe, expect, test } from '@jest/globals';
import type { NewEvent, Process, ProcessInput, Reaction, StreamType } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { communeA, eastPart } from '../examples.ts';
import { establishment } from '../establishment/establishment.ts';
import { events as establishmentEvents } from '../establishment/events.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import { inspections } from '../service.ts';
import { events as twinEvents } from '../twin/events.ts';
import { twin } from '../twin/twin.ts';
import { markTwinsOnTheirRecords } from './mark-twins-on-their-records.ts';
import { placeVisitsWhereTheirSiteLies } from './place-visits-where-their-site-lies.ts';
import { proposeTwinsOfTheSameVisit } from './propose-twins-of-the-same-visit.ts';

function input(type: StreamType, id: string, event: NewEvent): ProcessInput {
  const [written] = recorded(type, [event], { id });
  return { is: 'event', event: { ...written!, id: `${event.name} of ${id}`, position: 1n as never } };
}

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
    for (const order of permutations([police, culture, culture])) {
      const wanted = told(process, 'site-1@2013-07-10', order);
      expect(wanted.map(({ id, command }) => [id, command])).toEqual([['a.b', 'propose-twin']]);
      expectSendable(wanted);
    }
  });

  test('three records are three pairs', () => {
    for (const order of permutations([seen('a', 'police'), seen('b', 'culture'), seen('c', 'market')])) {
      expect(
        told(process, 'k', order)
          .map(({ id }) => id)
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
    ]);
  });
});

describe('mark twins on their records', () => {
  const process = markTwinsOnTheirRecords;
  const halves = { first: { record: 'a', agencies: ['police'] }, second: { record: 'b', agencies: ['culture'] } };
  const about = { establishment: 'site-1', on: '2013-07-10', unit: communeA };
  const proposed = input(twin, 'a.b', twinEvents.TwinProposed({ ...halves, ...about }));
  const tell = (...inputs: ProcessInput[]) => {
    const wanted = told(process, 'a.b', inputs);
    expectSendable(wanted);
    return wanted.map(({ prefix, id, command, input: data }) => ({ to: `${prefix}-${id}`, command, data }));
  };

  test('a proposed pair is noted on both records', () => {
    expect(tell(proposed)).toMatchObject([
      { to: 'inspection-a', command: 'note-possible-twin', data: { twin: 'a.b', other: 'b', on: '2013-07-10' } },
      { to: 'inspection-b', command: 'note-possible-twin', data: { twin: 'a.b', other: 'a' } },
    ]);
  });

  test('a decision is told to both, each with the agencies of the other', () => {
    const decided = twinEvents.TwinDecided({ ...halves, verdict: 'same', kept: 'a', reason: 'x' });
    expect(tell(proposed, input(twin, 'a.b', decided)).slice(2)).toMatchObject([
      {
        to: 'inspection-a',
        command: 'settle-possible-twin',
        data: { verdict: 'same', kept: 'a', agencies: ['culture'] },
      },
      {
        to: 'inspection-b',
        command: 'settle-possible-twin',
        data: { verdict: 'same', kept: 'a', agencies: ['police'] },
      },
    ]);
  });

  test('a decision taken back opens the pair on both again', () => {
    const reopened = input(twin, 'a.b', twinEvents.TwinReopened({ ...halves, reason: 'x' }));
    expect(
      tell(proposed, reopened)
        .slice(2)
        .map(({ command }) => command),
    ).toEqual(['note-possible-twin', 'note-possible-twin']);
  });

  test('a record that moved away, or was not there any more, lets the pair lapse on both', () => {
    const left = input(inspection, 'a', events.PossibleTwinLapsed({ twin: 'a.b', other: 'b' }));
    expect(tell(proposed, left).at(-1)).toMatchObject({ to: 'twin-a.b', command: 'lapse-twin' });
    const refused = { is: 'answer', to: 'note a', outcome: 'refused', rule: 'pair-is-of-this-visit' } as const;
    expect(tell(proposed, refused).at(-1)).toMatchObject({ to: 'twin-a.b', command: 'lapse-twin' });
    const lapsed = input(twin, 'a.b', twinEvents.TwinLapsed(halves));
    expect(tell(lapsed)).toMatchObject([{ data: { verdict: 'lapsed', kept: null } }, { data: { verdict: 'lapsed' } }]);
  });

  test('an answer that was accepted, or refused for another reason, changes nothing', () => {
    expect(tell(proposed, { is: 'answer', to: 'note a', outcome: 'accepted' })).toHaveLength(2);
    expect(tell(proposed, { is: 'answer', to: 'note a', outcome: 'refused', rule: 'other' })).toHaveLength(2);
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

  test('a visit that is moved to the site is placed there', () => {
    const moved = events.VisitMoved({ establishment: 'site-1', on: '2013-07-10', unit: communeA, agencies: [] });
    expect(told(process, 'site-1', [placed, input(inspection, 'c', moved)])).toHaveLength(1);
  });
});
