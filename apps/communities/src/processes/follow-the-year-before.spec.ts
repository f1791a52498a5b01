import { beforeEach, describe, expect, test } from '@jest/globals';
import type { PlacedEvent, ProcessInput } from '@lien-nganh/kernel';
import { communeA } from '../examples.ts';
import { communesOnTheirWay } from '../healthy-commune/examples.ts';
import { healthyCommune } from '../healthy-commune/healthy-commune.ts';
import { followTheYearBefore } from './follow-the-year-before.ts';

let here: Awaited<ReturnType<typeof communesOnTheirWay>>;
beforeEach(async () => {
  here = await communesOnTheirWay();
});

const deciding = { now: '2015-06-30T02:00:00.000Z', today: '2015-06-30' };

/** Lets the process react to all that happened from an entry of the log on, and does what it wants done. */
async function follow(from: number): Promise<readonly (string | null)[]> {
  const answers: (string | null)[] = [];
  for (const event of here.log.slice(from)) {
    const source = followTheYearBefore.sources.find(({ names }) => names.includes(`healthyCommune.${event.name}`));
    const key = source?.keyOf(event);
    if (!key) continue;
    const input: ProcessInput = { is: 'event', event: event as unknown as PlacedEvent };
    for (const reaction of followTheYearBefore.react(input, null, { ...deciding, key })) {
      if (reaction.do !== 'send') continue;
      expect([reaction.prefix, reaction.command]).toEqual(['healthyCommune', 'note-kept']);
      answers.push((await here.send(healthyCommune, reaction.command, reaction.input, { id: reaction.id })).refused);
    }
  }
  return answers;
}

const kept = (id: string) => (here.stateOf(id) as { recognised: { kept: boolean } }).recognised.kept;

describe('whether a title is kept', () => {
  test('follows a title of the year before that is entered late', async () => {
    const second = await here.onTheWay(communeA, 2014);
    expect(kept(second)).toBe(false);
    const before = here.log.length;
    await here.onTheWay(communeA, 2013);
    expect(await follow(before)).toContain(null);
    expect(kept(second)).toBe(true);
  });

  test('follows a title of the year before that is withdrawn', async () => {
    const first = await here.onTheWay(communeA, 2013);
    const second = await here.onTheWay(communeA, 2014);
    const before = here.log.length;
    await here.step(first, ['withdraw', { reason: 'Nhập nhầm' }]);
    expect(await follow(before)).toEqual([null]);
    expect(kept(second)).toBe(false);
  });

  test('is asked of the year after alone, also where nobody registered for it', async () => {
    await here.onTheWay(communeA, 2013);
    expect(new Set(await follow(0))).toEqual(new Set(['registration-stands']));
  });

  test('is not looked at when an answer or a timer comes', () => {
    const woke: ProcessInput = { is: 'woke', rule: 'none', on: '2015-06-30' };
    expect(followTheYearBefore.react(woke, null, { ...deciding, key: `${communeA}.2013` })).toEqual([]);
  });
});
