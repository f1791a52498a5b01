import { describe, expect, test } from '@jest/globals';
import { driverUrl, InvalidConnectionString, isKurrentDb } from './connection-string.ts';

describe('the connection string', () => {
  test.each([
    'kurrentdb://db.example:2113',
    'kurrentdb+discover://cluster.example',
    'kurrent://db.example',
    'kdb+discover://cluster.example',
    'esdb://db.example:2113?tls=false',
    'esdb+discover://a.example,b.example',
  ])('%s is one of KurrentDB', (url) => {
    expect(isKurrentDb(url)).toBe(true);
    expect(driverUrl(url)).toMatch(/^kurrentdb(\+discover)?:\/\//);
  });

  test.each(['postgres://localhost/log', 'http://db.example:2113', 'kurrentdb:db.example', ''])('%s is not', (url) => {
    expect(isKurrentDb(url)).toBe(false);
    expect(() => driverUrl(url)).toThrow(InvalidConnectionString);
  });

  test('keeps hosts, credentials and TLS as they are given', () => {
    const given = '://officer:s%40cret@a.example:2113,b.example?tlsCaFile=/etc/ca.pem&nodePreference=leader';
    expect(driverUrl(`esdb+discover${given}`)).toBe(`kurrentdb+discover${given}`);
  });

  test('without TLS no password goes over the wire', () => {
    expect(driverUrl('esdb://admin:changeit@127.0.0.1:2113?tls=false')).toBe('kurrentdb://127.0.0.1:2113?tls=false');
    expect(driverUrl('kurrentdb://admin:changeit@127.0.0.1:2113?TLS=False')).not.toContain('changeit');
  });

  test('what would turn conflicts into successes is refused', () => {
    expect(() => driverUrl('kurrentdb://db.example?throwOnAppendFailure=false')).toThrow(InvalidConnectionString);
    expect(() => driverUrl('kurrentdb://db.example?throw-on-append-failure=false')).toThrow(InvalidConnectionString);
  });

  test('an error does not repeat a password', () => {
    expect(() => driverUrl('mysql://admin:changeit@db.example')).toThrow(/^(?!.*changeit)/);
  });
});
