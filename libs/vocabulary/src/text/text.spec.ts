import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeIssue } from './issue.ts';
import { text } from './text.ts';

const refusal = (schema: ReturnType<typeof text>, typed: unknown) =>
  describeIssue(schema.safeParse(typed).error!.issues[0]!).en;

describe('text that a person wrote', () => {
  test('is trimmed, and one word typed in either normal form is one value', () => {
    const composed = 'Phường Trần Hưng Đạo';
    expect(text(40).parse(`  ${composed} `)).toBe(composed);
    expect(text(40).parse(composed.normalize('NFD'))).toBe(composed);
    expect(text(40).parse('Ự ẫ ỗ ờ ữ ỹ Đ đ Ặ'.normalize('NFD'))).toBe('Ự ẫ ỗ ờ ữ ỹ Đ đ Ặ');
  });

  test('is measured in characters as people count them, after composing', () => {
    expect(text(3).parse('ẫỗờ'.normalize('NFD'))).toBe('ẫỗờ');
    expect(text(2).parse('😀😀')).toBe('😀😀');
    expect(refusal(text(1), '😀😀')).toBe('Must have at most 1 character.');
  });

  test('is not empty', () => {
    expect(refusal(text(5), '')).toBe('Must not be empty.');
    expect(refusal(text(5), ' \n\t ')).toBe('Must not be empty.');
  });

  test.each([
    '\u200b\u200d\ufeff',
    '\u202e',
    '\u3164',
    '\u115f\u1160',
    '\uffa0',
    '\u2800',
    '\u034f',
    '\ufe0f',
    '\u{e0020}',
  ])('of which nothing can be seen is empty: %j', (typed) => {
    expect(refusal(text(5), typed)).toBe('Must not be empty.');
  });

  test.each(['a\u0000b', 'a\u000bb', 'a\u000cb', 'a\u001bb', 'a\u0085b\u007f', 'a\tb', 'a\nb', 'a\u2028b'])(
    'with a control character is refused: %j',
    (typed) => {
      expect(refusal(text(40), typed)).toMatch(/^The text holds an invisible control character/);
    },
  );

  test.each(['a\ud83d', '\ude00a', 'a\ud83d b', '\ufffe', 'a\uffff', '\ufdd0', '\u{1fffe}'])(
    'with a broken character is refused: %j',
    (typed) => {
      expect(refusal(text(40), typed)).toMatch(/^The text holds a broken character/);
    },
  );

  test('of several lines keeps them, however they were ended', () => {
    const lines = text(100, { multiline: true });
    expect(lines.parse('một\r\nhai\rba\u2028bốn\n\nnăm\r\n')).toBe('một\nhai\nba\nbốn\n\nnăm');
    expect(refusal(lines, 'a\u0000b')).toMatch(/^The text holds an invisible control character/);
    expect(refusal(lines, 'a\tb')).toMatch(/^The text holds an invisible control character/);
  });

  test('is text', () => {
    expect(refusal(text(5), 5)).toBe('Missing or of the wrong type: must be text.');
  });

  test('accepted once is accepted unchanged again', () => {
    const schema = text(20, { multiline: true });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
        const first = schema.safeParse(typed);
        fc.pre(first.success);
        expect(schema.parse(first.data)).toBe(first.data);
        expect(first.data).toBe(first.data!.normalize('NFC'));
      }),
    );
  });
});
