import { describe, expect, test } from '@jest/globals';
import { toDocx } from '@lien-nganh/documents';
import type { Printed, PrintOutTemplate, TemplateBlock } from '@lien-nganh/kernel';
import { fill } from './fill.ts';

const printed: Printed = {
  issuer: { superior: null, name: 'Công an huyện' },
  ...{ signedFor: null, number: '21/QĐ-XPVPHC', seat: 'Phong Thổ', date: '2013-07-12' },
  texts: {
    ...{ place: 'Quán {secret}', secret: 'kín', nothing: null, on: { day: '2013-07-09' }, open: { day: null } },
    gone: { erased: true, decision: '1/QĐ' },
    mode: 'surprise',
  },
  rows: { members: [{ agency: 'Công an', on: { day: '2013-07-09' } }, { agency: null }] },
};

const shell: PrintOutTemplate = {
  ...{ validFrom: '2004-01-01', type: 'QUYẾT ĐỊNH', symbol: 'QĐ', subject: 'Tại {place}', addressees: ['{nothing}'] },
  ...{ decidedBy: 'Chủ tịch', bases: ['Căn cứ {on}'], body: [] },
  ...{ signature: { authority: ['KT. CHỦ TỊCH'], title: 'Phó Chủ tịch' }, recipients: ['Lưu: VT'] },
};

const blocks = (...body: readonly TemplateBlock[]) => fill({ ...shell, body }, printed, null).body;
const said = (text: string) => blocks({ is: 'paragraph', text });
const paragraph = (text: string) => [{ is: 'paragraph', runs: [{ is: 'text', text }] }];

describe('a template that is filled', () => {
  test('has number, day and place of the record, and room for the name of who signs', () => {
    expect(fill(shell, printed, 'MẪU')).toMatchObject({
      ...{ number: { value: '21', symbol: 'QĐ-XPVPHC' }, place: 'Phong Thổ', date: '2013-07-12', label: 'MẪU' },
      ...{ bases: ['Căn cứ ngày 09 tháng 7 năm 2013'], addressees: ['……………………'] },
      signature: { authority: ['KT. CHỦ TỊCH'], title: 'Phó Chủ tịch', name: null },
    });
    const blank = fill(shell, { ...printed, number: null, seat: null, date: null }, null);
    expect(blank).toMatchObject({ number: { value: null, symbol: 'QĐ' }, place: '…………', date: null });
  });

  test('leaves a line where the record says nothing, where it was erased, and where the place is unknown to it', () => {
    for (const place of ['nothing', 'gone', 'unknown'])
      expect(said(`Ông {${place}}.`)).toEqual(paragraph('Ông …………………….'));
    expect(said('Hôm nay, {open}')).toEqual(paragraph('Hôm nay, ngày …… tháng …… năm ………'));
  });

  test('never looks through what stands in a place for more places', () => {
    expect(said('{place}')).toEqual(paragraph('Quán {secret}'));
  });

  test('has a block only where its condition holds', () => {
    const heading = (text: string, condition: object): TemplateBlock => ({ is: 'heading', text, ...condition });
    const standing = blocks(
      heading('a', { when: 'place' }),
      heading('b', { when: 'gone' }),
      heading('c', { when: 'open' }),
      heading('d', { unless: 'nothing' }),
      heading('e', { unless: 'on' }),
    );
    expect(standing.map((block) => (block.is === 'heading' ? block.text : block.is))).toEqual(['a', 'd']);
  });

  test('repeats rows in tables, with empty cells and empty rows to write in', () => {
    const columns = [
      { head: 'Họ và tên', width: 3, text: '' },
      { head: 'Cơ quan', width: 3, text: '{agency}' },
      { head: 'Ngày', width: 1, text: '{on}' },
    ];
    const [table] = blocks({ is: 'table', of: 'members', columns, spare: 1 });
    const rows = table?.is === 'table' ? table.rows.map(({ cells }) => cells.slice(1)) : [];
    const day = { is: 'text', text: '09/7/2013' };
    expect(rows).toEqual([
      [null, { is: 'text', text: 'Công an' }, day],
      // a row that says nothing of it says what the record does
      [null, null, day],
      [null, null, null],
    ]);
    expect(blocks({ is: 'list', of: 'nobody', text: '{agency}' })).toEqual([]);
  });

  test('ticks the box that the record says, and leaves all to the pen where it says none', () => {
    const choices = [
      { says: 'planned', text: 'theo kế hoạch' },
      { says: 'surprise', text: 'đột xuất' },
    ];
    const ticked = (place: string) => {
      const [boxes] = blocks({ is: 'boxes', label: null, place, choices });
      return boxes?.is === 'boxes' ? boxes.choices.map((choice) => choice.ticked) : [];
    };
    expect(ticked('mode')).toEqual([false, true]);
    expect(ticked('nothing')).toEqual([null, null]);
  });

  test('is a document, whatever blocks it has', () => {
    const body: readonly TemplateBlock[] = [
      { is: 'paragraph', lead: 'Điều 1.', text: '{place}', align: 'left' },
      { is: 'list', of: 'members', text: '{agency}' },
      { is: 'lines', label: 'Địa chỉ:', count: 2 },
      { is: 'signatories', titles: ['ĐẠI DIỆN CƠ SỞ', 'ĐỘI TRƯỞNG'] },
      { is: 'page-break' },
    ];
    expect(toDocx(fill({ ...shell, body }, printed, null)).length).toBeGreaterThan(1_000);
  });
});
