/** Invented subjects; each gets "(mẫu)" where it is used. */
export const subjects = [
  'Tăng cường công tác phòng, chống tệ nạn mại dâm',
  'Triển khai thực hiện công văn 879/UBND-VX',
  'Phối hợp kiểm tra cơ sở kinh doanh dịch vụ dễ bị lợi dụng',
  'Đẩy mạnh tuyên truyền phòng, chống mại dâm, mua bán người',
  'Chấn chỉnh hoạt động kinh doanh dịch vụ văn hóa, lưu trú',
  'Rà soát địa bàn trọng điểm',
] as const;

export const guided = {
  plan: 'Hướng dẫn triển khai kế hoạch phòng, chống mại dâm',
  'harm-reduction': 'Hướng dẫn phòng ngừa, giảm thiểu tác hại',
  'healthy-commune': 'Hướng dẫn xây dựng xã, phường, thị trấn lành mạnh',
} as const;

export const meetings = [
  'Giao ban công tác phòng, chống tệ nạn xã hội',
  'Họp phối hợp Đội kiểm tra liên ngành 178',
  'Kiểm điểm thực hiện kế hoạch quý',
] as const;

/** Symbols of documents by who issues them. */
export const symbols: Readonly<Record<string, string>> = {
  dolisa: 'SLĐTBXH-PCTNXH',
  police: 'CAT-PV11',
  health: 'SYT-NVY',
  culture: 'SVHTTDL-TTr',
  'fatherland-front': 'MTTQ-BTT',
  'other-members': 'SGDĐT-CTHSSV',
  'member-organisations': 'HLHPN-BCS',
};

export const tasks = [
  'Lồng ghép nội dung phòng, chống tệ nạn xã hội vào hoạt động ngoại khóa',
  'Quản lý học sinh, sinh viên nội trú, ngoại trú',
  'Tập huấn cho giáo viên phụ trách công tác học sinh',
  'Phối hợp với gia đình và nhà trường giáo dục lối sống lành mạnh',
  'Tổ chức cuộc thi tìm hiểu pháp luật trong trường học',
] as const;

/** What plans ask money for. */
export const purposes = ['Tuyên truyền', 'Kiểm tra liên ngành', 'Tập huấn', 'Hỗ trợ hòa nhập cộng đồng'] as const;

/** What plans set as targets: indicator, and at most how much in a half-year. */
export const targets = [
  { indicator: 'communication-sessions', most: 22 },
  { indicator: 'inspections-done', most: 12 },
  { indicator: 'households-committed', most: 500 },
] as const;
