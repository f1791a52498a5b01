import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions, isErasureEvent } from '@lien-nganh/kernel';
import { reporting } from './service.ts';

/** Without those that the kernel adds. */
const commands = reporting.streams.flatMap(({ prefix, commands: declared }) =>
  declared
    .filter(({ action }) => !erasureActions('reporting').includes(action))
    .map((command) => ({ prefix, ...command })),
);

describe('permissions', () => {
  test('the rows of the table are exactly the commands, the questions and the reads of this service', () => {
    const needed = [
      ...reporting.streams.map(({ reads }) => reads),
      ...commands.map(({ action }) => action),
      ...erasureActions('reporting'),
      ...reporting.questions.map(({ action }) => action),
    ];
    const rows = Object.keys(permissions).filter((action) => action.startsWith('reporting.'));
    expect([...new Set(needed)].sort()).toEqual(rows.sort());
  });

  test('an action is called after its command', () => {
    for (const { prefix, name, action } of commands) {
      expect(action).toBe(`reporting.${prefix}.${name}`);
    }
    for (const { name, action } of reporting.questions) expect(action).toBe(`reporting.${name}`);
  });
});

describe('what users are told', () => {
  const sentence = /^[\p{Lu}“].*\.$/su;

  test.each(
    reporting.streams.flatMap(({ prefix, refusals }) =>
      Object.entries(refusals).map(([rule, said]) => ({ prefix, rule, said })),
    ),
  )('$prefix/$rule is a whole sentence in both languages', ({ said }) => {
    expect(said.vi).toMatch(sentence);
    expect(said.en).toMatch(sentence);
    expect(said.vi).toBe(said.vi.normalize('NFC'));
    expect(said.en).not.toMatch(/[ăâđêôơưàảãáạ]/i);
  });

  test('every rule is one that some command names, and every title is there twice', () => {
    for (const { prefix, title, refusals, commands: declared } of reporting.streams) {
      const named = new Set(declared.flatMap(({ refuses, marks }) => [...refuses, ...marks]));
      expect([prefix, Object.keys(refusals).filter((rule) => !named.has(rule))]).toEqual([prefix, []]);
      for (const { vi, en } of [title, ...declared.map((command) => command.title)]) {
        expect(vi.length).toBeGreaterThan(1);
        expect(en.length).toBeGreaterThan(1);
      }
    }
  });
});

test('calendars and regimes leave as the periods that follow from them, everything else by itself', () => {
  const published = new Set(reporting.publishes.map(({ stream }) => stream.prefix));
  const kept = reporting.streams.map(({ prefix }) => prefix).filter((prefix) => !published.has(prefix));
  expect(kept).toEqual(['calendar', 'regime']);
});

test('events of one stream type have names of their own, so that a reader of the log knows what happened', () => {
  const own = reporting.streams
    .flatMap(({ events }) => Object.keys(definitionOf(events).versions))
    .filter((name) => !isErasureEvent(name));
  expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([]);
});
