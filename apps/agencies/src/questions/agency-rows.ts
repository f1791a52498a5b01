import { onAny, table, type RowOf, type Table } from '@lien-nganh/kernel';
import { events } from '../agency/events.ts';
import type { Agency, KnownAgency } from '../agency/state.ts';

/** Agencies as two questions keep them, each in a table of its own. */
const columns = { agency: 'text', record: 'json' } as const;

export const agencyTables = { agencies: table(columns, { key: ['agency'] }) };

export const agencyRows = onAny<typeof agencyTables>()(events, async ({ agencies }, _event, { state, id }) => {
  const record = state as Agency;
  if (record.is !== 'none') await agencies.put({ agency: id, record });
});

export async function agenciesIn(agencies: Table<RowOf<typeof columns>>): Promise<readonly KnownAgency[]> {
  const found: KnownAgency[] = [];
  for await (const { record } of agencies.select({ order: ['agency'] })) found.push(record as KnownAgency);
  return found;
}
