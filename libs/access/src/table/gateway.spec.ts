import { describe, expect, test } from '@jest/globals';
import { Cells, type Expected } from './examples.ts';
import { gatewayTable } from './gateway.ts';

const everybody = 'officer head committee standing auditor';
const figures = 'read-figures read-figure-events read-overview watch-figures';
const records = 'read-inspections read-establishments read-activities';

/** Told the other way round than in the table: who, of which sensitivity, standing how, may do which. Nothing else is allowed. */
const expected: Expected = [
  [`${everybody} admin`, 'open', 'any', 'read-units read-agencies'],
  [everybody, 'open', 'any', 'read-indicators'],
  [everybody, 'internal', 'any', 'read-directives read-obligations read-follow-ups read-evidence read-coverage'],
  [everybody, 'internal', 'any', 'read-reports'],

  [everybody, 'open withhold-small withhold-public', 'any', figures],
  ['officer head committee standing', 'internal', 'any', figures],
  ['committee standing', 'restricted', 'any', figures],
  ['officer head', 'restricted', 'own-agency successor superior', figures],
  ['auditor', 'internal restricted', 'audit-assignment', figures],

  ['officer head committee standing', 'internal', 'any', records],
  ['auditor', 'internal', 'audit-assignment', records],
  ['officer head', 'restricted', 'own-agency successor superior participant', 'read-activities'],
  ['auditor', 'restricted', 'audit-assignment', 'read-activities'],

  ['admin', 'internal', 'any', 'list-parked replay-parked drop-parked rebuild-ledger'],
  ['standing', 'internal', 'any', 'accept-restatement'],
];

const cells = new Cells('gateway', gatewayTable, expected);

describe('the rows of the gateway', () => {
  test.each(Object.keys(gatewayTable))('%s is allowed to just whom it should be', (action) => {
    expect(cells.wrong(action)).toEqual([]);
  });

  test('every expected cell names an action of the table', () => {
    expect(cells.named).toEqual(Object.keys(gatewayTable).sort());
  });

  test('nothing undisclosed is for anybody here', () => {
    expect([...cells.allowed].filter((where) => where.endsWith(' undisclosed'))).toEqual([]);
  });

  test('the administrator sees no figure, document or record', () => {
    const seen = [...cells.allowed].filter((where) => / admin /.test(where) && /^(read|watch)-/.test(where));
    expect(new Set(seen.map((where) => where.split(' ')[0]))).toEqual(new Set(['read-units', 'read-agencies']));
  });
});
