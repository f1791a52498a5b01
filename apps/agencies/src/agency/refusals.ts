import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'agency-is-new': { vi: 'Cơ quan này đã có trong hệ thống.', en: 'This agency is there already.' },
  'agency-is-established': { vi: 'Cơ quan phải đã được thành lập.', en: 'The agency must be established.' },
  'agency-goes-on': {
    vi: 'Cơ quan phải còn hoạt động vào ngày thay đổi.',
    en: 'The agency must still go on on the day of the change.',
  },
  'within-the-agencys-life': {
    vi: 'Ngày phải nằm trong thời gian cơ quan tồn tại.',
    en: 'The day must lie within the life of the agency.',
  },
  'unit-is-registered': {
    vi: 'Đơn vị hành chính phải có trong danh mục và có hiệu lực vào ngày đó.',
    en: 'The administrative unit must be registered and valid on that day.',
  },
  'unit-has-the-agencys-level': {
    vi: 'Đơn vị hành chính phải cùng cấp với cơ quan.',
    en: 'The unit must be of the same level as the agency.',
  },
  'local-agency-has-a-unit': {
    vi: 'Cơ quan cấp huyện, cấp xã phải thuộc một đơn vị hành chính.',
    en: 'An agency at district or commune belongs to an administrative unit.',
  },
  'superior-goes-on': {
    vi: 'Cơ quan cấp trên phải có trong hệ thống và còn hoạt động vào ngày đó.',
    en: 'The superior agency must be there and go on on that day.',
  },
  'one-superior-on-a-line': {
    vi: 'Trong cùng một ngày, mỗi tuyến (theo ngành, theo Ủy ban nhân dân) chỉ có một cơ quan cấp trên.',
    en: 'On one day there is one superior on each line, the sector’s and the People’s Committee’s.',
  },
  'local-branch-has-two-superiors': {
    vi: 'Cơ quan ngành dọc đặt tại huyện, xã chịu sự chỉ đạo của ngành và của Ủy ban nhân dân: phải có cả hai cấp trên.',
    en: 'A sector’s branch at district or commune answers to its sector and to the People’s Committee: it has both superiors.',
  },
  'tree-has-no-circle': {
    vi: 'Một cơ quan không thể là cấp trên của chính mình, dù trực tiếp hay gián tiếp.',
    en: 'An agency is not its own superior, directly or through others.',
  },
  'duty-is-held-once': {
    vi: 'Cơ quan đang giữ nhiệm vụ này vào ngày đó.',
    en: 'The agency holds this duty on that day already.',
  },
  'duty-is-held': {
    vi: 'Cơ quan không giữ nhiệm vụ này vào ngày đó.',
    en: 'The agency does not hold this duty on that day.',
  },
  'stretches-do-not-overlap': {
    vi: 'Các khoảng thời gian của cùng một nội dung không được chồng lên nhau.',
    en: 'Stretches of the same thing must not overlap.',
  },
  'membership-is-recorded-once': {
    vi: 'Cơ quan đã là thành viên Ban Chỉ đạo vào ngày đó.',
    en: 'The agency is a member of the steering committee on that day already.',
  },
  'membership-runs': {
    vi: 'Cơ quan không phải là thành viên Ban Chỉ đạo vào ngày đó.',
    en: 'The agency is not a member of the steering committee on that day.',
  },
  'electronic-code-is-borne-once': {
    vi: 'Trong cùng một ngày, một mã định danh điện tử chỉ thuộc về một cơ quan.',
    en: 'On one day an electronic code belongs to one agency only.',
    source: 'Quyết định 20/2020/QĐ-TTg',
  },
  'successor-goes-on': {
    vi: 'Cơ quan kế thừa phải là cơ quan khác, có trong hệ thống và còn hoạt động vào ngày đó.',
    en: 'A successor must be another agency that is there and goes on on that day.',
  },
  'every-duty-has-a-successor': {
    vi: 'Mỗi nhiệm vụ còn đang giữ phải có cơ quan kế thừa, ở từng xã, phường, thị trấn.',
    en: 'Every duty still held must have a successor, in each commune.',
  },
  'open-follow-ups-have-a-successor': {
    vi: 'Còn nhiệm vụ theo văn bản chỉ đạo chưa xong: phải nêu một cơ quan tiếp nhận toàn bộ phần việc còn lại.',
    en: 'Obligations of directives are still open: name an agency that takes over all that remains.',
  },
  'open-teams-have-a-successor': {
    vi: 'Còn Đội kiểm tra liên ngành 178 do cơ quan thành lập đang hoạt động: phải nêu một cơ quan tiếp nhận toàn bộ phần việc còn lại, hoặc giải thể Đội trước.',
    en: 'A Team 178 set up by the agency still stands: name an agency that takes over all that remains, or dissolve the team first.',
  },
  'agency-is-dissolved': { vi: 'Cơ quan chưa bị giải thể.', en: 'The agency is not dissolved.' },
});
