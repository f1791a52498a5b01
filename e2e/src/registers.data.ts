/** One row as an office types it, by the Vietnamese heads. */
export type Row = Readonly<Record<string, string>>;

/** A register, who keeps it, a row of it, and what its corrected file says otherwise. */
export interface Book {
  /** `<service>/<register>`. */
  readonly register: string;
  readonly account: string;
  readonly row: Row;
  readonly corrected: Row;
  /** What the corrected file comes to; not every record is corrected by a file. */
  readonly comes?: 'changed' | 'refused';
  /** A cell that nobody can read, and what is said of it. */
  readonly spoiled: { readonly cell: Row; readonly said: RegExp };
}

const wrongDay = (head: string): Book['spoiled'] => ({ cell: { [head]: '31/02/2014' }, said: /31\/02\/2014/ });
const ambiguous: Book['spoiled'] = { cell: { 'Tổng số': '1.25' }, said: /1\.25/ };

/** Totals of a period of one table; each is counted over periods of its own. */
function totals(service: string, account: string, [from, to]: readonly [string, string], names: readonly string[]) {
  return names.map((name): Book => ({
    register: `${service}/totals-${name}`,
    account,
    row: { Ngày: to, 'Đơn vị hành chính': 'tỉnh Lai Châu', 'Ngày đầu kỳ': from, 'Tổng số': '1.250' },
    corrected: { 'Tổng số': '1.251' },
    spoiled: ambiguous,
  }));
}

const past: Row = {
  ...{ 'Đơn vị hành chính': 'tỉnh Lai Châu', 'Số liệu': '1.250', 'Chính xác hay làm tròn': 'Làm tròn' },
  ...{ 'Số văn bản nguồn': '159/BC-UBND', 'Ngày văn bản nguồn': '15/01/2013' },
};

/** Every register of every service; those whose rows lead to records of another stand behind it. */
export const books: readonly Book[] = [
  {
    register: 'agencies/units',
    account: 'admin',
    row: {
      ...{ 'Mã đơn vị': '03999', Tên: 'Bản Thử', 'Loại đơn vị': 'xã', 'Mã đơn vị cấp trên': '105' },
      ...{ 'Có từ ngày': '05/09/2013', 'Căn cứ': 'Nghị quyết 12/NQ-CP' },
    },
    corrected: { Tên: 'Bản Thử Mới' },
    spoiled: wrongDay('Có từ ngày'),
  },
  {
    register: 'agencies/agencies',
    account: 'admin',
    row: {
      ...{
        'Mã định danh': 'health-105',
        'Tên cơ quan': 'Phòng Y tế thành phố (mẫu)',
        'Tên tiếng Anh': 'Health office',
      },
      ...{ Ngành: 'health', Cấp: 'Huyện', 'Mã đơn vị hành chính': '105', 'Thành lập ngày': '01/01/2013' },
    },
    corrected: { 'Tên cơ quan': 'Phòng Y tế khác (mẫu)' },
    // what becomes of an agency has commands of its own
    comes: 'refused',
    spoiled: { cell: { Cấp: 'Ấp' }, said: /“Ấp”/ },
  },
  {
    register: 'agencies/plans',
    account: 'officer.health',
    row: {
      ...{
        Ngày: '05/01/2014',
        'Đơn vị hành chính': 'tỉnh Lai Châu',
        'Số văn bản': '12',
        'Ký hiệu': 'KH-SYT',
        Cấp: 'Tỉnh',
      },
      ...{ 'Loại kế hoạch': 'Kế hoạch năm', 'Mới hoặc tiếp tục': 'Mới' },
      ...{ 'Từ ngày': '01/01/2014', 'Đến ngày': '31/12/2014' },
    },
    corrected: { 'Mới hoặc tiếp tục': 'Tiếp tục' },
    spoiled: wrongDay('Đến ngày'),
  },
  {
    register: 'agencies/plan-targets',
    account: 'officer.health',
    // the plan itself stands before it in this table
    row: { 'Kế hoạch': '', 'Chỉ tiêu': 'inspection-visits', 'Mức phải đạt': '1.250' },
    corrected: { 'Mức phải đạt': '1.300' },
    spoiled: { cell: { 'Mức phải đạt': '1.25' }, said: /1\.25/ },
  },
  {
    register: 'inspections/establishments',
    account: 'officer.police',
    row: {
      ...{
        'Mã trong sổ': '01',
        'Tên cơ sở': 'Karaoke Ban Mai (mẫu)',
        'Loại cơ sở': 'Karaoke',
        'Địa chỉ': 'Tổ 1 (mẫu)',
      },
      ...{ 'Xã, phường, thị trấn': '03388', 'Ngày bắt đầu hoạt động': '05/09/2013' },
      ...{ 'Tình trạng giấy phép': 'Còn hiệu lực', 'Số giấy phép': '15/GP', 'Tình trạng từ ngày': '05/09/2013' },
    },
    corrected: { 'Tên cơ sở': 'Karaoke Sao Đêm (mẫu)', 'Tình trạng giấy phép': 'Hết hạn' },
    spoiled: wrongDay('Tình trạng từ ngày'),
  },
  {
    register: 'inspections/culture-licences',
    account: 'officer.culture',
    row: { Ngày: '05/01/2013', 'Đơn vị hành chính': '03388', 'Loại giấy phép': 'Karaoke', 'Số giấy phép': '7/GP' },
    corrected: { Ngày: '05/02/2013' },
    spoiled: wrongDay('Ngày'),
  },
  {
    register: 'communications/tallies',
    account: 'officer.culture',
    row: {
      ...{ Ngày: '30/09/2013', 'Đơn vị hành chính': '03388', Loại: 'lượt phát thanh', Tháng: '9/2013' },
      ...{ 'Tổng số': '1.250', 'Số lần': '12', 'Số văn bản báo cáo': '12/BC-UBND', 'Ngày văn bản': '30/09/2013' },
    },
    corrected: { 'Tổng số': '1.251' },
    spoiled: ambiguous,
  },
  ...totals(
    'communities',
    'officer.health',
    ['01/07/2013', '31/12/2013'],
    [
      ...['people-supported', 'people-trained-vocationally', 'people-helped-to-work', 'people-given-loans'],
      ...['support-visits', 'trafficking-victims-supported'],
    ],
  ),
  ...totals(
    'health-interventions',
    'officer.health',
    ['15/06/2013', '14/09/2013'],
    [
      ...[
        'condoms-distributed',
        'needles-syringes',
        'outreach-contacts',
        'people-reached',
        'hiv-tests-with-counselling',
      ],
      ...['people-tested', 'sti-examinations', 'treatment-referrals'],
    ],
  ),
  ...totals(
    'health-interventions',
    'officer.health',
    ['14/09/2013', '14/09/2013'],
    [...['communes-with-harm-reduction', 'substitution-patients']],
  ),
  {
    register: 'reporting/past-figures',
    account: 'standing',
    row: { ...past, 'Chỉ tiêu': 'inspection-visits', 'Từ ngày': '01/01/2012', 'Đến ngày': '31/12/2012' },
    corrected: { 'Số liệu': '1.260' },
    spoiled: { cell: { 'Số liệu': '1.25' }, said: /1\.25/ },
  },
  {
    register: 'reporting/opening-stocks',
    account: 'standing',
    row: { ...past, 'Chỉ tiêu': 'prone-establishments', 'Tính đến ngày': '30/06/2013' },
    corrected: { 'Số liệu': '1.260' },
    spoiled: wrongDay('Tính đến ngày'),
  },
];
