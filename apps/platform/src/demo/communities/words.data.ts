/** Models of the story, by their names in code; each name gets "(mẫu)" where it is used. */
export const models = [
  { model: 'clb-phong-chong-tnxh', called: 'Câu lạc bộ phòng, chống tệ nạn xã hội', kind: 'club' },
  { model: 'to-tu-quan-ban-lang', called: 'Tổ tự quản bản làng', kind: 'self-governing-group' },
  { model: 'doi-tinh-nguyen-xa', called: 'Đội hoạt động xã hội tình nguyện', kind: 'volunteer-team' },
  { model: 'clb-phu-nu-khong-tnxh', called: 'Câu lạc bộ phụ nữ không có tệ nạn xã hội', kind: 'club' },
  { model: 'duong-day-tu-van', called: 'Đường dây tư vấn', kind: 'hotline' },
  { model: 'nhom-hoa-nhap', called: 'Nhóm hỗ trợ hòa nhập cộng đồng', kind: 'reintegration' },
] as const;

export const programmes = [
  'poverty-reduction',
  'vocational-training',
  'jobs',
  'loans',
  'drug-prevention',
  'hiv-prevention',
  'anti-trafficking',
] as const;

export const visitSubjects = [
  'healthy-communes',
  'directive',
  'plan',
  'team-178',
  'social-programmes',
  'reports',
] as const;
