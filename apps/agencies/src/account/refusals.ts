import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'account-is-new': { vi: 'Tài khoản này đã có.', en: 'This account is there already.' },
  'account-is-there': { vi: 'Tài khoản phải đã được mở.', en: 'The account must have been opened.' },
  'account-is-open': { vi: 'Tài khoản đã đóng.', en: 'The account is closed.' },
  'agency-goes-on': {
    vi: 'Cơ quan phải có trong hệ thống và còn hoạt động vào ngày đầu của tài khoản.',
    en: 'The agency must be there and go on on the first day of the account.',
  },
  'one-account-for-a-subject': {
    vi: 'Mỗi người chỉ có một tài khoản trong cùng một ngày: hãy đóng tài khoản cũ trước.',
    en: 'A person has one account on a day: close the earlier one first.',
  },
  'nobody-gives-themself-a-role': {
    vi: 'Không ai tự mở, gia hạn hoặc thay đổi tài khoản của chính mình.',
    en: 'Nobody opens, extends or changes an account of their own.',
  },
  'administrator-opens-heads-only': {
    vi: 'Quản trị viên chỉ mở và quản lý tài khoản của người đứng đầu cơ quan.',
    en: 'The administrator opens and manages accounts of heads of agencies only.',
  },
  'agencies-make-no-administrator': {
    vi: 'Người đứng đầu cơ quan không cấp được vai trò quản trị hoặc vai trò dịch vụ.',
    en: 'The head of an agency cannot give the role of administrator or of a service.',
  },
  'role-needs-its-duty': {
    vi: 'Chỉ cơ quan đang giữ nhiệm vụ tương ứng mới cấp được vai trò này, vì vai trò này xem được dữ liệu toàn tỉnh.',
    en: 'Only an agency that holds the duty for it can give this role, since it sees the whole province.',
  },
  'duties-are-the-agencys': {
    vi: 'Tài khoản chỉ được giao nhiệm vụ mà cơ quan đang giữ.',
    en: 'An account is given only duties that its agency holds.',
  },
  'last-day-follows-the-first': {
    vi: 'Ngày cuối không được trước ngày đầu của tài khoản.',
    en: 'The last day must not lie before the first day of the account.',
  },
});
