import { expect, test } from '@jest/globals';
import type { LogEvent, Position } from '@lien-nganh/kernel';
import { Place } from './place.ts';

const at = (position: number) => BigInt(position) as Position;
const eventOf = (stream: string) => ({ stream, type: 'count.Counted' }) as LogEvent;

test('only who has been given all that it asks for goes on to where the log holds no more of it', () => {
  const place = new Place({ streamPrefixes: ['mine'] });
  expect(place.passed(at(5))).toBeNull();
  place.begin(at(10));
  place.meet(eventOf('other-1'), at(12));
  // its own, or another application's
  place.meet(undefined, at(14));
  expect([9, 10, 13].map((upTo) => place.passed(at(upTo)))).toEqual([null, 14n, 14n]);
  expect(place.passed(null)).toBeNull();

  place.meet(eventOf('mine-1'), at(16));
  place.meet(eventOf('other-1'), at(18));
  expect([10, 15, 16].map((upTo) => place.passed(at(upTo)))).toEqual([null, null, 18n]);
});
