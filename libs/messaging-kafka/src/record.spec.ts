import { describe, expect, test } from '@jest/globals';
import { InvalidMessage, type ContractMessage } from '@lien-nganh/messaging';
import { contractMessage, frontierAt } from '@lien-nganh/messaging/conformance';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { deliveryOf, frontierRecord, recordOf, UnreadableRecord, type RecordToSend } from './record.ts';

const place = { topic: 'inspections.g1', partition: 2 };
const buffer = (text: unknown): Buffer | null =>
  text === null || text === undefined ? null : Buffer.from(String(text));

/** The record as a broker gives it back. */
function stored({ key, value, headers }: RecordToSend, offset = '7'): KafkaMessage {
  const bytes = Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, buffer(text)!]));
  return { offset, key: buffer(key), value: buffer(value), headers: bytes, timestamp: '0', attributes: 0 };
}

describe('a contract event on the wire', () => {
  const message = contractMessage({ key: 'inspection-1', revision: 3, data: { name: 'Quán karaoke' } });

  test('is a CloudEvent in binary mode: attributes as headers, the data as the value, the subject as the key', () => {
    const { key, value, headers } = recordOf({ ...message, traceparent: '00-1-2-01' });
    expect(key).toBe('inspection-1');
    expect(value).toBe('{"name":"Quán karaoke"}');
    expect(headers).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: message.id,
      ce_source: '/provinces/12/inspections',
      ce_type: 'inspections.inspection',
      ce_subject: 'inspection-1',
      ce_time: '2013-07-16T01:02:03.004Z',
      ce_contractversion: '1',
      ce_log: message.log,
      ce_position: '4',
      ce_eventid: message.eventid,
      ce_keyrevision: '3',
      ce_occurredon: '2013-07-16',
      ce_correlationid: message.correlationid,
      ce_actor: '{"account":"a-17","agency":"police","role":"officer"}',
      ce_traceparent: '00-1-2-01',
    });
  });

  test('comes back as it went, whatever its data', () => {
    const back = (sent: ContractMessage) => deliveryOf(place, stored(recordOf(sent)));
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (data, keyrevision) => {
        const sent = { ...message, data: JSON.parse(JSON.stringify(data)), keyrevision };
        expect(back(sent)).toEqual({ is: 'message', ...place, offset: 7n, key: 'inspection-1', message: sent });
      }),
    );
  });

  test('whose attributes cannot be UTF-8 is refused', () => {
    expect(() => recordOf({ ...message, occurredon: 'a\ud83d' })).toThrow(InvalidMessage);
  });

  test.each([
    ['a missing attribute', { ce_type: undefined }, /no contract event: type missing/],
    ['another version of CloudEvents', { ce_specversion: '2.0' }, /no CloudEvent 1\.0/],
    ['data that are not JSON', { 'content-type': 'application/xml' }, /not JSON/],
    ['a revision that is no number', { ce_keyrevision: '1.5' }, /no number/],
    ['an actor that is no JSON', { ce_actor: '{' }, /JSON/],
  ])('that has %s cannot be read', (_, changed, why) => {
    const { headers, ...record } = recordOf(message);
    const wrong = Object.fromEntries(
      Object.entries({ ...headers, ...changed }).filter(([, text]) => text !== undefined),
    );
    const read = () => deliveryOf(place, stored({ ...record, headers: wrong }));
    expect(read).toThrow(UnreadableRecord);
    expect(read).toThrow(why);
    expect(read).toThrow(/^inspections\.g1\/2 at 7 cannot be read/);
  });
});

describe('a frontier marker on the wire', () => {
  test('is a record without key, and comes back as it went', () => {
    const frontier = frontierAt(41);
    const record = frontierRecord(frontier);
    expect(record.key).toBeNull();
    expect(deliveryOf(place, stored(record))).toEqual({ is: 'frontier', ...place, offset: 7n, frontier });
  });

  test('of a version that is not known cannot be read', () => {
    const record = { ...frontierRecord(frontierAt(41)), headers: { ln_frontier: '2' } };
    expect(() => deliveryOf(place, stored(record))).toThrow(/version that is not known/);
  });
});
