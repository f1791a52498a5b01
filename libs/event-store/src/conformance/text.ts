import { describe, expect, test } from '@jest/globals';
import { LOG_HASH_START, nextLogHash } from '../log-hash.ts';
import { collect, type GetSubject } from './subject.ts';

export function textSuite(get: GetSubject): void {
  describe('what is stored comes back exactly', () => {
    test.each<[string, unknown]>([
      ['Vietnamese, composed', 'Phường Trần Hưng Đạo, đường 3 Tháng 2: Ự ẫ ỗ ờ ữ ỹ'.normalize('NFC')],
      ['Vietnamese, decomposed', 'Phường Trần Hưng Đạo, đường 3 Tháng 2: Ự ẫ ỗ ờ ữ ỹ'.normalize('NFD')],
      ['characters beyond the basic plane', '👋🏽 𠮷野家 👨‍👩‍👧'],
      ['control characters', '\u0001\u000b\u000c\u001b\u007f\u2028\ufeff'],
      ['what looks like an escape', '\\u0000 \\ud83d \\\\u0000 \\n "quoted" \' \\'],
      ['dong beyond 2^53, as text', { dong: '9007199254740993', more: '123456789012345678901234567890' }],
      ['numbers', [0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER]],
      ['empty things', { list: [], object: {}, text: '', nothing: null, '': '' }],
      ['keys in their order', { b: 1, a: 2, đ: 3, '10x': 4 }],
      ['a text alone', 'chỉ một dòng'],
      ['null alone', null],
      ['false alone', false],
    ])('%s', async (_, data) => {
      const { store, event, newStream } = get();
      const { stream, prefix } = newStream();
      const given = event(data);
      await store.append(stream, 'no-stream', [given]);
      const [fromStream] = await collect(store.readStream(stream));
      const [fromLog] = await collect(store.readLog({ filter: { streamPrefixes: [prefix] } }));
      expect(fromStream!.data).toStrictEqual(data);
      expect(fromLog!.data).toStrictEqual(data);
      expect(JSON.stringify(fromLog!.data)).toBe(JSON.stringify(data));
      const { recordedAt } = fromLog!;
      const hash = nextLogHash(LOG_HASH_START, { ...given, stream, revision: 0, recordedAt });
      for (const read of [fromStream!, fromLog!]) expect(nextLogHash(LOG_HASH_START, read)).toEqual(hash);
    });

    test('stream names and types in both normal forms are two names', async () => {
      const { store, event, newStream, type } = get();
      const { prefix } = newStream();
      const [composed, decomposed] = [`${prefix}-Đạo`.normalize('NFC'), `${prefix}-Đạo`.normalize('NFD')];
      await store.append(composed, 'no-stream', [event(1, { type: type('Đặt') })]);
      await store.append(decomposed, 'no-stream', [event(2, { type: type('Đặt').normalize('NFD') })]);
      const [one] = await collect(store.readStream(composed));
      const [two] = await collect(store.readStream(decomposed));
      expect([one!.stream, one!.type, one!.data]).toEqual([composed, type('Đặt'), 1]);
      expect([two!.stream, two!.type, two!.data]).toEqual([decomposed, type('Đặt').normalize('NFD'), 2]);
    });

    test('a copy of an event holds all of it', async () => {
      const { store, event, newStream } = get();
      const { stream, prefix } = newStream();
      const one = event({ answer: 42 });
      await store.append(stream, 'no-stream', [one]);
      const [read] = await collect(store.readLog({ filter: { streamPrefixes: [prefix] } }));
      expect({ ...read! }).toMatchObject({ data: one.data, metadata: one.metadata });
      const { position, ...printable } = read!;
      expect(typeof position).toBe('bigint');
      expect(JSON.parse(JSON.stringify(printable))).toMatchObject({ id: one.id, data: one.data });
    });
  });
}
