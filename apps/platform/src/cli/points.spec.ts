import { describe, expect, test } from '@jest/globals';
import { typed, typedWith } from './examples.ts';

/** A sentence with letters that only Vietnamese has, then the same in English. */
const vietnameseFirst = /^[^\n]*[ăâđêôơưạảấầẩậắằếềểễệốồổộớờởợứừửựịọỏụủỳýàáèéìíòóùúẵĩũõ][^\n]* \/ [^\n]+$/iu;
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
    expect([code, err, out]).toEqual([2, [expect.stringMatching(vietnameseFirst)], []]);
  });
});

describe('a command line that is not understood', () => {
  test.each([
    ...[['explain'], ['explain', 'x', '--nonsense'], ['nonsense'], ['replay', '--record'], ['log-hash', 'garbage']],
    ...[['explain', 'x', '--token', 'a', '--account', 'b'], ['explain', 'x', 'y', ...period], ['backup']],
    ...[['replay'], ['replay', '--record', 'a/b/c', '--figure', 'x'], ['replay', '--record', 'a']],
    ...[
      ['replay', '12-log:7', '--record', 'a/b/c', '--position', '12-log:8'],
      ['replay', '--figure', 'x'],
    ],
    ['replay', '--record', 'a/b/c', '--day', '2014-01-01', '--to-revision', '1'],
    ...[
      ['log-hash', '--from', 'a'],
      ['upgrade', '--keys', 'k'],
      ['upgrade', '--data-dir', 'none', '--no-backup'],
    ],
    ['move-log', '--from', 'a', '--to', 'b', '--keys-to', 'c'],
    ...[
      ['import', 'x.xlsx', '--register', 'x'],
      ['import', 'none.xlsx', '--register', 'a/b'],
      ['template', 'x', '--register', 'x'],
    ],
    ...[
      ['report', 'brief', '2014-01-01', 'x.docx', '--regime', 'x'],
      ['report', 'verify', 'x', '--regime', 'x'],
    ],
  ])('%j is told in one line, Vietnamese first, with exit code 2', async (...argv) => {
    const { code, err, out } = await typed(...argv.flat());
    expect([code, err, out]).toEqual([2, [expect.stringMatching(vietnameseFirst)], []]);
  });

  test('a value that is none is named, with what it belongs to', async () => {
    const { err } = await typed('log-hash', 'garbage');
    expect(err[0]).toMatch(
      /^Giá trị “garbage” của position không hợp lệ\. Cần vị trí trong nhật ký, <log>:<position>\. \/ /,
    );
  });

  test('without a token too', async () => {
    const { code, err } = await typedWith({}, 'explain', 'inspections-done', ...period);
    expect([code, err]).toEqual([2, [expect.stringMatching(/^Thiếu tài khoản: .+ \/ say in whose name/)]]);
  });
});
