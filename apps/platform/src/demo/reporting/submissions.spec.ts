import { expect, test } from '@jest/globals';
import { Known } from '../story.ts';
import type { World } from '../world.ts';
import { submissionStrands } from './submissions.ts';

test('figures are looked at as they are frozen: with the late work where it is a reason of another edition', () => {
  const world = { log: 'log', end: '2015-01-01' } as World;
  const { steps } = submissionStrands(world, { period: '2014-H1', dueOn: '2014-07-07' }).at(-1)!;
  const known = new Known();
  for (const name of ['at', 'hash']) known.learn(`words 2014-H1 of all ${name}`, name);
  const asked = steps.map((step) => ('look' in step ? step.look(known) : step.send(known)));
  const seen = asked.flatMap((one, at) => {
    const next = asked[at + 1];
    if (typeof one !== 'string' || typeof next !== 'object') return [];
    return [{ look: one, reasons: (next.body as { readonly reasons?: readonly string[] }).reasons ?? [] }];
  });
  expect(seen.map(({ reasons }) => reasons.includes('late-work'))).toEqual([false, true]);
  expect(seen.map(({ look }) => new URLSearchParams(look.split('?')[1]).get('late'))).toEqual(['waits', 'taken-in']);
});
