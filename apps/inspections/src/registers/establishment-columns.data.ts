import type { ListSource, RegisterColumn } from '@lien-nganh/kernel';

const here = (entries: Readonly<Record<string, readonly [vi: string, en: string]>>): ListSource => ({
  from: 'here',
  entries: Object.entries(entries).map(([code, [vi, en]]) => ({ code, vi, en })),
});

export const licenceStates = here({
  none: ['Không có', 'None'],
  'in-force': ['Còn hiệu lực', 'In force'],
  suspended: ['Đình chỉ', 'Suspended'],
  withdrawn: ['Bị thu hồi', 'Withdrawn'],
  expired: ['Hết hạn', 'Expired'],
});

const risks = here({
  low: ['Thấp', 'Low'],
  medium: ['Trung bình', 'Medium'],
  high: ['Cao', 'High'],
  unknown: ['Chưa đánh giá', 'Not assessed'],
});

type AgencyEntry = Extract<ListSource, { from: 'reference' }>['entry'];

/** Columns of the book of establishments. */
export function establishmentColumns(agencyEntry: AgencyEntry): readonly RegisterColumn[] {
  return [
    {
      field: 'code',
      head: { vi: 'Mã trong sổ', en: 'Number in the book' },
      kind: { is: 'text', most: 60 },
      required: true,
      example: 'KR-015',
    },
    {
      field: 'name',
      head: { vi: 'Tên cơ sở', en: 'Name' },
      kind: { is: 'text', most: 200 },
      required: true,
      example: 'Quán karaoke đường 3 Tháng 2',
    },
    {
      field: 'kind',
      head: { vi: 'Loại cơ sở', en: 'Kind' },
      kind: { is: 'list', of: { from: 'records', prefix: 'establishmentType' } },
      required: true,
      example: 'Karaoke',
    },
    {
      field: 'address',
      head: { vi: 'Địa chỉ', en: 'Address' },
      kind: { is: 'text', most: 300 },
      required: true,
      example: 'Số 5, đường 3 Tháng 2',
    },
    {
      field: 'unit',
      head: { vi: 'Xã, phường, thị trấn', en: 'Commune' },
      kind: { is: 'unit', level: 'commune', on: 'openedOn' },
      required: true,
      example: 'xã Sùng Phài, huyện Tam Đường (hoặc mã 5 chữ số)',
    },
    {
      field: 'openedOn',
      head: { vi: 'Ngày bắt đầu hoạt động', en: 'Opened on' },
      kind: { is: 'day' },
      required: true,
      example: '05/09/2013',
    },
    {
      field: 'owner',
      head: { vi: 'Chủ cơ sở', en: 'Owner' },
      kind: { is: 'text', most: 200 },
      required: false,
      example: 'Dương Văn Đức',
    },
    {
      field: 'contact',
      head: { vi: 'Liên hệ', en: 'Contact' },
      kind: { is: 'text', most: 200 },
      required: false,
      example: 'điện thoại của quán',
    },
    {
      field: 'conditional',
      head: { vi: 'Kinh doanh có điều kiện', en: 'Subject to conditions' },
      kind: { is: 'yes-no' },
      required: false,
      example: 'x (để trống: theo loại cơ sở)',
    },
    {
      field: 'prone',
      head: { vi: 'Dễ bị lợi dụng', en: 'Prone to abuse' },
      kind: { is: 'yes-no' },
      required: false,
      example: 'x (để trống: theo loại cơ sở)',
    },
    {
      field: 'licence',
      path: 'licence',
      head: { vi: 'Tình trạng giấy phép', en: 'Licence' },
      kind: { is: 'list', of: licenceStates },
      required: true,
      example: 'Còn hiệu lực',
    },
    {
      field: 'licenceNumber',
      path: 'licence/number',
      head: { vi: 'Số giấy phép', en: 'Number of the licence' },
      kind: { is: 'text', most: 80 },
      required: false,
      example: '15/GP',
    },
    {
      field: 'licenceFrom',
      path: 'licence/from',
      head: { vi: 'Tình trạng từ ngày', en: 'So since' },
      kind: { is: 'day' },
      required: true,
      example: '05/09/2013',
    },
    {
      field: 'risk',
      head: { vi: 'Mức độ rủi ro', en: 'Risk' },
      kind: { is: 'list', of: risks },
      required: false,
      example: 'Trung bình',
    },
    {
      field: 'keeper',
      head: { vi: 'Cơ quan quản lý hồ sơ', en: 'Keeper of the record' },
      kind: { is: 'list', of: { from: 'reference', table: 'agencies', entry: agencyEntry } },
      required: false,
      otherwise: 'own-agency',
      example: 'để trống: cơ quan của người gửi',
    },
  ];
}
