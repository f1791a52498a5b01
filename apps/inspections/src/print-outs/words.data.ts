/** Words of print-outs for what records keep as codes. */

export const bodyWords = {
  'team-178': 'Đội kiểm tra liên ngành 178',
  police: 'Đoàn kiểm tra của Công an',
  culture: 'Đoàn kiểm tra ngành Văn hóa, Thể thao và Du lịch',
  health: 'Đoàn kiểm tra ngành Y tế',
  labour: 'Đoàn kiểm tra ngành Lao động - Thương binh và Xã hội',
  market: 'Đoàn kiểm tra của Quản lý thị trường',
  other: 'Đoàn kiểm tra liên ngành',
} as const;

export const roleWords = { leader: 'Đội trưởng', deputy: 'Đội phó', member: 'Thành viên' } as const;

export const sanctionWords = {
  warning: 'Cảnh cáo',
  fine: 'Phạt tiền',
  'licence-suspension': 'Tước quyền sử dụng giấy phép, chứng chỉ hành nghề có thời hạn',
  'operation-suspension': 'Đình chỉ hoạt động có thời hạn',
  confiscation: 'Tịch thu tang vật, phương tiện vi phạm hành chính',
  expulsion: 'Trục xuất',
} as const;

/** Bodies to which files go that are no agency of the platform. */
export const receiverWords: Readonly<Record<string, string>> = {
  'investigation-police': 'Cơ quan Cảnh sát điều tra',
};
