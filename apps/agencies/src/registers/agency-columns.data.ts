import type { ListSource, RegisterColumn } from '@lien-nganh/kernel';

const levels: ListSource = {
  from: 'here',
  entries: [
    { code: 'province', vi: 'Tỉnh', en: 'Province' },
    { code: 'district', vi: 'Huyện', en: 'District' },
    { code: 'commune', vi: 'Xã', en: 'Commune' },
  ],
};

type Entry = Extract<ListSource, { from: 'reference' }>['entry'];

/** Columns of the list of agencies. */
export function agencyColumns(entry: Entry): readonly RegisterColumn[] {
  const short = (field: string, vi: string, en: string, example: string): RegisterColumn => ({
    ...{ field, head: { vi, en }, kind: { is: 'text', most: 60 }, required: true, example },
  });
  const named = (field: string, vi: string, en: string, example: string): RegisterColumn => ({
    ...{ field, head: { vi, en }, kind: { is: 'text', most: 200 }, required: true, example },
  });
  const superior = (field: string, vi: string, en: string, example: string): RegisterColumn => ({
    ...{ field, head: { vi, en }, required: false, example },
    kind: { is: 'list', of: { from: 'reference', table: 'agencies', entry } },
  });
  return [
    short('agency', 'Mã định danh', 'Short name', 'health-105'),
    named('vi', 'Tên cơ quan', 'Name in Vietnamese', 'Phòng Y tế thành phố Lai Châu'),
    named('en', 'Tên tiếng Anh', 'Name in English', 'Health office of Lai Châu city'),
    short('sector', 'Ngành', 'Sector', 'health'),
    {
      field: 'level',
      head: { vi: 'Cấp', en: 'Level' },
      kind: { is: 'list', of: levels },
      required: true,
      example: 'Huyện',
    },
    {
      field: 'unitCode',
      head: { vi: 'Mã đơn vị hành chính', en: 'Code of its unit' },
      kind: { is: 'text', most: 5 },
      required: false,
      example: '105',
    },
    {
      field: 'validFrom',
      head: { vi: 'Thành lập ngày', en: 'Established on' },
      kind: { is: 'day' },
      required: true,
      example: '01/01/2004',
    },
    superior('bySector', 'Cấp trên theo ngành', 'Superior of the sector', 'Sở Y tế'),
    superior(
      'byCommittee',
      'Cấp trên theo Ủy ban nhân dân',
      'Superior of the people’s committee',
      'Ủy ban nhân dân thành phố Lai Châu',
    ),
    {
      field: 'basis',
      head: { vi: 'Căn cứ', en: 'Basis' },
      kind: { is: 'text', most: 300 },
      required: false,
      example: 'Quyết định 12/QĐ-UBND',
    },
  ];
}
