import { describe, expect, test } from '@jest/globals';
import { longDay, shortDay, vietnamMoment } from './days.ts';
import { decision, letter } from './examples/documents.ts';
import { report } from './examples/report.ts';
import { figure, inspections } from './examples/tables.ts';
import * as words from './words.ts';

describe('days and moments', () => {
  test('are those of Viet Nam in whatever time zone the process runs (S-11)', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['Pacific/Honolulu', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati']) {
        process.env['TZ'] = other;
        expect(longDay('2013-02-05')).toBe('ngày 05 tháng 02 năm 2013');
        expect(shortDay('2013-07-01')).toBe('01/7/2013');
        expect(vietnamMoment('2013-06-30T17:30:00.000Z')).toBe('00:30 ngày 01/7/2013');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('leave room where a day is to be written by hand', () => {
    expect(longDay(null)).toMatch(/^ngày …+ tháng …+ năm …+$/);
    expect(() => shortDay('5/9/2013')).toThrow(RangeError);
  });
});

describe('the words of an official document', () => {
  test('number it, or leave room for the number', () => {
    expect(words.numberLine(report)).toBe('Số: 112/BC-SLĐTBXH');
    expect(words.numberLine(decision)).toBe('Số: ………/QĐ-UBND');
    expect(words.placeAndDay(report)).toBe('Lai Châu, ngày 05 tháng 7 năm 2013');
  });

  test('end the lines of bases and recipients as offices do, whatever mark was typed', () => {
    expect(words.basisLines({ ...decision, bases: ['Căn cứ Luật;', 'Theo đề nghị.'] })).toEqual([
      'Căn cứ Luật;',
      'Theo đề nghị,',
    ]);
    expect(words.basisLines({ ...report, bases: ['Căn cứ Luật'] })).toEqual(['Căn cứ Luật.']);
    expect(words.recipientLines(decision)).toEqual(['- Như Điều 2;', '- Lưu: VT.']);
    expect(words.decidesLine(decision)).toBe('QUYẾT ĐỊNH:');
  });

  test('name one addressee in the line, several below each other', () => {
    expect(words.addresseeLines(report)).toEqual(['Ủy ban nhân dân tỉnh Lai Châu']);
    expect(words.addresseeLines(letter)[1]).toBe('- Ủy ban nhân dân các huyện, thị xã.');
  });

  test('say to what an annex belongs', () => {
    expect(words.annexOf(report)).toBe(
      '(Kèm theo Báo cáo số 112/BC-SLĐTBXH ngày 05 tháng 7 năm 2013 của Sở Lao động - Thương binh và Xã hội)',
    );
    expect(words.annexName({ number: null, title: '', page: 'auto', body: [] })).toBe('Phụ lục');
  });

  test('explain each sign of a table once, and no sign that is not in it (S-08)', () => {
    expect(words.legendLines(inspections)).toEqual([
      '0 (n kt): không có, sau n lượt kiểm tra.',
      '“chưa báo cáo”: không có số liệu, không phải bằng 0.',
      expect.stringMatching(/^“không hiển thị”.*không phải bằng 0\.$/),
    ]);
    expect(words.legendLines({ rows: [] })).toEqual([]);
    const cells = ['a', 'b', 'a'].map((because) => figure('x', { is: 'missing', because }));
    const carried = figure('x', { is: 'cannot-be-carried', because: 'nhiều huyện' });
    expect(words.legendLines({ rows: [{ is: 'line', level: 0, cells: [...cells, carried] }] })).toEqual([
      '“a”, “b”: không có số liệu, không phải bằng 0.',
      '“không xếp được”: nhiều huyện.',
    ]);
  });

  test('frame a table: unit of count, period, source and definition', () => {
    expect(words.frameLines(inspections.frame)).toEqual([
      'Đơn vị tính: cuộc, lượt cơ sở, cơ sở, đồng; từ ngày 15/12/2012 đến ngày 14/6/2013',
      'Nguồn: Sở Lao động - Thương binh và Xã hội; Định nghĩa: inspections-done bản 2',
    ]);
    expect(words.frameLines(null)).toEqual([]);
  });

  test('say from where in the log the figures are', () => {
    const { provenance } = report;
    expect(words.provenanceLines(provenance!).join(' ')).toContain(
      `vị trí 48213, lập lúc 09:30 ngày 05/7/2013. Mã kiểm tra của nhật ký: ${provenance!.hash}`,
    );
    expect(words.provenanceCode({ ...provenance!, url: null })).toBe(`${provenance!.log}:48213 ${provenance!.hash}`);
    expect(words.provenanceCode({ ...provenance!, url: 'https://b.vn/a?b=1' })).toBe(
      `https://b.vn/a?b=1#${provenance!.hash}`,
    );
  });
});
