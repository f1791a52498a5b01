import type { OfficialDocument } from '../model.ts';
import { paragraphs, report } from './report.ts';
import { said } from './tables.ts';

export const decision: OfficialDocument = {
  ...report,
  label: null,
  issuer: { superior: null, name: 'Ủy ban nhân dân huyện Phong Thổ' },
  number: { value: null, symbol: 'QĐ-UBND' },
  place: 'Phong Thổ',
  date: null,
  type: 'QUYẾT ĐỊNH',
  subject: 'Về việc thanh tra, kiểm tra cơ sở kinh doanh dịch vụ',
  addressees: [],
  decidedBy: 'Chủ tịch Ủy ban nhân dân huyện',
  bases: [
    'Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003',
    'Căn cứ Nghị định số 178/2004/NĐ-CP ngày 15 tháng 10 năm 2004 của Chính phủ',
    'Theo đề nghị của Trưởng phòng Lao động - Thương binh và Xã hội',
  ],
  body: [
    {
      is: 'paragraph',
      runs: [{ is: 'text', text: 'Điều 1. ', bold: true }, said('Kiểm tra việc chấp hành pháp luật tại cơ sở sau:')],
    },
    { is: 'lines', label: 'Tên cơ sở:', count: 1 },
    { is: 'lines', label: 'Địa chỉ:', count: 2 },
    {
      is: 'boxes',
      label: 'Hình thức:',
      choices: [
        { text: 'theo kế hoạch', ticked: true },
        { text: 'đột xuất', ticked: false },
        { text: 'kiểm tra lại', ticked: null },
      ],
    },
    { is: 'list', mark: 'letter', items: [[said('Đội trưởng:')], [said('Các thành viên, thẻ số …')]] },
    {
      is: 'paragraph',
      runs: [{ is: 'text', text: 'Điều 2. ', bold: true }, said('Quyết định có hiệu lực kể từ ngày ký.')],
    },
    {
      is: 'signatories',
      signatories: [
        { title: 'ĐẠI DIỆN CƠ SỞ', name: null },
        { title: 'NGƯỜI CHỨNG KIẾN', name: null },
        { title: 'ĐỘI TRƯỞNG', name: 'Trần Văn Mẫu' },
      ],
    },
  ],
  signature: { authority: ['KT. CHỦ TỊCH'], title: 'Phó Chủ tịch', name: null },
  recipients: ['Như Điều 2', 'Lưu: VT'],
  annexes: [],
  provenance: null,
};

export const letter: OfficialDocument = {
  ...report,
  label: null,
  issuer: { superior: null, name: 'Ủy ban nhân dân tỉnh Lai Châu' },
  number: { value: '879', symbol: 'UBND-VX' },
  type: null,
  subject: 'tăng cường thực hiện công tác phòng, chống tệ nạn mại dâm',
  addressees: ['Các sở, ngành thành viên Ban Chỉ đạo', 'Ủy ban nhân dân các huyện, thị xã'],
  body: [{ is: 'paragraph', runs: [said(paragraphs[0]!)] }],
  signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'], title: 'Phó Chủ tịch', name: null },
  annexes: [],
  provenance: null,
};
