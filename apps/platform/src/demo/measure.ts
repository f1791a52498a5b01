import { z } from 'zod';
import { FIRST_DAY, halfYears } from './calendar.ts';
import type { Caller } from './caller.ts';

const READER = 'committee';
const TIMES = 31;
/** What a committee looks at first: of each service something that is counted, money among it. */
const INDICATORS = [
  'inspections-done',
  'fines-imposed',
  'residence-checks',
  'communication-sessions',
  'loudspeaker-broadcasts',
  'communes-registered-healthy',
  'reports-received',
  'budget',
] as const;

/** How long the overview of the province, district by district, takes for the story's first half-year. */
export async function overviewOfTheProvince(
  caller: Caller,
): Promise<{ readonly median: number; readonly times: number }> {
  const [half] = halfYears(FIRST_DAY, '2014-01-01');
  const { from, to } = half!;
  const query = `{ overview(by: UNIT, from: "${from}", to: "${to}", indicators: ${JSON.stringify(INDICATORS)}) { rows columns {
    total { value { __typename } } cells { row figure { value { __typename ... on NumberValue { value } } } } } } }`;
  const took: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now();
    await caller.ask(READER, query);
    took.push(performance.now() - began);
  }
  const inOrder = took.sort((a, b) => a - b);
  return { median: Math.round(inOrder[TIMES >> 1]! * 10) / 10, times: TIMES };
}

const asked = `{ figure(indicator: "inspections-done", from: "${FIRST_DAY}", to: "${FIRST_DAY}") { frame { completeTo { position } } } }`;
const answer = z.object({
  figure: z.object({ frame: z.object({ completeTo: z.object({ position: z.string() }).nullable() }) }),
});

/** Where the log ends, once everybody has read all of it. One event has one position. */
export async function newestPosition(caller: Caller): Promise<number> {
  await caller.quiet();
  const { completeTo } = answer.parse(await caller.ask(READER, asked)).figure.frame;
  return Number(completeTo?.position.split(':').at(-1) ?? 0);
}
