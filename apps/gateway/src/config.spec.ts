import { describe, expect, test } from '@jest/globals';
import { InvalidConfiguration } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { defaultLimits } from './graphql/limits/limits.ts';

const environment = {
  PROVINCE: '12',
  EVENT_STORE_URL: 'memory:',
  BROKER_URL: 'memory:',
  DATABASE_URL: 'postgres://127.0.0.1/gateway',
  KEYS_URL: 'memory:',
  MASTER_KEY: Buffer.alloc(32).toString('base64'),
  OIDC_ISSUER: 'https://issuer.example',
  OIDC_AUDIENCE: 'lien-nganh',
  OIDC_JWKS_URL: 'https://issuer.example/keys',
};

describe('the limits of GraphQL', () => {
  test('are settings, with the defaults where nothing is set', () => {
    expect(readConfig(environment).limits).toEqual(defaultLimits);
    expect(readConfig({ ...environment, GRAPHQL_DEPTH: '7', GRAPHQL_OPEN: '3' }).limits).toEqual({
      ...defaultLimits,
      depth: 7,
      open: 3,
    });
  });

  test('that are none are named before anything starts', () => {
    expect(() => readConfig({ ...environment, GRAPHQL_COST: 'much' })).toThrow(InvalidConfiguration);
    expect(() => readConfig({ ...environment, GRAPHQL_ALIASES: '0' })).toThrow('GRAPHQL_ALIASES');
  });
});
