import type { Places, Printed } from '@lien-nganh/kernel';

/** Invented records with something in every place, for layouts to be checked against and looked at. */

const common = {
  issuer: { superior: 'Ủy ban nhân dân tỉnh Mẫu', name: 'Sở Lao động - Thương binh và Xã hội' },
  ...{ signedFor: null, number: null, seat: 'Mẫu', date: '2014-03-05' },
} as const;

const place: Places = {
  ...{
    siteName: 'Nhà nghỉ Mẫu',
    siteAddress: 'Số 1, đường Mẫu, phường Mẫu',
    siteKind: 'Cơ sở lưu trú',
    unit: 'phường Mẫu',
  },
  ...{
    site: 'establishment',
    publicPlace: null,
    plannedFor: { day: '2014-03-12' },
    ground: 'Kế hoạch kiểm tra số 12/KH',
  },
  ...{ mode: 'planned', group: 'Đội kiểm tra liên ngành 178', lead: 'Sở Lao động - Thương binh và Xã hội' },
};

const members: readonly Places[] = [
  { agency: 'Sở Lao động - Thương binh và Xã hội', role: 'Đội trưởng', card: '178-001' },
  { agency: 'Công an tỉnh', role: 'Đội phó', card: '178-002' },
  { agency: 'Sở Văn hóa, Thể thao và Du lịch', role: 'Thành viên', card: '178-003' },
];

export const sampleVisit: Printed = {
  ...common,
  number: '31/QĐ-LĐTBXH',
  texts: { ...place, decider: 'Giám đốc Sở Lao động - Thương binh và Xã hội' },
  rows: { members },
};

export const sampleMinutes: Printed = {
  ...common,
  number: '05/BB-KT',
  texts: { ...place, on: { day: '2014-03-12' }, health: 'met', reminded: 'yes', note: 'Cơ sở đã niêm yết nội quy.' },
  rows: {
    members,
    items: [
      {
        item: 'Giấy chứng nhận đăng ký kinh doanh',
        agency: 'Sở Văn hóa, Thể thao và Du lịch',
        met: 'x',
        notMet: null,
        notApplicable: null,
      },
      { item: 'Sổ khai báo lưu trú', agency: 'Công an tỉnh', met: null, notMet: 'x', notApplicable: null },
    ],
    exhibits: [{ what: 'Sổ ghi khách, 01 quyển', quantity: '1' }],
  },
};

const caseTexts: Places = {
  ...place,
  ...{ issuer: 'Công an tỉnh', decider: null, minutes: '05/BB-KT', minutesOn: { day: '2014-03-12' } },
};

export const sampleViolation: Printed = {
  ...common,
  number: '06/BB-VPHC',
  texts: { ...caseTexts, on: { day: '2014-03-12' }, act: 'Không khai báo tạm trú cho khách', offender: 'individual' },
  rows: {},
};

export const sampleSanction: Printed = {
  ...common,
  number: '21/QĐ-XPVPHC',
  texts: { ...caseTexts, offender: 'individual', total: '2.000.000 đồng', records: '06/BB-VPHC' },
  rows: {
    lines: [
      {
        ...{ act: 'Không khai báo tạm trú cho khách', basis: 'điểm a khoản 1 Điều 8 Nghị định số 167/2013/NĐ-CP' },
        ...{ main: 'Phạt tiền', amount: '2.000.000 đồng', beside: '' },
      },
    ],
  },
};

export const sampleTransfer: Printed = {
  ...common,
  number: '30/CV',
  texts: { ...caseTexts, on: { day: '2014-03-12' }, to: 'Cơ quan Cảnh sát điều tra' },
  rows: {
    papers: [{ paper: 'Biên bản kiểm tra số 05/BB-KT' }, { paper: 'Biên bản vi phạm hành chính số 06/BB-VPHC' }],
  },
};

export const samplePlan: Printed = {
  ...common,
  number: '12/KH',
  texts: { from: { day: '2014-01-01' }, until: { day: '2014-06-30' } },
  rows: {
    sites: [
      {
        ...{ siteName: 'Nhà nghỉ Mẫu', siteAddress: 'Số 1, đường Mẫu', siteKind: 'Cơ sở lưu trú', unit: 'phường Mẫu' },
        by: { day: '2014-04-30' },
      },
    ],
  },
};
