import { describe, expect, test } from '@jest/globals';
import { contractSchema } from '@lien-nganh/contracts';
import { workContract } from '@lien-nganh/contracts/work';
import type { NewEvent } from '@lien-nganh/kernel';
import { given } from '@lien-nganh/testing';
import { z } from 'zod';
import { aTalk, session } from './examples.ts';
import { publishWork } from './publishing.ts';
import { talk } from './twins/examples.ts';

const events = session.workEvents;

describe('what leaves', () => {
  const contract = workContract('sample.session', 1, z.strictObject({ form: z.string() }));
  const line = publishWork(session, contract, ({ form }) => ({ form: String(form) }));
  const published = (history = aTalk) => line.map({} as never, given(session, history).state, 'id-1');

  test('the whole record without note and paper, and of the content only what may leave', () => {
    expect(contract.schema.parse(published())).toEqual(published());
    expect(published()).toMatchObject({
      occurredOn: '2013-07-10',
      participants: [
        { agency: 'culture', confirmed: false },
        { agency: 'front', confirmed: false },
      ],
      obligations: ['879/O19'],
      stretches: [{ from: '2013-07-10', content: { form: 'talk' } }],
      withdrawn: false,
    });
    expect(published([...aTalk, events.WorkWithdrawn({ reason: 'Rút' })])).toMatchObject({ withdrawn: true });
    expect(line.map({} as never, session.initial, 'id-1')).toBeNull();
    expect(contractSchema(contract)).toBeDefined();
  });

  test('what changes nothing of it is left out', () => {
    const of = publishWork(talk, contract, ({ form }) => ({ form: String(form) }));
    const whole = (history: readonly NewEvent[]) => of.map({} as never, given(talk, history).state, 'id-1');
    const { on, unit, ...recorded } = aTalk[0]!.data as { readonly on: string; readonly unit: string };
    const told = [talk.workEvents.WorkRecorded({ ...recorded, on, unit } as never, { occurredOn: on })];
    const stated = { together: `talk.${unit}`, on, unit, agencies: ['culture'], obligations: [] };
    const within = [talk.workEvents.WorkStated(stated), talk.workEvents.WorkMarked({ breaches: ['r'] })];
    for (const event of within) expect(whole([...told, event])).toEqual(whole(told));
    expect([...of.leavesOut]).toEqual(within.map(({ name }) => name));
    const denied = talk.workEvents.PartDenied({ agency: 'front', reason: 'Không tham gia' });
    expect(whole([...told, denied])).not.toEqual(whole(told));
  });
});
