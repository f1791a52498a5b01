import { describe, expect, test } from '@jest/globals';
import { agency, unit } from '../agencies.ts';
import { agencies, agenciesBelow } from './agencies.ts';
import { anAgency, aUnit, rowsOf } from './examples.ts';
import { standingOf } from './standing.ts';
import { units } from './units.ts';

const ended = '2025-07-01';
const under = (superior: string, line: 'sector' | 'peoples-committee' = 'peoples-committee') => ({
  agency: superior,
  line,
  from: '2004-01-01',
  to: null,
});
const heir = (slug: string, more: { duty?: string; unit?: string } = {}) => ({
  agency: slug,
  duty: more.duty ?? null,
  unit: more.unit ?? null,
  from: ended,
});

const hill = '90101@2004-01-01';
const valley = '90102@2004-01-01';
const newCommune = `90110@${ended}`;
const merged = { on: ended, kind: 'merge', to: newCommune, extent: 'whole', basis: null } as const;
const map = [
  aUnit('90@2004-01-01'),
  aUnit('901@2004-01-01', { validTo: ended }),
  aUnit(hill, { validTo: ended, changes: [merged] }),
  aUnit(valley, { validTo: ended, changes: [{ ...merged, extent: 'unstated' }] }),
  aUnit(newCommune, { parentCode: '90' }),
];

const standing = (slug: string, on: string, records: readonly unknown[]) =>
  standingOf(slug, on).resolve(rowsOf([agencies, agency, records], [units, unit, map]));

describe('superiors', () => {
  const tree = [
    anAgency('ppc'),
    anAgency('police', { superiors: [under('ppc')] }),
    anAgency('east', { superiors: [under('ppc')], validTo: ended }),
    anAgency('police-east', { superiors: [under('police', 'sector'), under('east')] }),
  ];

  test('stand above on both lines, at any depth', async () => {
    expect((await standing('ppc', '2014-01-01', tree)).superiorOf).toEqual(['east', 'police', 'police-east']);
    expect((await standing('police', '2014-01-01', tree)).superiorOf).toEqual(['police-east']);
    expect((await standing('east', '2014-01-01', tree)).superiorOf).toEqual(['police-east']);
    expect((await standing('police-east', '2014-01-01', tree)).superiorOf).toEqual([]);
  });

  test('keep an agency that has ended below them, for the work that it left', async () => {
    expect((await standing('ppc', '2026-01-01', tree)).superiorOf).toContain('east');
  });

  test('no longer stand above after the line ended', async () => {
    const released = anAgency('police', { superiors: [{ ...under('ppc'), to: '2015-12-31' }] });
    expect((await standing('ppc', '2015-12-31', [anAgency('ppc'), released])).superiorOf).toEqual(['police']);
    expect((await standing('ppc', '2016-01-01', [anAgency('ppc'), released])).superiorOf).toEqual([]);
  });

  test('two agencies that by mistake stand above each other do not hang the question', () => {
    const circle = [anAgency('a', { superiors: [under('b')] }), anAgency('b', { superiors: [under('a')] })];
    expect(agenciesBelow(circle, 'a', '2014-01-01')).toEqual(['b']);
  });
});

describe('successors', () => {
  test('take the place of an agency from the day on which it ended', async () => {
    const records = [anAgency('labour', { validTo: ended, successors: [heir('health')] }), anAgency('health')];
    expect((await standing('health', '2025-06-30', records)).successorOf).toEqual([]);
    expect((await standing('health', ended, records)).successorOf).toEqual([{ agency: 'labour', unit: null }]);
  });

  test('of a successor inherit too, each within the unit that was given', async () => {
    const records = [
      anAgency('old', { validTo: ended, successors: [heir('middle', { unit: newCommune })] }),
      anAgency('middle', { validTo: ended, successors: [heir('young')] }),
      anAgency('young'),
    ];
    expect((await standing('young', ended, records)).successorOf).toEqual([
      { agency: 'middle', unit: null },
      { agency: 'old', unit: hill },
      { agency: 'old', unit: newCommune },
    ]);
  });

  test('in a unit take what lay wholly in it on older maps, and not what may lie elsewhere', async () => {
    const east = anAgency('east', { validTo: ended, successors: [heir('commune', { unit: newCommune })] });
    expect((await standing('commune', ended, [east])).successorOf).toEqual([
      { agency: 'east', unit: hill },
      { agency: 'east', unit: newCommune },
    ]);
  });

  test('to one duty alone say so, and their own heirs after them', async () => {
    const records = [
      anAgency('east', { validTo: ended, successors: [heir('ppc', { duty: 'approve-plans' }), heir('office')] }),
      anAgency('ppc'),
      anAgency('office', { validTo: ended, successors: [heir('young', { duty: 'communicate' })] }),
    ];
    const taken = async (slug: string) => (await standing(slug, ended, records)).successorOf;
    expect(await taken('ppc')).toEqual([{ agency: 'east', unit: null, duty: 'approve-plans' }]);
    expect(await taken('office')).toEqual([{ agency: 'east', unit: null }]);
    expect(await taken('young')).toEqual([
      { agency: 'east', unit: null, duty: 'communicate' },
      { agency: 'office', unit: null, duty: 'communicate' },
    ]);
  });

  test('to one duty of an agency that lives on do not see its records', async () => {
    const records = [anAgency('labour', { successors: [heir('health', { duty: 'communicate' })] })];
    expect((await standing('health', '2026-01-01', records)).successorOf).toEqual([]);
  });

  test('who by mistake succeed each other do not hang the question', async () => {
    const records = [
      anAgency('a', { validTo: ended, successors: [heir('b')] }),
      anAgency('b', { validTo: ended, successors: [heir('a')] }),
    ];
    expect((await standing('a', ended, records)).successorOf).toEqual([{ agency: 'b', unit: null }]);
  });
});
