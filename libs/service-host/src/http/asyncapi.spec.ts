import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import asyncApiSchemas from '@asyncapi/specs';
import { contract } from '@lien-nganh/contracts';
import { inspection, links } from '@lien-nganh/contracts/inspections';
import { publish, type Publication, type Service } from '@lien-nganh/kernel';
import { frontierRecord, recordOf } from '@lien-nganh/messaging-kafka';
import { contractMessage, frontierAt } from '@lien-nganh/messaging/conformance';
import { Ajv } from 'ajv';
import { default as formats } from 'ajv-formats';
import { load } from 'js-yaml';
import { z } from 'zod';
import { testHost, type TestHost } from '../examples/test-host.ts';
import { visits } from '../examples/visits.ts';
import { asyncApiOf } from './asyncapi.ts';

const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
const isAsyncApi = ajv.compile(asyncApiSchemas.schemasWithoutId['3.0.0']);

const stayed = contract('visits.visit', 2, z.strictObject({ visit: z.string(), on: z.iso.date() }), {
  1: (old) => old,
});
const publishing: Service = {
  ...visits,
  publishes: [stayed, links].map((shape): Publication => publish(visits.streams[0]!, shape, () => null)),
  ignores: [inspection],
};
const document = asyncApiOf({ service: publishing, notice: null, topics: { generation: 3, partitions: 7 } });

describe('the AsyncAPI document of a service', () => {
  test('is one of AsyncAPI 3.0', () => {
    isAsyncApi(document);
    expect(isAsyncApi.errors).toBeNull();
  });

  test('cannot be anything: without its channels, or with an operation that does nothing known, it is refused', () => {
    expect(isAsyncApi({ ...document, asyncapi: '2.6.0' })).toBe(false);
    expect(isAsyncApi({ ...document, operations: { 'send.x': { action: 'publish' } } })).toBe(false);
  });

  test('leads nowhere that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(10);
    for (const path of references) {
      const found = path.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document);
      expect([path, typeof found]).toEqual([path, 'object']);
    }
  });

  test('has a channel for its own topic, and one for each that it hears, in their generation', () => {
    expect(document['channels']).toMatchObject({
      'visits.g3': {
        address: 'visits.g3',
        bindings: { kafka: { topic: 'visits.g3', partitions: 7 } },
        messages: { 'visits.visit': {}, frontier: {} },
      },
      'agencies.g3': { messages: { 'agencies.account': {}, 'agencies.unit': {}, frontier: {} } },
      'audit.g3': { messages: { 'audit.assignment': {} } },
    });
    expect(document['operations']).toMatchObject({
      'send.visits.g3': { action: 'send', channel: { $ref: '#/channels/visits.g3' } },
      'receive.agencies.g3': { action: 'receive', bindings: { kafka: { groupId: { const: 'visits.inbound' } } } },
    });
  });
});

describe('its messages', () => {
  const { components } = document as { components: { messages: Record<string, Message>; schemas: object } };
  interface Message {
    readonly headers: object;
    readonly payload: { readonly schema: object };
  }
  const fits = (schema: object, value: unknown) => {
    ajv.validate({ ...schema, components }, value);
    return ajv.errors;
  };

  test('have the headers that the adapter for Kafka writes, each of them described', () => {
    const traceparent = `00-${'1'.repeat(32)}-00f067aa0ba902b7-01`;
    const sent = { ...contractMessage({ key: 'visit-1', revision: 0, type: 'visits.visit', version: 2 }), traceparent };
    const { headers, key } = recordOf(sent);
    const { schemas } = components as unknown as { schemas: { cloudEventHeaders: { properties: object } } };
    expect(Object.keys(headers!).sort()).toEqual(Object.keys(schemas.cloudEventHeaders.properties).sort());
    expect(fits(components.messages['visits.visit']!.headers, headers)).toBeNull();
    expect(key).toBe('visit-1');
    expect(fits(components.messages['visits.visit']!.headers, { ...headers, ce_contractversion: '3' })).not.toBeNull();
    const { ce_keyrevision: _, ...without } = headers!;
    expect(fits(components.messages['visits.visit']!.headers, without)).not.toBeNull();
  });

  test('have the data that the contract allows, and no other', () => {
    const { schema } = components.messages['visits.visit']!.payload;
    expect(fits(schema, { visit: 'v', on: '2013-07-16' })).toBeNull();
    expect(fits(schema, { visit: 'v', on: '2013-07-16', owner: 'Nguyễn Văn A' })).not.toBeNull();
    expect(fits(schema, { visit: 'v', on: '16/7/2013' })).not.toBeNull();
  });

  test('are told from markers, which look as the adapter writes them', () => {
    const { headers, key, value } = frontierRecord(frontierAt(7));
    const { headers: described, payload } = components.messages['frontier'] as unknown as Message & { payload: object };
    expect(fits(described, headers)).toBeNull();
    expect(fits(payload, JSON.parse(String(value)))).toBeNull();
    expect(fits(payload, { log: 'l' })).not.toBeNull();
    expect(key).toBeNull();
  });
});

describe('over HTTP', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await testHost();
  });
  afterAll(() => host.close());

  test('it stands beside the OpenAPI document, which leads there, as JSON and as YAML', async () => {
    const json: unknown = await (await fetch(`${host.url}/asyncapi.json`)).json();
    isAsyncApi(json);
    expect(isAsyncApi.errors).toBeNull();
    expect(json).toEqual(JSON.parse(JSON.stringify(asyncApiOf(host.runtime))));
    const yaml = await fetch(`${host.url}/asyncapi.yaml`);
    expect(yaml.headers.get('content-type')).toContain('text/yaml');
    expect(load(await yaml.text())).toEqual(json);
    const openapi = (await (await fetch(`${host.url}/openapi.json`)).json()) as { info: { description: string } };
    expect(openapi.info.description).toContain('(asyncapi.json)');
  });

  test('a contract that is newer than this program makes the service say so, with type and version, and not ready', async () => {
    const newer = contractMessage({ key: 'agencies.account-x', revision: 0, type: 'agencies.account', version: 3 });
    await host.broker.publish('agencies.g1', [newer]);
    for (;;) {
      const answer = await fetch(`${host.url}/health/ready`);
      const { readers } = (await answer.json()) as { readers: { reader: string; state: string; why: string }[] };
      const stalled = readers.filter(({ state }) => state === 'stalled');
      if (stalled.length === 0) continue;
      expect(answer.status).toBe(503);
      expect(stalled).toEqual([
        expect.objectContaining({
          reader: expect.stringContaining('visits.inbound agencies.g1/'),
          why: 'version 3 of agencies.account is newer than 2, which this consumer knows',
        }),
      ]);
      break;
    }
  });
});
