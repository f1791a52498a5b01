import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'secret-documents-stay-out': {
    vi: 'Văn bản mật không được đưa vào hệ thống.',
    en: 'A secret document stays out of the system.',
    source: 'Quyết định 42/2014/QĐ-TTg; Quyết định 23/2018/QĐ-TTg',
  },
  'directive-is-new': {
    vi: 'Văn bản này đã có trong hệ thống (cùng cơ quan ban hành, số, ký hiệu và năm).',
    en: 'This document is there already (same issuer, number, symbol and year).',
  },
  'directive-is-issued': { vi: 'Văn bản phải đã được ban hành.', en: 'The directive must have been issued.' },
  'directive-is-in-force': { vi: 'Văn bản đã bị bãi bỏ.', en: 'The directive has been revoked.' },
  'agencies-go-on': {
    vi: 'Cơ quan được nêu phải có trong hệ thống và còn hoạt động vào ngày của văn bản.',
    en: 'Every agency named must be there and go on on the day of the document.',
  },
  'obligation-codes-differ': {
    vi: 'Mỗi nhiệm vụ của văn bản phải có mã riêng.',
    en: 'Each obligation of a directive has a code of its own.',
  },
  'code-is-never-reused': {
    vi: 'Mã nhiệm vụ đã dùng thì không dùng lại cho nhiệm vụ khác.',
    en: 'A code that was used is not used again for another obligation.',
  },
  'obligation-is-there': {
    vi: 'Văn bản không có nhiệm vụ mang mã này, hoặc nhiệm vụ đã hết hiệu lực.',
    en: 'The directive has no obligation of this code, or it binds no longer.',
  },
  'due-day-follows-the-document': {
    vi: 'Thời hạn không được trước ngày của văn bản.',
    en: 'A due day must not lie before the day of the document.',
  },
  'requested-bodies-have-no-deadline': {
    vi: 'Cơ quan, tổ chức được đề nghị phối hợp thì không bị đặt thời hạn.',
    en: 'A body that is requested, not ordered, has no deadline.',
  },
  'regime-names-its-obligations': {
    vi: 'Chế độ báo cáo phải dẫn đúng mã nhiệm vụ có trong văn bản.',
    en: 'The reporting regime must name obligations that the directive has.',
  },
  'amendment-follows-the-directive': {
    vi: 'Ngày có hiệu lực sửa đổi không được trước ngày ban hành.',
    en: 'An amendment must not hold from before the directive was issued.',
  },
  'amendment-changes-something': {
    vi: 'Văn bản sửa đổi phải thêm, sửa hoặc bãi bỏ ít nhất một nhiệm vụ.',
    en: 'An amendment adds, changes or ends at least one obligation.',
  },
});
