import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  defineEvents,
  definitionOf,
  isRejected,
  sealedForService,
  sealedForSubject,
  streamType,
  subjectsIn,
  upcast,
  v,
  type Deciding,
} from '../index.ts';

const owner = sealedForSubject('owner', z.string());
const events = defineEvents('site', {
  SiteRegistered: v(1, z.strictObject({ owner: owner.nullable(), total: sealedForService(z.number()) })),
  SiteCorrected: v(1, z.strictObject({ changed: z.strictObject({ owner: owner.optional() }) })),
  SiteRemarked: v(
    1,
    z.strictObject({ notes: z.array(z.strictObject({ text: sealedForSubject('note', z.string()) })) }),
  ),
});
const site = streamType({
  prefix: 'site',
  title: { vi: 'Cơ sở', en: 'Site' },
  events,
  initial: 'as it was',
  evolve: { SiteRegistered: (state) => state, SiteCorrected: (state) => state, SiteRemarked: (state) => state },
  refusals: {},
  reads: 'inspections.read-site',
  scope: () => ({ sensitivity: 'internal', owners: [] }),
  summary: () => ({ title: '', status: '' }),
  commands: [],
});
const [erasePerson, noteCarriedOut] = site.commands;
const decision = { number: '12/QĐ-UBND', date: '2013-08-01', signatory: 'Chủ tịch UBND tỉnh' };

function decided(keys: readonly string[], on = '2013-08-02') {
  return erasePerson!.decide({ subject: 'owner', decision }, 'as it was', {
    today: on,
    lookUps: { keys },
  } as unknown as Deciding);
}

describe('a record that names persons', () => {
  test('knows of whom, wherever in its events they are named', () => {
    expect(subjectsIn(definitionOf(events).versions)).toEqual(['note', 'owner']);
  });

  test('can be rid of each of them, and of nobody else', () => {
    expect([erasePerson!.action, noteCarriedOut!.action]).toEqual([
      'inspections.erase-person',
      'inspections.note-erasure-carried-out',
    ]);
    const reads = (subject: string) => erasePerson!.input.safeParse({ subject, decision }).success;
    expect(['owner', 'note', 'keeper'].map(reads)).toEqual([true, true, false]);
  });

  test('remembers which keys fall, so that what is written later stays', () => {
    expect(decided(['k-1', 'k-2'])).toEqual([
      { name: 'PersonErased', data: { subject: 'owner', decision, keys: ['k-1', 'k-2'] } },
    ]);
  });

  test('is not touched where nothing is left to erase, or before the decision was signed', () => {
    for (const [keys, on, rule] of [
      [[], '2013-08-02', 'something-is-left-to-erase'],
      [['k-1'], '2013-07-31', 'erasure-was-decided-by-today'],
    ] as const) {
      const refusal = decided(keys, on);
      expect(isRejected(refusal) && refusal.rejected).toBe(rule);
    }
  });

  test.each(['PersonErased', 'ErasureCarriedOut'])('stays as it is when %s is told, as it was ever written', (name) => {
    const file = new URL(`./history/${name}.v1.json`, import.meta.url);
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const data = upcast(events, name, 1, stored);
    expect(data).toEqual(stored);
    expect(site.evolve('as it was', { name, data } as never)).toBe('as it was');
  });
});

describe('a record that names nobody', () => {
  const silent = defineEvents('unit', { UnitNamed: v(1, z.strictObject({ name: z.string() })) });

  test('has nothing to erase', () => {
    expect(Object.keys(definitionOf(silent).versions)).toEqual(['UnitNamed']);
  });
});

test('of a record that is sealed as a whole, its erasures are too', () => {
  const sealed = { sealed: 'service' } as const;
  const hidden = defineEvents('visit', { VisitPlanned: v(1, z.strictObject({ note: owner }), {}, sealed) });
  expect(Object.values(definitionOf(hidden).versions).map((version) => version.sealed)).toEqual([true, true, true]);
});
