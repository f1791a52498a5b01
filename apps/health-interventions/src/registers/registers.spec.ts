import { describe, expect, test } from '@jest/globals';
import { imported } from '@lien-nganh/testing';
import { communes, north, quarter, theProgramme, whole } from '../counted/examples.ts';
import { site } from '../site/site.ts';
import { totalsRegisters } from './totals.ts';

const registerNamed = (name: string) => totalsRegisters.find((one) => one.name === name)!;
const condoms = registerNamed('totals-condoms-distributed');
const row = {
  ...{ on: quarter.to, unit: north, lead: 'health', from: quarter.from, total: 120 },
  ...{ 'channel/outreach': 70, 'channel/fixed-point': 30, 'channel/sale': null },
};

describe('a row of totals', () => {
  test('becomes the totals of its unit and period, and is corrected where it says otherwise', async () => {
    const at = theProgramme();
    const { refused, held, after } = await imported(at, condoms, row, { total: 130, 'channel/sale': 20 });
    const { 'channel/sale': _sale, ...said } = row;
    expect([refused, held]).toEqual([null, said]);
    expect(after).toEqual({ ...said, total: 130 });
    expect(at.stateOf('totals', `condoms-distributed.${north}.${quarter.from}.${quarter.to}`)).toMatchObject({
      stretches: [
        { content: { figures: { lines: expect.arrayContaining([{ by: { channel: 'sale' }, count: 20 }]) } } },
      ],
    });
  });

  test('leaves lines that have no column as they were', async () => {
    const at = theProgramme();
    const place = { kind: 'fixed-point', name: 'Điểm A', measures: ['condoms'] };
    const made = { on: '2013-01-01', unit: communes[0]!, lead: 'health', ...place };
    const { id: facility } = await at.send(site, 'record', made);
    const lines = [whole(120), { by: { facility }, count: 12 }];
    await at.count('condoms-distributed', north, lines);
    const id = `condoms-distributed.${north}.${quarter.from}.${quarter.to}`;
    const [correction] = condoms.corrections({ ...row, total: 125 }, new Set(['total']), at.stateOf('totals', id));
    expect(correction!.input).toMatchObject({
      changes: { figures: { lines: expect.arrayContaining([{ by: { facility }, count: 12 }, whole(125)]) } },
    });
  });

  test('cannot move to another unit or period', () => {
    expect(condoms.corrections(row, new Set(['from']), { is: 'none' })).toEqual([]);
  });
});

test('every table of figures has a register, whose parts have columns', () => {
  const columnsOf = (name: string) => registerNamed(name).columns.map(({ head }) => head.vi);
  expect(totalsRegisters).toHaveLength(10);
  expect(columnsOf('totals-needles-syringes')).toEqual([
    ...['Ngày', 'Đơn vị hành chính', 'Cơ quan chủ trì', 'Ngày đầu kỳ', 'Tổng số'],
    ...['Trong đó: cấp phát', 'Trong đó: thu gom'],
    ...['Trong đó: qua tiếp cận cộng đồng', 'Trong đó: tại điểm cố định', 'Trong đó: qua kênh bán'],
  ]);
});

test('a template shows the periods that its table is counted over', () => {
  const examplesOf = (name: string) => {
    const { columns } = registerNamed(name);
    return ['on', 'from'].map((field) => columns.find((column) => column.field === field)!.example);
  };
  expect(examplesOf('totals-condoms-distributed')).toEqual([
    'ngày cuối kỳ, 14/09/2013 (quý, tính từ ngày 15)',
    '15/06/2013 (quý, tính từ ngày 15)',
  ]);
  expect(examplesOf('totals-substitution-patients')).toEqual(['ngày cuối kỳ, 05/09/2013 (ngày)', '05/09/2013 (ngày)']);
});
