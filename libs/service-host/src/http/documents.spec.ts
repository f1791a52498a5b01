import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unitKey } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { jsonSchema } from './documents.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
});
afterAll(() => host.close());

describe('the interface of a service, documented', () => {
  test('every operation is described in both languages, with examples that were given', async () => {
    type Operation = { readonly summary?: string; readonly description?: string };
    const { paths } = (await (await fetch(`${host.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.values(methods).map(({ summary, description }) => ({ path, summary, description })),
    );
    const lacking = operations.filter(
      ({ summary, description }) => !summary || !/[^\u0000-\u007f]/.test(description ?? ''),
    );
    expect(lacking).toEqual([]);
    expect(JSON.stringify(paths)).toContain('Bị từ chối theo / Refused by:');
    expect(jsonSchema(z.strictObject({ unit: unitKey }), 'input')).toMatchObject({
      properties: { unit: { example: '03388@2025-07-01' } },
    });
  });

  test('its page of documents is called as the service is, in Vietnamese', async () => {
    const page = await (await fetch(`${host.url}/docs`)).text();
    expect(page).toMatch(/<title>[^<]+ \(visits\)<\/title>/);
    expect(page).toContain(`lang = 'vi'`);
  });
});
