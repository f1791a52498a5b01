import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
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

/** How many events the log of a demo's folder holds: no interface counts them, so its own PostgreSQL is asked. */
export async function eventsIn(folder: string): Promise<number> {
  const read = (name: string) => readFile(join(folder, 'postgres', name), 'utf8');
  const [password, port] = (await Promise.all(['password', 'port'].map(read))).map((text) => text.trim());
  const client = new pg.Client({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/lien_nganh` });
  await client.connect();
  try {
    const { rows } = await client.query<{ events: string }>('select count(*) as events from log.events');
    return Number(rows[0]!.events);
  } finally {
    await client.end();
  }
}
