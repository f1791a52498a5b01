import { z } from 'zod';

/** Words of one list, each with its Vietnamese. In the log each is a string: a list that grows makes no new shape. */
export interface Words<W extends string> {
  /** What an officer may choose. */
  readonly input: z.ZodEnum<{ [K in W]: K }>;
  /** The word in Vietnamese; one that the list does not have any more as it is. */
  readonly vi: (word: string) => string;
}

export function words<const W extends string>(vietnamese: Readonly<Record<W, string>>): Words<W> {
  const known: Readonly<Record<string, string>> = vietnamese;
  return { input: z.enum(Object.keys(vietnamese) as W[]), vi: (word) => known[word] ?? word };
}

export const form = words({
  session: 'buổi tuyên truyền tập trung',
  talk: 'nói chuyện chuyên đề',
  mobile: 'tuyên truyền lưu động',
  contest: 'hội thi',
});

export const topic = words({
  law: 'pháp luật',
  trafficking: 'phòng, chống mua bán người',
  health: 'sức khỏe',
  'cultural-life': 'nếp sống văn hóa',
  other: 'nội dung khác',
});

/** Languages of Lai Châu in which people are spoken to, and any other. */
export const language = words({
  vietnamese: 'tiếng Việt',
  thai: 'tiếng Thái',
  hmong: 'tiếng Mông',
  dao: 'tiếng Dao',
  'ha-nhi': 'tiếng Hà Nhì',
  'la-hu': 'tiếng La Hủ',
  giay: 'tiếng Giáy',
  'kho-mu': 'tiếng Khơ Mú',
  lu: 'tiếng Lự',
  other: 'tiếng khác',
});

/** Whom it is for. Of a mixed audience the one that it was meant for; ethnic minorities have priority. */
export const audience = words({
  general: 'nhân dân',
  'ethnic-minorities': 'đồng bào dân tộc thiểu số',
  women: 'phụ nữ',
  youth: 'thanh niên',
  'pupils-and-students': 'học sinh, sinh viên',
  workers: 'người lao động',
  'establishment-owners-and-staff': 'chủ và nhân viên cơ sở kinh doanh',
  officials: 'cán bộ, công chức, viên chức',
  'border-communes': 'nhân dân xã biên giới',
});

/** Organisations of the Fatherland Front, whose members are counted. */
export const organisation = words({
  'fatherland-front': 'Ủy ban Mặt trận Tổ quốc',
  women: 'Hội Liên hiệp Phụ nữ',
  youth: 'Đoàn Thanh niên',
  farmers: 'Hội Nông dân',
  veterans: 'Hội Cựu chiến binh',
  'trade-union': 'Công đoàn',
  elderly: 'Hội Người cao tuổi',
  other: 'tổ chức khác',
});

/** Work of which a session may be part, instead of standing alone. */
export const otherWork = words({
  meeting: 'cuộc họp',
  'cultural-event': 'hoạt động văn hóa, văn nghệ',
  'law-dissemination': 'phổ biến pháp luật',
  'hiv-prevention': 'phòng, chống HIV/AIDS',
  'drug-prevention': 'phòng, chống ma túy',
  'human-trafficking-prevention': 'phòng, chống mua bán người',
  'vocational-training': 'dạy nghề',
  'healthy-commune': 'xây dựng xã, phường, thị trấn lành mạnh',
  'school-lesson': 'giờ học ở trường',
  other: 'việc khác',
});

export const genre = words({ news: 'tin', article: 'bài', reportage: 'phóng sự' });

export const medium = words({
  newspaper: 'báo in',
  radio: 'phát thanh',
  television: 'truyền hình',
  online: 'báo, trang thông tin điện tử',
  bulletin: 'bản tin',
});

export const panelKind = words({ panel: 'pa nô', banner: 'băng rôn', slogan: 'khẩu hiệu' });

export const materialKind = words({
  leaflet: 'tờ rơi',
  handbook: 'sổ tay',
  poster: 'áp phích',
  document: 'tài liệu',
  disc: 'băng, đĩa',
});

export const culturalTitle = words({
  'cultural-family': 'gia đình văn hóa',
  'cultural-residential-area': 'thôn, bản, khu dân cư văn hóa',
  'cultural-agency-or-unit': 'cơ quan, đơn vị văn hóa',
});

export const agencyKind = words({
  agency: 'cơ quan',
  unit: 'đơn vị',
  enterprise: 'doanh nghiệp',
  school: 'trường học',
});

/** Forms of work that are entered one by one or as the tally of a month: the same word on both sides. */
const talliedForms = {
  broadcast: 'lượt phát thanh',
  panel: 'pa nô, băng rôn, khẩu hiệu',
  printed: 'tài liệu in',
  commitment: 'hộ ký cam kết',
} as const;
export type TalliedForm = keyof typeof talliedForms;

export const tallied = words({ ...talliedForms, referral: 'lượt giới thiệu, chuyển gửi' });

/** Id of a record of another service: it names nothing and nobody. */
export const opaqueId = z
  .string()
  .max(200)
  .regex(/^[\w.@~+-]+$/);
