import { defineRefusals } from '@lien-nganh/kernel';

const circular = 'Thông tư 05/2006/TT-BLĐTBXH';

export const refusals = defineRefusals({
  'period-runs-forward': {
    vi: 'Ngày cuối của kỳ kế hoạch không được trước ngày đầu và chưa được qua.',
    en: 'The plan’s period ends on or after its first day, and is not over yet.',
  },
  'team-stands-on-that-day': {
    vi: 'Đội kiểm tra liên ngành 178 phải được thành lập và còn hoạt động vào ngày đầu của kỳ.',
    en: 'The Team 178 must have been set up and not be dissolved on the first day of the period.',
    source: circular,
  },
  'known-only-to-the-team': {
    vi: 'Người lập kế hoạch phải có tên trong danh sách được biết kế hoạch.',
    en: 'Who writes a plan must be among those who may know it.',
  },
  'establishment-is-known': {
    vi: 'Có cơ sở trong kế hoạch chưa được đăng ký.',
    en: 'An establishment of the plan is not registered.',
  },
  'line-lies-in-the-period': {
    vi: 'Thời hạn kiểm tra của từng cơ sở phải nằm trong kỳ kế hoạch.',
    en: 'The day by which a place is to be inspected lies in the period.',
  },
  'one-line-per-establishment': {
    vi: 'Mỗi cơ sở chỉ có một dòng trong kế hoạch.',
    en: 'An establishment has one line in a plan.',
  },
  'plan-can-be-changed': {
    vi: 'Kế hoạch đã kết thúc hoặc đã bị rút.',
    en: 'The plan is closed or was withdrawn.',
  },
  'plan-awaits-approval': {
    vi: 'Chỉ phê duyệt hoặc trả lại kế hoạch đang chờ phê duyệt.',
    en: 'Only a plan that awaits approval is approved or returned.',
  },
  'approver-is-not-the-author': {
    vi: 'Người lập kế hoạch hoặc người thực hiện kế hoạch không được tự phê duyệt; hãy nêu người đứng đầu khác của cơ quan hoặc của cấp trên.',
    en: 'Who wrote a plan or carries it out may not approve it: name another head of the body, or of the one above.',
  },
  'approver-may-approve': {
    vi: 'Người phê duyệt phải là người đứng đầu (hoặc cấp phó có tài khoản như người đứng đầu) của cơ quan lập Đội, cơ quan chủ trì, hoặc cơ quan cấp trên trực tiếp.',
    en: 'Who approves must be a head (or a deputy with such an account) of the body that set up the team or leads, or of one directly above.',
  },
  'chairman-approves': {
    vi: 'Kế hoạch của Đội 178 do Chủ tịch Ủy ban nhân dân thành lập Đội, hoặc cấp trên trực tiếp, phê duyệt.',
    en: "A Team 178's plan is approved by the chairman of the People's Committee that set it up, or of the one above.",
    source: circular,
  },
  'period-is-over': {
    vi: 'Chỉ kết thúc kế hoạch khi kỳ kế hoạch đã qua.',
    en: 'A plan is closed when its period is over.',
  },
});
