import { expect, test } from '@jest/globals';
import { typed } from '../examples.ts';

const KNOWN = 'draft, submit, consolidate, restate, verify, brief';

test.each([[['frobnicate']], [['frobnicate', '--data-dir', 'x']], [['--data-dir', 'x']], [[]]])(
  'report %j is told what there is, and is no success',
  async (words) => {
    const { code, err, out } = await typed('report', ...words);
    expect([code, out]).toEqual([2, []]);
    for (const known of KNOWN.split(', ')) expect(err.join()).toContain(known);
  },
);

test('a word that is no command is named in one line in both languages, whatever options follow it', async () => {
  const { err } = await typed('report', 'frobnicate', '--data-dir', 'x');
  expect(err).toEqual([
    `Không có lệnh report frobnicate. Các lệnh: ${KNOWN}. / there is no command report frobnicate, but ${KNOWN}`,
  ]);
});

test.each([
  [['draft'], 'regime'],
  [['draft', '879', '2013-H2', 'more'], 'too many arguments'],
  [['draft', '879', '2013-H2', '--edition', '0', '--to', 'a.docx'], '--edition'],
  [['draft', '879', '2013-H2', '--edition', '1'], '--to'],
  [['draft', '879', '2013-H2', '--edition', '1', '--to', 'a.docx', '--read-back', 'b.docx'], '--read-back'],
  [['submit', '879', '2013-H2'], '--agency'],
  [['restate', '879', '2013-H2', '--reason', 'Sửa'], '--reasons'],
  [['restate', '879', '2013-H2', '--reason', 'Sửa', '--reasons', 'whim'], 'whim'],
  [['verify'], 'file'],
  [['verify', 'a.docx', '--regime', '879'], '--period'],
  [['brief', '2014-02-10'], 'file'],
  [['brief', '2014-02-10', 'tóm tắt.docx'], '.pdf'],
])('report %j is refused in one line that names what is wrong, in both languages', async (words, named) => {
  const { code, err, out } = await typed('report', ...words);
  expect([code, out, err.length]).toEqual([2, [], 1]);
  expect(err[0]).toContain(named);
  expect(err[0]).toMatch(/[ăâđêôơưạảấầẩậắằếềểễệốồổộớờởợứừửựịọỏụủỳýàáèéìíòóùú][^]* \/ /iu);
});

test.each([
  [['draft', '879'], 'Thiếu kỳ báo cáo. / missing required argument '],
  [
    ['draft', '879', '2013-H2', '--variant', 'whim'],
    ' không hợp lệ. Chọn một trong: public, internal, restricted. / option ',
  ],
  [['verify'], 'Thiếu tên tệp. / '],
])('report %j says it in Vietnamese words before the English ones', async (words, told) => {
  const { err } = await typed('report', ...words);
  expect(err.join()).toContain(told);
  expect(err.join().split(' / ')[0]).not.toMatch(/Allowed|period|missing/);
});

test.each(['draft', 'submit', 'consolidate', 'restate', 'verify', 'brief'])(
  'report %s --help says what it takes',
  async (word) => {
    const { code, text } = await typed('report', word, '--help');
    expect([code, text]).toEqual([0, expect.stringContaining('Options:')]);
  },
);
