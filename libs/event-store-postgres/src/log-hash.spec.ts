import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { LOG_HASH_START, logHashes } from '@lien-nganh/event-store';
import { testDatabase } from '@lien-nganh/testing';
import pg from 'pg';
import { event } from './examples.ts';
import { postgresEventStore } from './store.ts';

/** An event as it lies in the table, told as text by PostgreSQL. */
type Texts = readonly string[];

const COLUMNS = `id::text, stream, revision::text, type, schema_version::text,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), data::text, metadata::text`;

/** As anybody would who has the table and the format, and not this program. */
function workedOut(rows: readonly Texts[]): string {
  let hash = LOG_HASH_START;
  for (const texts of rows) {
    const fields = texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Buffer.byteLength(text));
      return [length, Buffer.from(text)];
    });
    hash = createHash('sha256')
      .update(Buffer.concat([hash, ...fields]))
      .digest();
  }
  return hash.toString('hex');
}

test('the hash of the log can be worked out from the rows of its table alone', async () => {
  const { url, drop } = await testDatabase();
  const store = await postgresEventStore({ url, province: '12' });
  for (const data of [{ b: 1, a: { '10': 'Phường Tân Phong', '2': null } }, 'một dòng\n', [0.1, 1e21, -0], null]) {
    await store.append('visit-1', 'any', [event(data), event({ $sealed: 'q83vEjRWeJA=' })]);
  }
  let last = '';
  for await (const { hash } of logHashes(store.readLog())) last = hash.toString('hex');
  await store.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<string[]>({
    text: `select ${COLUMNS} from log.events order by position`,
    rowMode: 'array',
  });
  await client.end();
  await drop();
  expect(rows).toHaveLength(8);
  expect(workedOut(rows)).toBe(last);
});
