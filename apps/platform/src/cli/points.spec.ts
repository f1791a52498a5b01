import { describe, expect, test } from '@jest/globals';
import { typed } from './examples.ts';

const period = ['--from', '2013-01-01', '--to', '2013-06-30'];

describe('lien-nganh without a word', () => {
  test('says what there is, and that this was no command', async () => {
    const { code, err, out } = await typed();
    expect([code, out]).toEqual([2, []]);
    expect(err.join()).toContain('Usage: lien-nganh');
    expect(err.join()).toContain('check-ledger');
  });
});

describe('lien-nganh with a day, a position, a map or a revision that is none', () => {
  const record = ['replay', '--record', 'inspections/inspection/i-1'];
  const explained = (...more: string[]) => ['explain', 'inspections-done', ...period, ...more];
  test.each([
    ['a month that is none', ['explain', 'inspections-done', '--from', '2026-13-01', '--to', '2026-12-31']],
    ['a day that no month has', ['explain', 'inspections-done', '--from', '2026-01-01', '--to', '2026-02-30']],
    ['another --as-of', explained('--as-of', 'garbage')],
    ['an --as-of without a log', explained('--as-of', '77')],
    ['another --map', explained('--map', 'garbage')],
    ['an empty --map', explained('--map', '')],
    ['a revision below 0', [...record, '--to-revision', '-1']],
    ['a revision in letters', [...record, '--to-revision', 'abc']],
    ['half a revision', [...record, '--to-revision', '1.5']],
    ['a day of a record', [...record, '--day', 'yesterday']],
    ['a position of a record', [...record, '--position', 'x:y']],
    ['another reference', ['replay', 'garbage']],
    ['a figure’s --as-of', ['replay', '--figure', 'inspections-done', ...period, '--as-of', '2026-1-1']],
  ])('%s is not understood, in one line and before anything is asked', async (_, argv) => {
    const { code, err, out } = await typed(...argv, '--url', 'http://127.0.0.1:1');
    // Whoever asks nobody gets exit code 1.
    expect([code, err.length, out]).toEqual([2, 1, []]);
  });
});
