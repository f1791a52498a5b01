import { describe, expect, test } from '@jest/globals';
import { establishment } from '../establishment/establishment.ts';
import { registered } from '../establishment/examples.ts';
import { inspection } from '../inspection/inspection.ts';
import * as inspections from '../inspection/examples.ts';
import { establishmentTwins } from './establishment-twins.ts';
import { asked, person } from './examples.ts';
import { siteHistory } from './site-history.ts';

const [first] = registered;
const place = (more: object) => [{ ...first!, data: { ...first!.data, ...more } }];
const plain = { name: 'Nhà nghỉ Hoa Ban', address: 'Tổ 1', licence: { is: 'none', number: null, from: '2010-05-01' } };
const ours = place({});
const theirs = place({ ...plain, name: 'QUAN KARAOKE, duong 3 thang 2', keeper: 'culture' });
const same = { name: 'EstablishmentMerged', data: { into: 'theirs', reason: 'x' } };
const others = { name: 'EstablishmentSeparated', data: { from: 'theirs', reason: 'x' } };

describe('establishments that may be one', () => {
  const action = 'inspections.establishment-twins';
  const rowsOf = async (...more: (typeof same | typeof others)[]) => {
    const ask = await asked(establishmentTwins, [
      [establishment, 'ours', [...ours, ...more]],
      [establishment, 'theirs', theirs],
      [establishment, 'apart', place({ ...plain, name: 'Nhà nghỉ Ban Mai', address: 'Tổ 9', keeper: 'labour' })],
    ]);
    return (await ask({}, person('x', 'market', { action }))) as { rows: object[] };
  };

  test('have the same name in a commune, whatever its marks and signs, in the books of two offices', async () => {
    expect(await rowsOf()).toEqual({
      more: false,
      rows: [
        {
          why: { vi: 'tên và xã', en: 'name and commune' },
          records: [
            { establishment: 'ours', keeper: 'police' },
            { establishment: 'theirs', keeper: 'culture' },
          ],
        },
      ],
    });
  });

  test('are proposed together in the books of health, culture and labour, and with one fewer once two are merged', async () => {
    const book = (keeper: string) => place({ ...plain, name: 'Quán Hoa Ban', keeper });
    const recordsOf = async (...ofHealth: (typeof same)[]) => {
      const ask = await asked(establishmentTwins, [
        [establishment, 'ours', [...book('health'), ...ofHealth]],
        [establishment, 'theirs', book('culture')],
        [establishment, 'third', book('labour')],
      ]);
      const told = (await ask({}, person('x', 'market', { action }))) as {
        rows: { records: { establishment: string }[] }[];
      };
      const records = told.rows.map((row) =>
        row.records
          .map((one) => one.establishment)
          .sort()
          .join(' '),
      );
      return [...new Set(records)];
    };
    expect(await recordsOf()).toEqual(['ours theirs third']);
    expect(await recordsOf(same)).toEqual(['theirs third']);
  });

  test.each([
    ['merged', [same]],
    ['told apart', [others]],
  ])('are no question once they were %s', async (_, decided) => {
    expect((await rowsOf(...decided)).rows).toEqual([]);
  });

  test('have one history once they are merged', async () => {
    const ask = await asked(siteHistory, [
      [establishment, 'site-1', [...ours, same]],
      [establishment, 'theirs', theirs],
      [inspection, 'joint', inspections.sanctionDecided],
    ]);
    const seen = await ask({ establishment: 'theirs' }, person('x', 'culture', { action: 'inspections.site-history' }));
    expect(seen).toMatchObject({ visits: [{ inspection: 'joint' }] });
    expect((seen as { changes: { what: string }[] }).changes.map(({ what }) => what)).toContain('EstablishmentMerged');
  });
});
