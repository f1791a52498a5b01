import { describe, expect, test } from '@jest/globals';
import { InvalidConnectionString, readConnectionString } from './connection-string.ts';

const SECRET = 'mật-khẩu/@:1';
const login = `kafka://inspections:${encodeURIComponent(SECRET)}@`;

describe('a connection string', () => {
  test('of one broker is enough', () => {
    expect(readConnectionString('kafka://127.0.0.1')).toEqual({
      brokers: ['127.0.0.1:9092'],
      ssl: false,
      sasl: undefined,
      replication: null,
      retentionMs: -1,
    });
  });

  test('says everything', () => {
    const url = `${login}kafka-1:9093,kafka-2:9093,[::1]:9094?ssl=true&sasl=scram-sha-512&replication=3&retention=400d`;
    expect(readConnectionString(url)).toEqual({
      brokers: ['kafka-1:9093', 'kafka-2:9093', '[::1]:9094'],
      ssl: {},
      sasl: { mechanism: 'scram-sha-512', username: 'inspections', password: SECRET },
      replication: 3,
      retentionMs: 400 * 24 * 3600 * 1000,
    });
  });

  test.each([
    ['another scheme', `${login}host`.replace('kafka:', 'http:'), 'form'],
    ['no host', `${login}`, 'form'],
    ['a host that is none', `${login}ho st`, 'host'],
    ['a setting that is misspelt', `${login}host?sll=true&sasl=plain`, '"sll"'],
    ['ssl that is neither', `${login}host?ssl=yes`, 'ssl is true or false'],
    ['a certificate without TLS', 'kafka://host?ca=/etc/ca.pem', 'ca without ssl=true'],
    ['a certificate that is not there', 'kafka://host?ssl=true&ca=/nowhere/ca.pem', 'ca cannot be read'],
    ['a user without a mechanism', `${login}host`, 'sasl is one of'],
    ['a mechanism that nobody knows', `${login}host?sasl=gssapi`, 'sasl is one of'],
    ['a mechanism without a user', 'kafka://host?sasl=scram-sha-512', 'user and password'],
    ['a user without a password', 'kafka://user@host?sasl=scram-sha-512', 'user and password'],
    ['a password in clear', `${login}host?sasl=plain`, 'needs ssl=true'],
    ['a password that is not encoded', 'kafka://u:100%@host?sasl=scram-sha-512', 'percent-encoded'],
    ['no copies', 'kafka://host?replication=0', 'replication'],
    ['a retention that is none', 'kafka://host?retention=long', 'retention'],
  ])('with %s is refused, and its password is not told', (_, url, why) => {
    const read = () => readConnectionString(url);
    expect(read).toThrow(InvalidConnectionString);
    expect(read).toThrow(why);
    for (const secret of [SECRET, encodeURIComponent(SECRET)]) expect(read).not.toThrow(secret);
  });
});
