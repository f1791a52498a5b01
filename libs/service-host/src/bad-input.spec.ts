import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf, type Sent } from './examples/client.ts';
import { testHost, type TestHost } from './examples/test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const { post, get } = clientOf(() => host);

/** One byte for each character. */
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const opened = async (place = 'Quán A', as = 'officer-police') =>
  (await post('visit/open-visit', { body: { place }, as })).body as { id: string; revision: number; position: string };

describe('bad input', () => {
  const json = (raw: Required<Sent>['raw']) => ({ raw });
  const typed = (type: string, raw: Required<Sent>['raw']) => ({ raw, headers: { 'content-type': type } });
  const refused: readonly (readonly [string, Sent, number, string])[] = [
    ['malformed JSON', json('{"place":'), 400, 'malformed-json'],
    ['an unknown field', { body: { place: 'A', extra: 1 } }, 400, 'invalid-input'],
    ['a wrong type', { body: { place: 7 } }, 400, 'invalid-input'],
    ['an impossible day', { body: { place: 'A', occurredOn: '2013-02-30' } }, 400, 'invalid-input'],
    ['a NUL', json('{"place":"a\\u0000b"}'), 400, 'invalid-input'],
    ['half a character', json('{"place":"a\\ud83d"}'), 400, 'invalid-input'],
    ['an array', json('[]'), 400, 'invalid-input'],
    ['null', json('null'), 400, 'invalid-input'],
    ['endless lists', json(`${'['.repeat(20_000)}${']'.repeat(20_000)}`), 400, 'invalid-input'],
    ['an absurd size', json(JSON.stringify({ place: 'x'.repeat(2_000_000) })), 413, 'too-large'],
    [
      'another media type',
      { raw: 'place=A', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['another charset', typed('application/json; charset=koi8-r', '{}'), 415, 'unsupported-media-type'],
    [
      'JSON in UTF-16',
      typed('application/json; charset=utf-16le', new Uint8Array(Buffer.from('{"place":"A"}', 'utf16le'))),
      415,
      'unsupported-media-type',
    ],
    ['bytes that are no UTF-8', json(bytes('{"place":"A\xff\xfe"}')), 400, 'malformed-json'],
    ['a key twice', json('{"place":"A","place":"B"}'), 400, 'malformed-json'],
    ['a key twice, written otherwise', json('{"place":"A","pl\\u0061ce" : "B"}'), 400, 'malformed-json'],
    ['a key twice, deep within', json('{"place":[{"a":{"b":1,"b":1}}]}'), 400, 'malformed-json'],
    ['__proto__ twice', json('{"place":"A","__proto__":1,"__proto__":1}'), 400, 'malformed-json'],
    ['nothing but spaces', json('  '), 400, 'malformed-json'],
    ['an empty key', { key: '', body: { place: 'A' } }, 400, 'idempotency-key-required'],
    ['an If-Match that is no ETag', { body: { place: 'A' }, headers: { 'if-match': 'x' } }, 400, 'invalid-input'],
  ];
  test.each(refused.map(([what, sent, status, code]) => ({ what, sent, status, code })))(
    '$what gets a problem that says so',
    async ({ sent, status, code }) => {
      expect(await post('visit/open-visit', sent)).toMatchObject({ status, body: { code } });
    },
  );

  test.each([
    ['a charset in capitals', { 'content-type': 'application/json; charset="UTF-8"' }, '{"place":"A"}'],
    ['a byte order mark', {}, '\ufeff{"place":"A"}'],
    ['texts that look like keys', {}, JSON.stringify({ place: '"place": "\\"," \\\\": {"place":1}' })],
    ['one key at two levels', {}, '{"place":"A","note":null}'],
  ])('%s is no fault', async (_, headers, raw) => {
    expect(await post('visit/open-visit', { headers, raw })).toMatchObject({ status: 201 });
  });

  test.each(['visit/%00', 'nothing/here', `visit/${'x'.repeat(400)}`])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('an address that is no UTF-8 is refused', async () => {
    expect((await get('visit/%E0%A4%A')).status).toBe(400);
  });

  test('the same text in either normal form is the same text', async () => {
    const [composed, decomposed] = await Promise.all(
      ['Trần Hưng Đạo'.normalize('NFC'), 'Trần Hưng Đạo'.normalize('NFD')].map((place) => opened(place)),
    );
    const places = await Promise.all(
      [composed!, decomposed!].map(
        async ({ id }) => ((await get(`visit/${id}`)).body['record'] as { place: string }).place,
      ),
    );
    expect(places[0]).toBe(places[1]);
  });
});
