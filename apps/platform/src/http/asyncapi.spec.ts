import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import asyncApiSchemas from '@asyncapi/specs';
import { audit } from '@lien-nganh/audit';
import type { Service } from '@lien-nganh/kernel';
import { asyncApiOf } from '@lien-nganh/service-host';
import { Ajv } from 'ajv';
import { default as formats } from 'ajv-formats';
import { inspections } from '@lien-nganh/inspections';
import { services as sectors } from '../services.ts';

interface Operation {
  readonly action: string;
  readonly messages: readonly { readonly $ref: string }[];
}

const services: readonly Service[] = [...sectors, audit];
const isAsyncApi = formats.default(new Ajv({ strict: false })).compile(asyncApiSchemas.schemasWithoutId['3.0.0']);
const documentOf = (service: Service) =>
  asyncApiOf({ service, notice: null, topics: { generation: 1, partitions: 4 } });

/** `agencies.g1/agencies.unit`: the messages of the operations with this action, markers left out. */
function messages(service: Service, action: 'send' | 'receive'): readonly string[] {
  const { operations } = documentOf(service) as { operations: Readonly<Record<string, Operation>> };
  return Object.values(operations)
    .filter((operation) => operation.action === action)
    .flatMap((operation) => operation.messages.map(({ $ref }) => $ref.replace(/^#\/channels\/|messages\//g, '')))
    .filter((message) => !message.endsWith('/frontier'));
}

describe('the AsyncAPI documents of all services', () => {
  test.each(services.map((service) => [service.name, service] as const))('%s has a valid one', (_, service) => {
    isAsyncApi(documentOf(service));
    expect(isAsyncApi.errors ?? null).toBeNull();
  });

  test('name every contract once, in the topic of the service that publishes it', () => {
    const names = JSON.parse(readFileSync(new URL('../../../../names.json', import.meta.url), 'utf8')) as {
      contracts: readonly string[];
    };
    const topics = names.contracts.map((type) => `${type.split('.')[0]!}.g1/${type}`);
    expect(services.flatMap((service) => messages(service, 'send')).sort()).toEqual([...topics].sort());
  });

  test('say what each hears, out of what another publishes', () => {
    const sent = services.flatMap((service) => messages(service, 'send'));
    expect(messages(inspections, 'receive')).toContain('audit.g1/audit.assignment');
    for (const service of services) expect(sent).toEqual(expect.arrayContaining([...messages(service, 'receive')]));
  });
});
