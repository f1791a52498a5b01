import type { Printed } from '@lien-nganh/kernel';

/** Invented records with something in every place, for layouts to be checked against and looked at. */

const common = {
  issuer: { superior: 'Ủy ban nhân dân tỉnh Mẫu', name: 'Sở Lao động - Thương binh và Xã hội' },
  ...{ signedFor: null, number: '15/CV-LĐTBXH', seat: 'Mẫu', date: '2014-03-05', rows: {} },
} as const;

export const samplePaper: Printed = {
  ...common,
  ...{ number: null, date: null },
  texts: { issuer: common.issuer.name, proposer: common.issuer.name },
};

/** A decision is that of the body above, whoever drafts it. */
export const sampleDecision: Printed = {
  ...samplePaper,
  issuer: { superior: null, name: common.issuer.superior },
};

export const sampleMembers: Printed = {
  ...common,
  ...{ number: null, date: null },
  texts: { decision: '12/QĐ-UBND', decidedOn: { day: '2014-02-20' } },
  rows: {
    members: [
      { agency: 'Sở Lao động - Thương binh và Xã hội', role: 'Đội trưởng', card: '178-001' },
      { agency: 'Công an tỉnh', role: 'Đội phó', card: '178-002' },
      { agency: 'Sở Y tế', role: 'Thành viên', card: '178-003' },
    ],
  },
};

const meeting = { subject: 'giao ban công tác phòng, chống mại dâm quý I năm 2014', on: { day: '2014-03-20' } };

export const sampleMinutes: Printed = {
  ...common,
  number: '07/BB',
  texts: { issuer: common.issuer.name, ...meeting },
  rows: {
    agencies: [{ agency: 'Công an tỉnh' }, { agency: 'Sở Y tế' }, { agency: 'Sở Văn hóa, Thể thao và Du lịch' }],
    tasks: [
      { task: 'Rà soát danh sách cơ sở kinh doanh có điều kiện', agency: 'Công an tỉnh', dueOn: { day: '2014-04-15' } },
    ],
  },
};

export const sampleLetter: Printed = {
  ...common,
  ...{ number: null, date: null },
  texts: {
    ...{
      issuer: 'Ủy ban nhân dân tỉnh Mẫu',
      addressee: 'Sở Y tế',
      document: '87/UBND-VX',
      issuedOn: { day: '2013-07-16' },
    },
    words: 'Tăng cường phòng ngừa, can thiệp giảm tác hại tại các địa bàn trọng điểm',
    ...{ dueOn: { day: '2014-03-31' }, progressOn: { day: '2014-02-10' } },
  },
};

export const sampleInvitation: Printed = {
  ...common,
  ...{ number: null, date: null },
  texts: {
    ...{ issuer: common.issuer.name, ...meeting, at: '08 giờ 00', place: 'Phòng họp số 2, trụ sở liên cơ quan' },
    ...{ training: null, meeting: 'meeting', asks: 'Báo cáo kết quả quý I của cơ quan mình, bằng văn bản' },
  },
  rows: { invited: [{ agency: 'Công an tỉnh' }, { agency: 'Sở Y tế' }, { agency: 'Sở Văn hóa, Thể thao và Du lịch' }] },
};

const planned = { superior: null, name: 'Ủy ban nhân dân tỉnh Mẫu' };

export const samplePlan: Printed = {
  ...common,
  ...{ issuer: planned, number: '21/KH-UBND', date: '2014-01-10' },
  texts: {
    ...{ unit: 'tỉnh Mẫu', from: { day: '2014-01-01' }, until: { day: '2014-12-31' } },
    ...{ revisedFrom: { day: '2014-07-01' }, continued: 'continued' },
  },
  rows: {
    targets: [
      { indicator: 'Số cuộc kiểm tra', unit: 'tỉnh Mẫu', target: '1.200' },
      { indicator: 'Số lớp tập huấn', unit: 'huyện Mẫu', target: '6' },
    ],
    budget: [{ purpose: 'Kiểm tra liên ngành', source: 'Ngân sách địa phương', asked: '150.000.000 đồng' }],
  },
};

export const sampleRevision: Printed = {
  ...common,
  ...{ issuer: planned, number: null, date: null },
  texts: { plan: '21/KH-UBND', before: '3/KH-UBND', unit: 'tỉnh Mẫu', revisedFrom: { day: '2014-07-01' } },
  rows: {
    changes: [
      { indicator: 'Số cuộc kiểm tra', unit: 'tỉnh Mẫu', before: '1.000', after: '1.200', change: '+200' },
      {
        ...{ indicator: 'Số lớp tập huấn', unit: 'huyện Mẫu', before: 'không có chỉ tiêu', after: '6' },
        change: 'không so sánh được',
      },
    ],
  },
};
