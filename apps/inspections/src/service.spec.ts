import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions } from '@lien-nganh/kernel';
import { personRelease, personTotals } from './counted/counted.ts';
import { areaWorkTypes } from './integration/area-work.ts';
import { inspections } from './service.ts';

const commands = inspections.streams.flatMap((stream) => stream.commands.map((command) => ({ stream, command })));
/** Without those that the kernel adds. */
const own = commands.filter(({ command }) => !erasureActions('inspections').includes(command.action));

describe('the inspections service', () => {
  test('its commands, questions and reads are just the rows of the permission table', () => {
    const used = [
      ...own.map(({ command }) => command.action),
      ...erasureActions('inspections'),
      ...inspections.questions.map(({ action }) => action),
      ...inspections.streams.map(({ reads }) => reads),
    ];
    const rows = Object.keys(permissions).filter((action) => action.startsWith('inspections.'));
    expect([...new Set(used)].sort()).toEqual(rows.sort());
    expect(new Set(used).size).toBe(used.length);
  });

  test('an action is named for its command or question', () => {
    const named = ({ stream, command }: (typeof commands)[number]) =>
      [...areaWorkTypes, personTotals, personRelease].some(({ prefix }) => prefix === stream.prefix) &&
      own.some((one) => one.command === command)
        ? `${stream.prefix}.${command.name}`
        : command.name;
    for (const one of commands) expect(one.command.action).toBe(`inspections.${named(one)}`);
    for (const { action, name } of inspections.questions) expect(action).toBe(`inspections.${name}`);
  });

  test('whoever records in the stead of another body names it: where the input or the record says whose it is', () => {
    const input = { lead: 'a', keeper: 'b', agency: 'c' };
    const established = { is: 'open', keeper: 'k' };
    const visited = { is: 'carried-out', result: {}, visit: { lead: 'l' } };
    const named = (stream: string, state: unknown) =>
      Object.fromEntries(
        own
          .filter((one) => one.stream.prefix === stream)
          .map(({ command }) => [command.name, command.onBehalfOf(input, state)] as const)
          .filter(([, stead]) => stead !== null),
      );
    const { 'register-establishment': registered, ...later } = named('establishment', established);
    expect([registered, new Set(Object.values(later))]).toEqual(['b', new Set(['k'])]);
    const declared = own.filter(({ stream }) => stream.prefix === 'establishment');
    expect(Object.keys(later)).toHaveLength(declared.length - 1);
    expect(named('inspection', visited)).toMatchObject({
      ...{ 'record-inspection': 'a', 'correct-inspection': 'l', 'withdraw-inspection': 'l', 'name-participant': 'l' },
      ...{ 'record-violation': 'c', 'decide-sanction': 'c', 'correct-sanction': 'c', 'transfer-case': 'c' },
    });
  });

  test('every rule has a Vietnamese and an English sentence, and some command refuses or marks by it', () => {
    for (const { prefix, refusals, commands: declared } of inspections.streams) {
      const named = new Set(declared.flatMap(({ refuses, marks }) => [...refuses, ...marks]));
      for (const [rule, { vi, en }] of Object.entries(refusals)) {
        expect([prefix, rule, /^\p{Lu}.*\.$/su.test(vi), /^\p{Lu}.*\.$/su.test(en)]).toEqual([
          prefix,
          rule,
          true,
          true,
        ]);
        expect([prefix, rule, named.has(rule)]).toEqual([prefix, rule, true]);
      }
    }
  });

  test('every event of an inspection, of its plan, and of restricted work is sealed as a whole', () => {
    const whole = ['inspection', 'inspectionPlan', 'hotspot', 'violationReport', 'personTotals'];
    for (const { prefix, events } of inspections.streams) {
      const sealed = Object.values(definitionOf(events).versions).map((version) => version.sealed);
      expect([prefix, new Set(sealed)]).toEqual([prefix, new Set([whole.includes(prefix)])]);
    }
  });

  test('a title in both languages on everything that a user sees', () => {
    const titles = [
      inspections.title,
      ...inspections.streams.map(({ title }) => title),
      ...commands.map(({ command }) => command.title),
      ...inspections.questions.map(({ title }) => title),
      ...inspections.processes.map(({ title }) => title),
    ];
    for (const { vi, en } of titles) expect([vi.length > 3, en.length > 3]).toEqual([true, true]);
  });
});
