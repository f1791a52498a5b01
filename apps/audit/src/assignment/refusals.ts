import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'assignment-is-new': { vi: 'Cuộc kiểm toán này đã được ghi nhận.', en: 'This assignment is there already.' },
  'assignment-runs': {
    vi: 'Cuộc kiểm toán phải đang còn hiệu lực, chưa bị kết thúc.',
    en: 'The assignment must be there and not have been ended.',
  },
  'agency-audits': {
    vi: 'Chỉ cơ quan đang giữ nhiệm vụ kiểm toán mới ghi nhận được cuộc kiểm toán.',
    en: 'Only an agency that holds the duty to audit can enter an assignment.',
    source: 'Luật Kiểm toán nhà nước / State Audit law',
  },
  'auditors-are-the-agencys': {
    vi: 'Kiểm toán viên phải có tài khoản vai trò kiểm toán, đang hoạt động, của chính cơ quan kiểm toán.',
    en: 'Auditors must have running accounts in the role of auditor at the agency that audits.',
  },
  'nobody-assigns-themself': {
    vi: 'Không ai tự giao cuộc kiểm toán cho chính mình.',
    en: 'Nobody gives an assignment to themself.',
  },
  'audited-agencies-are-known': {
    vi: 'Cơ quan được kiểm toán phải có trong hệ thống.',
    en: 'The agencies to be audited must be known.',
  },
  'end-follows-the-start': {
    vi: 'Ngày cuối không được trước ngày đầu của cuộc kiểm toán.',
    en: 'The last day must not lie before the first day of the assignment.',
  },
  'province-ends-by-decision': {
    vi: 'Bên được kiểm toán chỉ kết thúc được cuộc kiểm toán bằng một quyết định có số, ký hiệu.',
    en: 'The audited side can end an assignment only by a decision that it names.',
  },
  'ending-is-told-ahead': {
    vi: 'Không ai kết thúc cuộc kiểm toán lùi ngày; bên được kiểm toán phải báo trước ít nhất một ngày.',
    en: 'No assignment is ended backwards; the audited side must tell at least one day ahead.',
  },
});
