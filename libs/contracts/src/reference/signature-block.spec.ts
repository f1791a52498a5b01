import { describe, expect, test } from '@jest/globals';
import { account as accountContract, agency as agencyContract } from '../agencies.ts';
import type { AccountRecord } from './accounts.ts';
import type { AgencyRecord } from './agencies.ts';
import { blockByRank, positionOn, signatureBlocks, signersOn, usualSigner } from './signature-block.ts';

const on = '2014-02-03';
const none = { superiors: [], duties: [], membership: [], codes: [], successors: [], earlierNames: [] };

function agency(slug: string, vi: string, more: object = {}): AgencyRecord {
  return agencyContract.schema.parse({
    ...{ agency: slug, names: { vi, en: vi }, sector: 'x', level: 'province', unitCode: '12', ...none },
    ...{ validFrom: '2004-01-01', validTo: null, requested: false, sample: false },
    ...more,
  });
}

function account(id: string, title: string | null, more: object = {}): AccountRecord {
  return accountContract.schema.parse({
    ...{ account: id, subject: id, agency: 'ppc', role: 'head', duties: [], from: '2013-01-01', to: null },
    ...{ positions: title === null ? [] : [{ title, from: '2013-01-01' }], deputisings: [] },
    ...more,
  });
}

const standsInFor = (kind: string, of: string | null, more: object = {}) => ({
  deputisings: [
    {
      ...{ deputising: 'd', kind, of, rights: [], from: '2014-02-01', to: '2014-02-28' },
      ...{ basis: { number: '15/QĐ-UBND', issuedOn: '2014-01-20' }, ...more },
    },
  ],
});

const ppc = agency('ppc', 'Ủy ban nhân dân tỉnh Lai Châu');
const police = agency('police', 'Công an tỉnh');
const office = agency('ppc-office', 'Văn phòng Ủy ban nhân dân tỉnh Lai Châu');
const chairman = account('chairman', 'Chủ tịch');
const director = account('director', 'Giám đốc', { agency: 'police' });
const deputy = (more: object) => account('deputy', 'Phó Chủ tịch', more);

const blocks = (signer: AccountRecord, of: AgencyRecord, day = on) =>
  signatureBlocks({ signer, agency: of, accounts: [chairman, director] }, day).map(({ authority, title }) => [
    ...authority,
    title,
  ]);

describe('above a name stands, by Decree 30/2020', () => {
  test.each<[string, AccountRecord, AgencyRecord, readonly string[]]>([
    ['of a chairman, the committee', chairman, ppc, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    ['of a director, nothing but the position', director, police, ['GIÁM ĐỐC']],
    [
      'of a deputy, both',
      deputy(standsInFor('deputy', 'chairman')),
      ppc,
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
    [
      'of a deputy in a department, the head’s position',
      account('x', 'Phó Giám đốc', { agency: 'police', ...standsInFor('leave', 'director') }),
      police,
      ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    ],
    [
      'of an acting chairman, that it is so',
      account('x', 'Chủ tịch', { role: 'officer', ...standsInFor('acting-head', null) }),
      ppc,
      ['TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH'],
    ],
    [
      'of the chief of the office, by whose order',
      account('x', 'Chánh Văn phòng', { agency: 'ppc-office', ...standsInFor('by-order', 'chairman') }),
      ppc,
      ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ],
    [
      'of a director, who delegated it',
      account('x', 'Giám đốc', { agency: 'police', ...standsInFor('delegation', 'chairman') }),
      ppc,
      ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC'],
    ],
  ])('%s', (_, signer, of, expected) => {
    expect(blocks(signer, of)).toEqual([expected]);
  });

  test('an office of a committee is no committee', () => {
    const chief = account('x', 'Chánh Văn phòng', { agency: 'ppc-office' });
    expect(blocks(chief, office)).toEqual([['CHÁNH VĂN PHÒNG']]);
  });

  test('every way that is open, the own first', () => {
    const both = account('x', 'Giám đốc', { agency: 'police', ...standsInFor('delegation', 'chairman') });
    expect([blocks(both, police), blocks(both, ppc)]).toEqual([[['GIÁM ĐỐC']], [['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC']]]);
  });
});

describe('nobody signs', () => {
  test.each<[string, AccountRecord, AgencyRecord, string?]>([
    ['as a deputy without a paper', deputy({}), ppc],
    ['before the paper begins, or after it ended', deputy(standsInFor('deputy', 'chairman')), ppc, '2014-03-01'],
    ['for a head who has no position yet', deputy(standsInFor('deputy', 'unknown')), ppc],
    ['in open work that was handed over', deputy(standsInFor('hand-over', 'chairman')), ppc],
    ['a paper of another agency', chairman, police],
    ['without a position', account('x', null), ppc],
    ['after the account has ended', account('x', 'Chủ tịch', { to: '2014-01-31' }), ppc],
    ['as an officer', account('x', 'Chuyên viên', { role: 'officer' }), ppc],
    ['for an agency that is no more', chairman, agency('ppc', 'Ủy ban nhân dân tỉnh', { validTo: '2014-01-01' })],
  ])('%s', (_, signer, of, day = on) => {
    expect(blocks(signer, of, day)).toEqual([]);
  });
});

test('a position is that of the day', () => {
  const positions = [
    { title: 'Phó Chủ tịch', from: '2013-01-01' },
    { title: 'Chủ tịch', from: '2014-01-01' },
  ];
  expect(['2012-12-31', '2013-12-31', on].map((day) => positionOn({ positions }, day))).toEqual([
    null,
    'PHÓ CHỦ TỊCH',
    'CHỦ TỊCH',
  ]);
});

test('the name of a committee is that of the day', () => {
  const was = { earlierNames: [{ vi: 'Văn phòng', en: 'Office', from: '2004-01-01', to: '2014-12-31' }] };
  const renamed = agency('ppc', 'Ủy ban nhân dân tỉnh Lai Châu', was);
  expect([blocks(chairman, renamed), blocks(chairman, renamed, '2015-01-01')]).toEqual([
    [['CHỦ TỊCH']],
    [['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
  ]);
});

describe('who signs for an agency on a day', () => {
  const usual = (accounts: readonly AccountRecord[], day = on) => {
    const found = usualSigner({ signers: signersOn({ agency: ppc, accounts }, day), accounts }, day);
    return found && [found.account, found.kind, ...found.authority, found.title];
  };

  test('is everybody who may, in every way', () => {
    const accounts = [chairman, deputy(standsInFor('deputy', 'chairman')), director];
    expect(
      signersOn({ agency: ppc, accounts }, on).map(({ account: by, kind, inSteadOf }) => [by, kind, inSteadOf]),
    ).toEqual([
      ['chairman', 'head', null],
      ['deputy', 'deputy', 'chairman'],
    ]);
  });

  test('is usually the head; who stands in during leave; the acting head where there is none', () => {
    const head = ['chairman', 'head', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'];
    expect(usual([chairman, deputy(standsInFor('deputy', 'chairman'))])).toEqual(head);
    const leave = [chairman, deputy(standsInFor('leave', 'chairman'))];
    expect(usual(leave)).toEqual(['deputy', 'leave', 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    expect(usual(leave, '2014-03-01')).toEqual(head);
    const acting = account('next', 'Chủ tịch', { role: 'officer', ...standsInFor('acting-head', null) });
    expect(usual([acting])).toEqual(['next', 'acting-head', 'TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH']);
  });

  test('does not follow where nothing is known, or where two sign differently', () => {
    expect(usual([])).toBeNull();
    expect(usual([chairman, account('other', 'Quyền Chủ tịch')])).toBeNull();
    expect(usual([deputy(standsInFor('by-order', 'chairman')), account('chairman', null)])).toBeNull();
  });
});

test.each<[string, AgencyRecord, 'head' | 'deputy', readonly string[]]>([
  ['a committee’s head', ppc, 'head', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
  ['a committee’s deputy', ppc, 'deputy', ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
  ['a department’s head', police, 'head', ['THỦ TRƯỞNG CƠ QUAN']],
  ['a department’s deputy', police, 'deputy', ['KT. THỦ TRƯỞNG', 'PHÓ THỦ TRƯỞNG']],
  [
    'a district’s committee',
    agency('pt', 'Ủy ban nhân dân huyện Phong Thổ'),
    'head',
    ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  ],
  [
    'a steering committee',
    agency('sc', 'Ban Chỉ đạo phòng, chống tệ nạn ma túy, mại dâm tỉnh'),
    'head',
    ['TM. BAN CHỈ ĐẠO', 'TRƯỞNG BAN'],
  ],
  [
    'a steering committee’s deputy',
    agency('sc', 'Ban chỉ đạo phòng, chống tệ nạn mại dâm tỉnh'),
    'deputy',
    ['TM. BAN CHỈ ĐẠO', 'KT. TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'],
  ],
  [
    'a steering committee on the days on which it was another body',
    agency('sc', 'Ban Chỉ đạo 138', { earlierNames: [{ vi: 'Sở X', en: 'X', from: '2010-01-01', to: '2014-12-31' }] }),
    'head',
    ['THỦ TRƯỞNG CƠ QUAN'],
  ],
  ['an office of a committee', office, 'head', ['THỦ TRƯỞNG CƠ QUAN']],
])('where no position is known, %s signs by rank', (_, of, signs, lines) => {
  const { authority, title } = blockByRank(of, on, signs);
  expect([...authority, title]).toEqual(lines);
});
