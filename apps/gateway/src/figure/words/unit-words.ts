/** What is counted, in words: by the code that machines read. */
const units: Readonly<Record<string, string>> = {
  addressees: 'cơ quan, địa phương',
  agencies: 'cơ quan',
  areas: 'địa bàn',
  attendances: 'lượt người',
  broadcasts: 'lượt phát',
  cases: 'vụ',
  communes: 'xã, phường, thị trấn',
  courses: 'lớp',
  decisions: 'quyết định',
  documents: 'văn bản',
  dong: 'đồng',
  establishments: 'cơ sở',
  hotspots: 'tụ điểm',
  households: 'hộ',
  inspections: 'cuộc',
  items: 'sản phẩm',
  licences: 'giấy phép',
  meetings: 'cuộc họp',
  models: 'mô hình',
  operations: 'đợt',
  people: 'người',
  programmes: 'chương trình',
  records: 'biên bản',
  reports: 'báo cáo',
  'residential-areas': 'khu dân cư',
  sessions: 'buổi',
  'sessions-in-a-language': 'buổi',
  tasks: 'nhiệm vụ',
  teams: 'đội',
  units: 'đơn vị',
  visits: 'lượt',
};

/** What is counted, in Vietnamese; a unit of count that a province added is told by its code. */
export function unitWords(unitOfCount: string): string {
  return Object.hasOwn(units, unitOfCount) ? units[unitOfCount]! : unitOfCount;
}

/** The same for files of both languages: the code is its English word, and what other programs read. */
export function unitWordsAndCode(unitOfCount: string): string {
  const words = unitWords(unitOfCount);
  return words === unitOfCount ? unitOfCount : `${words} / ${unitOfCount}`;
}
