import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { erasureActions } from '@lien-nganh/kernel';
import { communications } from './service.ts';

const commands = communications.streams.flatMap((stream) => stream.commands.map((command) => ({ stream, command })));
/** Without those that the kernel adds. */
const own = commands.filter(({ command }) => !erasureActions('communications').includes(command.action));

describe('the communications service', () => {
  test('its commands, questions and reads are just the rows of the permission table', () => {
    const used = [
      ...own.map(({ command }) => command.action),
      ...erasureActions('communications'),
      ...communications.questions.map(({ action }) => action),
      ...communications.streams.map(({ reads }) => reads),
    ];
    const rows = Object.keys(permissions).filter((action) => action.startsWith('communications.'));
    expect([...new Set(used)].sort()).toEqual(rows.sort());
    expect(new Set(used).size).toBe(used.length);
  });

  test('whoever enters work in the stead of another body names it', () => {
    const recording = own.filter(({ command }) => command.name === 'record');
    expect(recording).toHaveLength(10);
    for (const { command } of recording) expect(command.onBehalfOf({ lead: 'a', participants: [] }, {})).toBe('a');
  });

  test('every rule has a Vietnamese and an English sentence, and some command refuses or marks by it', () => {
    for (const { prefix, refusals, commands: declared } of communications.streams) {
      const named = new Set(declared.flatMap(({ refuses, marks }) => [...refuses, ...marks]));
      for (const [rule, { vi, en }] of Object.entries(refusals)) {
        const sentences = [/^\p{Lu}.*\.$/su.test(vi), /^\p{Lu}.*\.$/su.test(en), named.has(rule)];
        expect([prefix, rule, ...sentences]).toEqual([prefix, rule, true, true, true]);
      }
    }
  });

  test('a title in both languages on everything that a user sees', () => {
    const titles = [
      communications.title,
      ...communications.streams.map(({ title }) => title),
      ...commands.map(({ command }) => command.title),
      ...communications.questions.map(({ title }) => title),
      ...communications.processes.map(({ title }) => title),
    ];
    for (const { vi, en } of titles) expect([vi.length > 3, en.length > 3]).toEqual([true, true]);
  });
});
