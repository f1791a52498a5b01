import { describe, expect, test } from '@jest/globals';
import { after, karaokeBasis } from '../examples.ts';
import { correctLegalBasis } from './correct-legal-basis.ts';
import { endLegalBasis } from './end-legal-basis.ts';
import { enterLegalBasis } from './enter-legal-basis.ts';
import { entered, withdrawn } from './examples.ts';
import { legalBasis } from './legal-basis.ts';
import { withdrawLegalBasis } from './withdraw-legal-basis.ts';

const { withdrawn: _withdrawn, ...basis } = { ...karaokeBasis, decree: '167/2013/NĐ-CP' };
const enter = (change: object = {}) => after(legalBasis, []).decide(enterLegalBasis, { ...basis, ...change });

describe('a legal basis is data of its dates', () => {
  test('entered under its own code, once', async () => {
    expect((await enter()).events).toMatchObject([
      { name: 'LegalBasisEntered', data: { keeper: 'police', article: '22' } },
    ]);
    expect(enterLegalBasis.idOf(basis)).toBe('nd-a-22-1');
    expect((await after(legalBasis, entered).decide(enterLegalBasis, basis)).refused).toBe('basis-is-new');
  });

  test.each([
    ['ends before it begins', { validTo: '2011-12-31' }, 'validity-runs-forward'],
    ['fines without a range', { fine: null }, 'fine-has-a-range'],
    ['has a range without a fine', { main: ['warning'] }, 'fine-has-a-range'],
    [
      'has a range that runs downward',
      { fine: { individual: { from: '2', to: '1' }, organisation: { from: '1', to: '2' } } },
      'range-runs-upward',
    ],
    ['gives a complicated case less time', { termDays: { ordinary: 7, complicated: 5 } }, 'terms-run-upward'],
    ['forbids to carry condoms', { act: 'tang-tru-bao-cao-su' }, 'condoms-and-needles-are-no-evidence'],
  ])('one that %s is refused', async (_title, change, rule) => {
    expect((await enter(change)).refused).toBe(rule);
  });

  test('is called by what it forbids and where it is written; what nobody compared with the text says so', async () => {
    const titled = async (change: object) => legalBasis.summary((await enter(change)).state, 'id-1').title;
    expect(await titled({})).toBe('Hoạt động karaoke quá giờ (167/2013/NĐ-CP, Điều 22, khoản 1)');
    const unknown = { names: null, article: null, clause: null, verified: false };
    expect(await titled(unknown)).toBe('167/2013/NĐ-CP – mẫu, chưa đối chiếu');
  });

  test('is corrected, ended or withdrawn with its history kept', async () => {
    const { basis: _code, ...data } = basis;
    const present = after(legalBasis, entered);
    expect((await present.decide(correctLegalBasis, { ...data, article: '23', reason: 'Nhầm' })).state).toMatchObject({
      article: '23',
    });
    expect((await present.decide(endLegalBasis, { lastDay: '2013-06-30' })).state).toMatchObject({
      validTo: '2013-06-30',
    });
    expect((await present.decide(endLegalBasis, { lastDay: '2011-12-31' })).refused).toBe('validity-runs-forward');
    expect((await present.decide(withdrawLegalBasis, { reason: 'Nhầm' })).state).toMatchObject({ is: 'withdrawn' });
    const gone = after(legalBasis, withdrawn);
    for (const [command, input] of [
      [correctLegalBasis, { ...data, reason: 'x' }],
      [endLegalBasis, { lastDay: '2013-06-30' }],
      [withdrawLegalBasis, { reason: 'x' }],
    ] as const) {
      expect((await gone.decide(command, input)).refused).toBe('basis-stands');
    }
  });
});
