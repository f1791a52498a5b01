import { describe, expect, test } from '@jest/globals';
import { freeText } from './free-text.ts';
import { ruleOfIssue } from './issue.ts';

describe('free text names nobody', () => {
  test.each([
    'gọi 0912 345 678',
    'ĐT: +84 912.345.678',
    'CMND 045123456',
    'số CCCD 012345678901',
    'thư a.b@example.vn',
    'CMND 045 123 456',
  ])('refused: %s', (written) => {
    expect(freeText(500).safeParse(written).error?.issues.map(ruleOfIssue)).toEqual(['text-names-nobody']);
  });
  test.each([
    'Cơ sở đóng cửa từ 8 giờ 30 ngày 16/7/2013.',
    'Theo Nghị định 167/2013/NĐ-CP, phạt 150.000.000 đồng',
    'phạt 150000000 đồng',
    'Biên bản số 12/BB-KTLN\nPhòng 201',
  ])('accepted: %s', (written) => {
    expect(freeText(500).safeParse(written).success).toBe(true);
  });
});
