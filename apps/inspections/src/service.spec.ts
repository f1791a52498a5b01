import { describe, expect, test } from '@jest/globals';
import { permissions } from '@lien-nganh/access';
import { definitionOf, erasureActions } from '@lien-nganh/kernel';
import { serviceFaults } from '@lien-nganh/testing';
import { caseFile } from './case-file/case-file.ts';
import { personRelease, personTotals } from './counted/counted.ts';
import { estimate } from './estimate/estimate.ts';
import { hotspotRemoval } from './hotspot-removal/hotspot-removal.ts';
import { areaWorkTypes } from './integration/area-work.ts';
import { inspections } from './service.ts';

const commands = inspections.streams.flatMap((stream) => stream.commands.map((command) => ({ stream, command })));
/** Without those that the kernel adds. */
const own = commands.filter(({ command }) => !erasureActions('inspections').includes(command.action));

describe('the inspections service', () => {
  test('has its rows of the permission table, whole sentences and titles, like every service', () => {
    expect(serviceFaults(inspections, Object.keys(permissions))).toEqual([]);
  });

  test('an action is named for its command or question', () => {
    const named = ({ stream, command }: (typeof commands)[number]) =>
      [...areaWorkTypes, personTotals, personRelease, estimate, caseFile, hotspotRemoval].some(
        ({ prefix }) => prefix === stream.prefix,
      ) && own.some((one) => one.command === command)
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

  test('every event of an inspection, of its plan, and of restricted work is sealed as a whole', () => {
    const ofInspections = ['inspection', 'inspectionPlan', 'caseFile'];
    const whole = [
      ...ofInspections,
      'hotspot',
      'hotspotRemoval',
      'suspicion',
      'violationReport',
      'estimate',
      'personTotals',
    ];
    for (const { prefix, events } of inspections.streams) {
      const sealed = Object.values(definitionOf(events).versions).map((version) => version.sealed);
      expect([prefix, new Set(sealed)]).toEqual([prefix, new Set([whole.includes(prefix)])]);
    }
  });
});
