import { describe, expect, test } from '@jest/globals';
import { contract, upcastContract } from '@lien-nganh/contracts';
import fc from 'fast-check';
import { v5 as uuid5 } from 'uuid';
import { z } from 'zod';
import { contractEvent, derivedId } from './contract-message.ts';

test('an id that is derived is the UUID of version 5 of its parts', () => {
  const namespace = '6d0ef0c4-9a3b-5a57-8f0e-2f7b6a1f9a10';
  const parts = fc.array(fc.string({ unit: 'binary' }));
  fc.assert(fc.property(parts, (all) => expect(derivedId(...all)).toBe(uuid5(JSON.stringify(all), namespace))));
});

describe('a contract that was published in three versions', () => {
  const v1 = z.strictObject({ visit: z.string(), fine: z.number() });
  const third = contract(
    'visits.visit',
    3,
    z.strictObject({ visit: z.string(), fine: z.string().nullable(), mode: z.enum(['planned', 'unknown']) }),
    {
      1: ({ visit, fine }: z.output<typeof v1>) => ({ visit, fine: String(fine) }),
      2: ({ visit, fine }: { visit: string; fine: string }) => ({
        visit,
        fine: fine === '0' ? null : fine,
        mode: 'unknown',
      }),
    },
  );
  const present = { visit: 'v-1', fine: '15000000', mode: 'unknown' };

  test('is read in each of them, one step after the other', () => {
    const read = (data: unknown, version: number) => contractEvent(third, messageWith(data, version)).data;
    expect(read({ visit: 'v-1', fine: 15_000_000 }, 1)).toEqual(present);
    expect(read({ visit: 'v-1', fine: 0 }, 1)).toEqual({ ...present, fine: null });
    expect(read({ visit: 'v-1', fine: '15000000' }, 2)).toEqual(present);
    expect(read(present, 3)).toEqual(present);
  });

  test('is not read in a version that is not known here, nor one that fits no shape', () => {
    for (const version of [0, 4, 1.5, Number.NaN]) {
      expect(() => upcastContract(third, version, present)).toThrow(`version ${version} is not known here`);
    }
    expect(() => upcastContract(third, 3, { ...present, another: 1 })).toThrow('another');
  });

  test('cannot be declared with a step missing', () => {
    expect(() => contract('visits.visit', 3, v1, { 1: (old) => old })).toThrow('needs an upcast from version 2');
  });
});

function messageWith(data: unknown, contractversion: number): Parameters<typeof contractEvent>[1] {
  return {
    ...{ specversion: '1.0', id: 'm', source: '/provinces/12/visits', type: 'visits.visit', subject: 'visit-v-1' },
    ...{ time: '2013-07-16T01:02:03.004Z', datacontenttype: 'application/json', data, contractversion },
    ...{ log: 'l', position: '7', eventid: 'e', keyrevision: 0, occurredon: '2013-07-16', correlationid: 'c' },
    actor: { account: 'a', agency: 'police', role: 'officer' },
  };
}
