import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import {
  cardNumber,
  documentNumber,
  documentReference,
  documentSymbol,
  newAgencyCode,
  oldAgencyCode,
  parseDocumentReference,
  printDocumentReference,
  slug,
  unitCode,
} from './codes.ts';

const schemas: readonly (readonly [string, z.ZodType, readonly string[], readonly string[]])[] = [
  ['slug', slug, ['dolisa', 'district-105'], ['', 'District', 'a--b', '-a', 'a-', 'mại-dâm', 'a_b', 'x'.repeat(61)]],
  ['unit code', unitCode, ['12', '105', '03388'], ['1', '1234', '123456', 'ab', '０３']],
  [
    'document reference',
    documentReference,
    [
      '879/UBND-VX',
      '05/2006/TT-BLĐTBXH',
      '01/2008/NQLT',
      '1670/NQ-UBTVQH15',
      '15/2012/QH13',
      '12A/KH-UBND',
      '882/TTg-KGVX',
    ],
    ['879', '879/', 'UBND-VX', '879/ubnd', '879/13/UBND', '879/UBND VX', '879/UBND-', `879/${'A'.repeat(90)}`],
  ],
  ['document number', documentNumber, ['879', '12A', '05'], ['', 'A12', '879/UBND', '1234567']],
  [
    'document symbol',
    documentSymbol,
    ['UBND-VX', 'QĐ-UBND', 'TT-BLĐTBXH', 'QĐ-TTg', 'TTg-KGVX'],
    ['', 'UBND VX', '-UBND', 'ubnd'],
  ],
  ['old agency code', oldAgencyCode, ['000.00.15.H35'], ['H35.15', '000.00.15.35', '00.00.15.H35']],
  ['new agency code', newAgencyCode, ['H35', 'H35.15', 'H35.15.03'], ['35.15', 'H35.', 'h35.15', '000.00.15.H35']],
  ['card number', cardNumber, ['178-LC/0012', 'Đ178.01'], ['', 'a1', '178 LC', '-178', 'A'.repeat(41)]],
];

describe.each(schemas)('a %s', (...[, schema, accepted, refused]) => {
  test.each(accepted)('%s is one', (code) => {
    expect(schema.parse(code)).toBe(code);
    expect(schema.parse(` ${code.normalize('NFD')} `)).toBe(code);
  });

  test.each(refused)('%p is none', (code) => {
    expect(schema.safeParse(code).success).toBe(false);
  });
});

describe('number and symbol of a document', () => {
  test('are taken apart and put together again', () => {
    expect(parseDocumentReference('879/UBND-VX')).toEqual({ number: '879', year: null, symbol: 'UBND-VX' });
    expect(parseDocumentReference('05/2006/TT-BLĐTBXH')).toEqual({ number: '05', year: '2006', symbol: 'TT-BLĐTBXH' });
    for (const written of ['879/UBND-VX', '05/2006/TT-BLĐTBXH', '15/2012/QH13']) {
      expect(printDocumentReference(parseDocumentReference(written)!)).toBe(written);
    }
  });

  test('are read as they are printed, with a gap and in either normal form', () => {
    expect(parseDocumentReference('879 /UBND-VX')).toEqual({ number: '879', year: null, symbol: 'UBND-VX' });
    expect(parseDocumentReference('1026/QĐ-UBND'.normalize('NFD'))?.symbol).toBe('QĐ-UBND');
  });

  test('are not read out of something else', () => {
    expect(parseDocumentReference('Công văn số 879')).toBeNull();
  });
});
