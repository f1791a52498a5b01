import { unitMapFrom } from '@lien-nganh/contracts/reference';
import { onAny, table, type Table, type RowOf } from '@lien-nganh/kernel';
import type { UnitMap, UnitType } from '@lien-nganh/vocabulary';
import { events } from '../unit/events.ts';
import type { Change, Unit } from '../unit/state.ts';

/** Units as two questions keep them, each in a table of its own. */
const columns = {
  unit: 'text',
  code: 'text',
  name: 'text',
  type: 'text',
  parentCode: 'text?',
  validFrom: 'day?',
  validTo: 'day?',
  aliases: 'texts',
  changes: 'json',
} as const;

export const unitTables = { units: table(columns, { key: ['unit'] }) };

export const unitRows = onAny<typeof unitTables>()(events, async ({ units }, _event, { state, id }) => {
  const unit = state as Unit;
  if (unit.is === 'none') return;
  const { code, name, type, parentCode, validFrom, validTo, aliases, changes } = unit;
  await units.put({ unit: id, code, name, type, parentCode, validFrom, validTo, aliases, changes });
});

/** All units that were registered, as a map that can be asked for any day. A province has some hundreds of all times. */
export async function mapOf(units: Table<RowOf<typeof columns>>): Promise<UnitMap> {
  const records = [];
  for await (const { type, changes, aliases, ...row } of units.select()) {
    records.push({ ...row, type: type as UnitType, aliases: [...aliases], changes: [...(changes as Change[])] });
  }
  return unitMapFrom(records);
}
