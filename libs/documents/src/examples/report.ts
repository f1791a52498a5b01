import type { OfficialDocument } from '../model.ts';
import { districts, figure, inspections, number, said, wide, zero } from './tables.ts';

export const paragraphs = [
  'Thực hiện Công văn số 879/UBND-VX ngày 16/7/2013 của Ủy ban nhân dân tỉnh về việc tăng cường thực hiện công tác phòng, chống tệ nạn mại dâm, các sở, ngành, Ủy ban nhân dân các huyện, thị xã đã triển khai đồng bộ các nhiệm vụ được giao.',
];

export const report: OfficialDocument = {
  language: 'vi',
  label: 'BẢN NỘI BỘ - DỮ LIỆU MẪU',
  issuer: { superior: 'Ủy ban nhân dân tỉnh Lai Châu', name: 'Sở Lao động - Thương binh và Xã hội' },
  number: { value: '112', symbol: 'BC-SLĐTBXH' },
  place: 'Lai Châu',
  date: '2013-07-05',
  type: 'BÁO CÁO',
  subject:
    'Kết quả công tác phòng, chống tệ nạn mại dâm 6 tháng đầu năm 2013; phương hướng, nhiệm vụ 6 tháng cuối năm 2013',
  addressees: ['Ủy ban nhân dân tỉnh Lai Châu'],
  decidedBy: null,
  bases: [],
  body: [
    { is: 'paragraph', runs: [said(paragraphs[0]!)] },
    { is: 'heading', level: 1, number: 'I.', text: 'TÌNH HÌNH TỆ NẠN MẠI DÂM TRÊN ĐỊA BÀN' },
    {
      is: 'paragraph',
      runs: [
        said('Tính đến ngày 14/6/2013, toàn tỉnh có '),
        figure('prone-establishments', number('1512')),
        said(' cơ sở kinh doanh dịch vụ dễ bị lợi dụng, trong đó '),
        figure('prone-establishments/lodging', number('755')),
        said(' cơ sở lưu trú; phát hiện '),
        figure('cases-detected', zero('37')),
        said(' vụ; số người bán dâm ước tính: '),
        figure('estimated-persons', { is: 'missing', because: 'chưa có ước tính' }),
        said('; số được hỗ trợ: '),
        figure('people-supported', { is: 'withheld' }),
        said('.'),
      ],
    },
    {
      is: 'narrative',
      slot: 'I/situation',
      prompt: 'Diễn biến so với kỳ trước, nơi nào, dưới hình thức nào.',
      text: 'Tình hình ổn định.\nTại một số địa bàn giáp ranh còn diễn biến phức tạp.',
    },
    { is: 'heading', level: 1, number: 'II.', text: 'KẾT QUẢ THỰC HIỆN' },
    { is: 'heading', level: 2, number: '1.', text: 'Công tác quản lý địa bàn, kiểm tra, xử lý' },
    { is: 'narrative', slot: 'II.1/judgement', prompt: 'Một câu đánh giá, với số liệu làm căn cứ.', text: '' },
    {
      is: 'list',
      mark: 'dash',
      items: [
        [said('Kiểm tra theo kế hoạch: '), figure('planned', number('41')), said(' cuộc;')],
        [said('Kiểm tra đột xuất: '), figure('surprise', number('35')), said(' cuộc.')],
      ],
    },
    inspections,
    {
      is: 'chart',
      shape: 'trend',
      title: 'Số cuộc kiểm tra theo kỳ',
      alt: 'Số cuộc kiểm tra tăng từ 41 kỳ 1/2011 lên 76 kỳ 1/2013; kỳ 1/2012 không có số liệu.',
      unitOfCount: 'cuộc',
      places: ['Kỳ 1/2011', 'Kỳ 2/2011', 'Kỳ 1/2012', 'Kỳ 2/2012', 'Kỳ 1/2013'],
      series: [
        {
          name: 'Theo kế hoạch',
          figures: ['20', '31', null, '38', '41'].map((digits, at) => ({
            ref: `trend:planned@${at}`,
            value: digits === null ? ({ is: 'missing', because: 'chưa báo cáo' } as const) : number(digits),
          })),
        },
        {
          name: 'Đột xuất',
          figures: ['21', '18', null, '29', '35'].map((digits, at) => ({
            ref: `trend:surprise@${at}`,
            value: digits === null ? ({ is: 'withheld' } as const) : number(digits),
          })),
        },
      ],
    },
    {
      is: 'chart',
      shape: 'compare',
      title: 'Số cuộc kiểm tra theo huyện',
      alt: 'Tám huyện, thị xã: từ 0 (Sìn Hồ) đến 14 cuộc (Nậm Nhùn).',
      unitOfCount: 'cuộc',
      places: districts,
      series: [
        {
          name: 'Số cuộc',
          figures: districts.map((_, at) => ({
            ref: `compare@${at}`,
            value: at === 3 ? zero('12') : number(String(7 + at)),
          })),
        },
      ],
    },
    { is: 'heading', level: 1, number: 'III.', text: 'KIẾN NGHỊ, ĐỀ XUẤT' },
    {
      is: 'narrative',
      slot: 'III/proposals',
      prompt: 'Gửi ai, về việc gì.',
      text: 'Đề nghị Ủy ban nhân dân tỉnh bổ sung kinh phí cho Đội kiểm tra liên ngành 178./.',
    },
  ],
  signature: { authority: ['KT. GIÁM ĐỐC'], title: 'Phó Giám đốc', name: 'Nguyễn Thị Ví Dụ' },
  recipients: ['Như trên', 'Cục Phòng, chống tệ nạn xã hội (để b/c)', 'Ban Chỉ đạo tỉnh', 'Lưu: VT, PCTNXH'],
  annexes: [{ number: 'I', title: 'SO SÁNH CÁC KỲ', page: 'auto', body: [wide] }],
  provenance: {
    log: '5f0c8e0a-3d0b-4b6e-9a55-0d1f6f5b7a10',
    position: '48213',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    url: 'https://lien-nganh.laichau.example/kiem-tra/48213',
    madeAt: '2013-07-05T02:30:00.000Z',
  },
};
