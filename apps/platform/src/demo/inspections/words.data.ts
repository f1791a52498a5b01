/** Invented names of places. None is a real one; each gets "(mẫu)" where it is used. */
export const placeNames = [
  'Hoa Ban',
  'Hoa Mai',
  'Hoa Đào',
  'Hương Rừng',
  'Suối Mơ',
  'Ánh Sao',
  'Bình Minh',
  'Hoàng Hôn',
  'Sao Đêm',
  'Thảo Nguyên',
  'Mây Trắng',
  'Đồi Thông',
  'Tiếng Suối',
  'Nắng Mới',
  'Gió Ngàn',
  'Bản Mới',
  'Quê Hương',
  'Tây Bắc',
  'Mường Mây',
  'Đỉnh Non',
  'Sương Sớm',
  'Trăng Rừng',
  'Lúa Vàng',
  'Rừng Xanh',
  'Đường Mới',
  'Phố Núi',
  'Chiều Tím',
  'Ngọc Lan',
  'Thu Cúc',
  'Đông Phong',
] as const;

/** What kinds of establishments there are, how often, and how a sign calls them. */
export const kinds = [
  { kind: 'motel', sign: 'Nhà nghỉ', share: 30 },
  { kind: 'karaoke', sign: 'Karaoke', share: 26 },
  { kind: 'boarding-house', sign: 'Nhà trọ', share: 16 },
  { kind: 'hotel', sign: 'Khách sạn', share: 12 },
  { kind: 'guest-house', sign: 'Nhà khách', share: 6 },
  { kind: 'dance-hall', sign: 'Vũ trường', share: 4 },
] as const;

/** Kinds of areas in which work is concentrated, and what they might be called. */
export const areaKinds = ['street', 'lodging-cluster', 'service-cluster', 'station-or-market', 'border-gate'] as const;
export const areaNames = ['Khu vực', 'Cụm dịch vụ', 'Tuyến phố', 'Khu chợ', 'Bến xe'] as const;

/** Where residence is checked. */
export const residences = ['lodging', 'rented-rooms', 'rented-rooms', 'household'] as const;

/** How reports of violations come in. */
export const channels = ['in-person', 'letter', 'hotline', 'hotline', 'other-agency'] as const;

/** Kinds of establishments that culture licenses, and as what. */
export const licensed: Readonly<Record<string, string>> = {
  karaoke: 'karaoke',
  'dance-hall': 'dance-hall',
  hotel: 'lodging-class',
};

/** How estimates were made. */
export const estimatedBy = ['expert-judgement', 'multiplier', 'survey'] as const;
