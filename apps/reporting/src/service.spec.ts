import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions, isErasureEvent } from '@lien-nganh/kernel';
import { serviceFaults } from '@lien-nganh/testing';
import { reporting } from './service.ts';

/** Without those that the kernel adds. */
const commands = reporting.streams.flatMap(({ prefix, commands: declared }) =>
  declared
    .filter(({ action }) => !erasureActions('reporting').includes(action))
    .map((command) => ({ prefix, ...command })),
);

describe('permissions', () => {
  test('and sentences and titles are whole, like those of every service', () => {
    expect(serviceFaults(reporting, Object.keys(permissions))).toEqual([]);
  });

  test('an action is called after its command', () => {
    for (const { prefix, name, action } of commands) {
      expect(action).toBe(`reporting.${prefix}.${name}`);
    }
    for (const { name, action } of reporting.questions) expect(action).toBe(`reporting.${name}`);
  });
});

test('calendars leave in the periods that follow from them, reminders and what becomes of them stay, everything else leaves by itself', () => {
  const published = new Set(reporting.publishes.map(({ stream }) => stream.prefix));
  const kept = reporting.streams.map(({ prefix }) => prefix).filter((prefix) => !published.has(prefix));
  expect(kept).toEqual(['calendar', 'reminder', 'reminderRules', 'reminderAddresses', 'delivery', 'calendarFeed']);
});

test('events of one stream type have names of their own, so that a reader of the log knows what happened', () => {
  const own = reporting.streams
    .flatMap(({ events }) => Object.keys(definitionOf(events).versions))
    .filter((name) => !isErasureEvent(name));
  expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
});
