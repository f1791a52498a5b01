import { links, lookUp, type StreamType } from '@lien-nganh/kernel';
import { memoryKeyStore, sealer } from '@lien-nganh/sealing';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { decoder } from './decode.ts';
import { ticket } from './examples.ts';

const later: StreamType = links('tickets', {
  record: () => lookUp([], () => Promise.resolve(null)),
  obligation: () => lookUp([], () => Promise.resolve(false)),
  reason: z.string(),
});

test('of later links, which every service of a log has, a service reads those of its own records', () => {
  const own = decoder({ streams: [ticket, later] }, sealer(memoryKeyStore(), 'tickets'));
  expect(own.prefixes).toEqual(['ticket-', 'links-ticket-']);
  expect(own.typeOf('links-ticket-one')).toMatchObject({ type: later, id: 'ticket-one' });
  expect(own.typeOf('links-inspection-one')).toBeNull();
});
