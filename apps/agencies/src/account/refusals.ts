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
  'transfer-begins-within-the-account': {
    vi: 'Ngày điều động phải sau ngày đầu và không sau ngày cuối của tài khoản.',
    en: 'A transfer begins after the first day of the account, and not after its last.',
  },
  'given-from-above-both': {
    vi: 'Việc điều động do người đứng đầu của cả hai cơ quan, hoặc của cơ quan cấp trên chung, quyết định.',
    en: 'A transfer is decided by a head of both agencies, or of one above both.',
  },
  'successor-has-an-account-then': {
    vi: 'Người nhận bàn giao phải có tài khoản.',
    en: 'Whoever takes over has an account.',
  },
  'account-was-transferred': {
    vi: 'Người giữ tài khoản này không được điều động.',
    en: 'The holder of this account was not transferred.',
  },
  'retention-was-decided-by-today': {
    vi: 'Quyết định về thời hạn lưu phải đã được ký: ngày ký không thể sau hôm nay.',
    en: 'The decision on how long names are kept has been signed: its date cannot be after today.',
  },
  'retention-runs-still': {
    vi: 'Thời hạn lưu họ tên của tài khoản này đã hết: không ghi lại họ tên.',
    en: 'Names behind this account are kept no more: none is entered again.',
  },
  'kind-says-for-whom': {
    vi: 'Quyền người đứng đầu (Q.) không thay cho tài khoản nào; mọi hình thức khác phải nêu thay cho ai.',
    en: 'An acting head stands in for no account; every other kind says for whom.',
  },
  'rights-are-named': {
    vi: 'Ủy quyền (TUQ.) và thừa lệnh (TL.) phải nêu các quyền được giao; hình thức khác không nêu quyền riêng.',
    en: 'Delegation and order name the rights that are handed on; other kinds name none.',
    source: '30/2020/NĐ-CP',
  },
  'term-is-limited': {
    vi: 'Việc ủy quyền và việc thay người nghỉ phép phải có ngày kết thúc.',
    en: 'Delegation and leave have a last day.',
    source: '30/2020/NĐ-CP',
  },
  'deputy-has-an-account-then': {
    vi: 'Người thay mặt phải có tài khoản đang mở trong suốt thời gian đó.',
    en: 'Whoever stands in has an account that runs on all of these days.',
  },
  'principal-is-there': {
    vi: 'Người được thay mặt phải có tài khoản đang mở vào ngày đầu; riêng việc bàn giao thì tài khoản có thể đã đóng.',
    en: 'The account stood in for runs on the first day; only work that is handed over may be of one that has ended.',
  },
  'principal-is-another': {
    vi: 'Không ai thay mặt cho chính mình, dù bằng tài khoản khác.',
    en: 'Nobody stands in for themself, by whatever account.',
  },
  'principal-is-a-head': {
    vi: 'Chỉ người đứng đầu mới có người ký thay, ký thừa lệnh hoặc ký thừa ủy quyền.',
    en: 'Only for a head does somebody sign as deputy, by order or by delegation.',
    source: '30/2020/NĐ-CP',
  },
  'deputy-is-not-the-superior': {
    vi: 'Cơ quan cấp trên không nhận ủy quyền của cơ quan cấp dưới.',
    en: 'A body above takes no delegation from one below.',
  },
  'deputy-is-of-the-agency': {
    vi: 'Người thay mặt phải thuộc cùng cơ quan; quyền được ủy quyền hoặc thừa lệnh chỉ giao cho cơ quan cấp dưới.',
    en: 'Whoever stands in is of the same agency; only rights handed on by delegation or order go to an agency below.',
  },
  'given-by-the-principal-or-above': {
    vi: 'Việc này do người đứng đầu cơ quan của người được thay mặt, hoặc của cơ quan cấp trên, quyết định.',
    en: 'It is given by a head of the agency whose place is taken, or of one above it.',
  },
  'deputisings-do-not-overlap': {
    vi: 'Trong những ngày này đã có người thay mặt như vậy.',
    en: 'On these days somebody stands in so already.',
  },
  'deputisings-go-in-no-circle': {
    vi: 'Hai người không thay mặt lẫn nhau trong cùng những ngày, dù qua người khác.',
    en: 'Nobody stands in, on the same days, for somebody who stands in for them, at whatever remove.',
  },
  'deputising-is-there': {
    vi: 'Tài khoản không có việc thay mặt này.',
    en: 'The account has no such deputising.',
  },
  'deputising-ends-earlier': {
    vi: 'Ngày cuối mới phải trước ngày cuối đã ghi; muốn kéo dài thì ghi văn bản mới.',
    en: 'The new last day lies before the one that is recorded; to go on longer takes another paper.',
  },
});
