import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { command, session } from '../examples.ts';
import { saidAlone } from './said.ts';
import { work } from '../work.ts';

const fields = { form: z.enum(['talk', 'contest']).default('talk'), partners: z.array(z.string()).default([]) };

test('what is left out of a change says nothing, whatever a new record would say by itself', () => {
  expect(z.strictObject(saidAlone(fields)).parse({})).toEqual({});
  expect(z.strictObject(saidAlone(fields)).parse({ form: 'contest' })).toEqual({ form: 'contest' });
  expect(z.strictObject(saidAlone(fields)).safeParse({ form: 'other' }).success).toBe(false);
});

test('so a correction of one field, or a change from a day on, leaves the others as they are', () => {
  const kind = work({
    ...{ service: 'sample', prefix: 'session', title: session.title, measures: [], lasts: true },
    content: z.strictObject({ form: z.string(), partners: z.array(z.string()) }),
    input: fields,
    says: ({ form }) => form,
  });
  const asked = { reason: 'Sửa', changes: { form: 'contest' } };
  expect(command(kind, 'correct').input.parse(asked)).toEqual(asked);
  const changed = { from: '2013-08-01', changes: { partners: ['front'] } };
  expect(command(kind, 'change').input.parse(changed)).toEqual(changed);
});
