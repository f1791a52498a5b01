import { defineRefusals } from '@lien-nganh/kernel';

const circular = 'Thông tư 05/2006/TT-BLĐTBXH';

export const refusals = defineRefusals({
  'team-is-new': { vi: 'Đội này đã có trong hệ thống.', en: 'This team is there already.' },
  'team-stands': {
    vi: 'Đội phải đã được thành lập và chưa giải thể vào ngày đó.',
    en: 'The team must be established and not dissolved on that day.',
  },
  'unit-is-registered': {
    vi: 'Đơn vị hành chính phải có trong danh mục và có hiệu lực vào ngày thành lập.',
    en: 'The unit must be registered and valid on the day of establishment.',
  },
  'unit-has-the-teams-level': {
    vi: 'Đơn vị hành chính phải cùng cấp với Đội.',
    en: 'The unit must be of the level of the team.',
  },
  'set-up-by-the-committee-of-its-unit': {
    vi: 'Đội do Chủ tịch Ủy ban nhân dân của đơn vị đó, hoặc của đơn vị cấp trên, thành lập.',
    en: 'A team is set up by the chairman of the People’s Committee of its unit, or of a unit above it.',
    source: circular,
  },
  'agencies-go-on': {
    vi: 'Cơ quan được nêu phải có trong hệ thống và còn hoạt động vào ngày đó.',
    en: 'Every agency named must be there and go on on that day.',
  },
  'one-leader': {
    vi: 'Trong cùng một ngày, Đội chỉ có một đội trưởng.',
    en: 'A team has one leader at a time.',
    source: circular,
  },
  'member-is-not-on-the-team': {
    vi: 'Người này đang là thành viên của Đội.',
    en: 'This person is on the team already.',
  },
  'member-is-on-the-team': {
    vi: 'Người này không phải là thành viên của Đội vào ngày đó.',
    en: 'This person is not on the team on that day.',
  },
  'card-number-is-free': {
    vi: 'Số thẻ kiểm tra này đã cấp cho người khác.',
    en: 'This card number belongs to somebody else.',
    source: circular,
  },
  'successor-stands': {
    vi: 'Đội tiếp nhận phải là Đội khác, đang hoạt động vào ngày giải thể.',
    en: 'A succeeding team must be another one that stands on the day of the dissolution.',
  },
  'team-has-a-leader': { vi: 'Đội phải có đội trưởng.', en: 'A team has a leader.' },
  'one-or-two-deputies': {
    vi: 'Số đội phó không đúng quy định.',
    en: 'A team has as many deputies as the rules ask for.',
  },
  'at-least-three-members': {
    vi: 'Đội có ít thành viên hơn mức tối thiểu theo quy định thì không thể tiến hành kiểm tra.',
    en: 'A team of fewer members than the rules ask for cannot inspect.',
  },
  'members-come-from-the-named-sectors': {
    vi: 'Có thành viên do cơ quan không thuộc các ngành được quy định cử.',
    en: 'Members are nominated by the sectors that the rules name.',
  },
});
