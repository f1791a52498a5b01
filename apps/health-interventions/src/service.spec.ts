import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions, isErasureEvent, type StreamType } from '@lien-nganh/kernel';
import { serviceFaults } from '@lien-nganh/testing';
import { z } from 'zod';
import { healthInterventions } from './service.ts';
import { SERVICE } from './words.ts';

const { streams, publishes } = healthInterventions;

/** Without those that the kernel adds. */
const commands = streams.flatMap(({ prefix, commands: declared }) =>
  declared.filter(({ action }) => !erasureActions(SERVICE).includes(action)).map((command) => ({ prefix, ...command })),
);

describe('permissions', () => {
  test('and sentences and titles are whole, like those of every service', () => {
    expect(serviceFaults(healthInterventions, Object.keys(permissions))).toEqual([]);
  });

  test('every record is kept under the duty of the programme, from its first command on', () => {
    const actor = { account: 'a', agency: 'health', role: 'officer' };
    const told = { on: '2013-09-14', unit: '12@2004-01-01', lead: 'health', participants: [], agency: 'health' };
    for (const { creates, scopeOf } of commands.filter((one) => one.creates)) {
      expect([creates, scopeOf(told, actor)]).toMatchObject([
        true,
        { duty: 'health-programme', sensitivity: 'restricted' },
      ]);
    }
  });
});

describe('what leaves', () => {
  test('is releases, and nothing else', () => {
    expect(publishes.map(({ stream, contract }) => [stream.prefix, contract.type])).toEqual([
      ['release', 'health-interventions.release'],
    ]);
  });

  test('whatever is recorded is sealed for the service in the log, but what a release told', () => {
    const open = streams.flatMap(({ prefix, events }) =>
      Object.entries(definitionOf(events).versions)
        .filter(([name, { sealed }]) => !sealed && !isErasureEvent(name))
        .map(([name]) => `${prefix}.${name}`),
    );
    expect(open).toEqual(['release.ThresholdSet', 'release.ReleasePublished']);
  });
});

describe('what can be entered', () => {
  /** Fields that take a text of more than a code, a day or a key. */
  const texts = (type: StreamType) =>
    type.commands
      .filter(({ name }) => name === 'record')
      .flatMap(({ input }) => freeTexts(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })));

  test.each([
    ['totals', ['note']],
    ['programme', ['note']],
    ['reportingAreas', ['note']],
    ['site', ['name', 'note']],
  ])('%s takes no text but %j', (prefix, expected) => {
    expect([...new Set(texts(streams.find((one) => one.prefix === prefix)!))].sort()).toEqual(expected);
  });
});

/** Names of agencies, papers and obligations. */
const codes = ['lead', 'participants', 'obligations', 'document', 'propertyNames'];

/** Texts with room for a sentence about somebody, by the name of their field. */
function freeTexts(schema: unknown, field = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (hasRoom(schema)) return codes.includes(field) ? [] : [field];
  const { properties = {}, ...rest } = schema as { readonly properties?: object };
  const inside = Object.entries(properties).flatMap(([name, one]) => freeTexts(one, name));
  return [...inside, ...Object.values(rest).flatMap((one) => freeTexts(one, field))];
}

function hasRoom(schema: object): boolean {
  const { type, maxLength = Infinity } = schema as { readonly type?: string; readonly maxLength?: number };
  return type === 'string' && maxLength > 64 && !['pattern', 'format', 'enum', 'const'].some((key) => key in schema);
}
