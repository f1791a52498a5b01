import { describe, expect, test } from '@jest/globals';
import { collectNames, collectServices, compareNames } from './names/collect.mjs';
import { readJson } from './workspace/packages.mjs';

describe('names that are written once', () => {
  test('no name that was ever recorded has disappeared from the code, and every new one is recorded', async () => {
    const declared = await collectNames();
    expect(compareNames(readJson('names.json'), declared)).toEqual({ disappeared: [], notRecorded: [] });
  });

  test('a renamed event is seen as one that disappeared and one that is not recorded', () => {
    const recorded = { events: ['inspection.MinutesSigned', 'inspection.InspectionOpened'], prefixes: ['inspection'] };
    const renamed = { events: ['inspection.InspectionOpened', 'inspection.RecordSigned'], prefixes: ['inspection'] };
    expect(compareNames(recorded, renamed)).toEqual({
      disappeared: ['events: inspection.MinutesSigned'],
      notRecorded: ['events: inspection.RecordSigned'],
    });
  });

  // a service reads the log by the prefixes of its streams: of later links alone it knows which are its own
  test('a prefix of streams belongs to one service alone, but that of later links', async () => {
    const prefixes = (await collectServices()).flatMap(({ streams }) => streams.map(({ prefix }) => prefix));
    const shared = prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index);
    expect(shared.filter((prefix) => prefix !== 'links')).toEqual([]);
  });
});
