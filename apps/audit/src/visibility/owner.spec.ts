import { describe, expect, test } from '@jest/globals';
import { ownerOf, printedStream } from './owner.ts';

const services = [
  { name: 'agencies', prefixes: ['unit', 'account'] },
  { name: 'inspections', prefixes: ['inspection', 'links'] },
];

describe('who may say whether a stream is shown', () => {
  test.each([
    ['a record', 'inspection-1', 'inspections'],
    ['later links of a record: whoever has the record', 'links-account-head.police', 'agencies'],
    ['files of a record: whoever has the record', 'files-inspection-1', 'inspections'],
    ['links of links: whoever has the record', 'links-links-unit-12', 'agencies'],
    ['what a service notes of its own running', 'operations-inspections', 'inspections'],
    ['a stream of which nobody knows', 'ward-1', null],
    ['a prefix that only begins like a known one', 'inspectionPlan-1', null],
    ['a name without an id', 'inspection', null],
    ['operations of nobody', 'operations-nobody', null],
  ])('%s', (_, stream, owner) => {
    expect(ownerOf(stream, services)).toBe(owner);
  });
});

describe('the printed name of a stream', () => {
  test('is its own, except for a process, whose key may name a record of which nobody is to know', () => {
    expect(printedStream('inspection-1')).toBe('inspection-1');
    expect(printedStream('process-inspections.mark-twins.inspection-1+inspection-2')).toBe(
      'process-inspections.mark-twins',
    );
  });
});
