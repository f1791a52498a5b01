import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf, type Sent } from './examples/client.ts';
import { testHost, type TestHost } from './examples/test-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

const { post, get } = clientOf(() => host);

const opened = async (place = 'Quán A', as = 'officer-police') =>
  (await post('visit/open-visit', { body: { place }, as })).body as { id: string; revision: number; position: string };

describe('bad input', () => {
  const json = (raw: string) => ({ raw });
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
    [
      'another charset',
      { raw: '{}', headers: { 'content-type': 'application/json; charset=koi8-r' } },
      415,
      'unsupported-media-type',
    ],
    ['an empty key', { key: '', body: { place: 'A' } }, 400, 'idempotency-key-required'],
    ['an If-Match that is no ETag', { body: { place: 'A' }, headers: { 'if-match': 'x' } }, 400, 'invalid-input'],
  ];
  test.each(refused.map(([what, sent, status, code]) => ({ what, sent, status, code })))(
    '$what gets a problem that says so',
    async ({ sent, status, code }) => {
      expect(await post('visit/open-visit', sent)).toMatchObject({ status, body: { code } });
    },
  );

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
