import { defineRefusals } from '../refusals.ts';

/** Rules of files and papers. Those about an upload are found by whoever looks through it. */
export const fileRefusals = defineRefusals({
  'upload-is-known': {
    vi: 'Không có tệp tải lên này cho hồ sơ này, hoặc đã hết hạn. Xin tải lên lại.',
    en: 'There is no such upload for this record, or it has expired. Upload the file again.',
  },
  'upload-is-complete': {
    vi: 'Tệp chưa tải lên xong. Xin tải tiếp phần còn thiếu.',
    en: 'The file has not been uploaded whole. Send what is missing.',
  },
  'file-is-of-a-kind-that-is-taken': {
    vi: 'Chỉ nhận tệp PDF, JPEG, PNG, docx và xlsx; loại tệp được xác định theo nội dung.',
    en: 'Only PDF, JPEG, PNG, docx and xlsx are taken; what a file is, its content tells.',
  },
  'file-is-what-its-name-says': {
    vi: 'Phần mở rộng của tên tệp không đúng với nội dung.',
    en: 'The end of the file’s name does not say what the file is.',
  },
  'file-is-whole': {
    vi: 'Tệp bị hỏng hoặc không đầy đủ. Xin lưu lại rồi tải lên lại.',
    en: 'The file is damaged or not whole. Save it anew and upload it again.',
  },
  'file-is-not-protected': {
    vi: 'Tệp có mật khẩu hoặc được mã hóa. Xin bỏ mật khẩu trước khi tải lên.',
    en: 'The file is encrypted or has a password. Take that off before uploading it.',
  },
  'file-holds-no-programs': {
    vi: 'Tệp chứa macro, mã lệnh hoặc tệp nhúng. Xin lưu lại không có những thứ đó.',
    en: 'The file holds macros, scripts or embedded files. Save it without them.',
  },
  'file-draws-on-nothing-outside': {
    vi: 'Tệp lấy dữ liệu từ nơi khác (liên kết ngoài). Xin bỏ liên kết rồi lưu lại.',
    en: 'The file draws on something outside it. Break the links and save it anew.',
  },
  'file-unpacks-to-something-reasonable': {
    vi: 'Tệp bung ra quá lớn so với một văn bản thông thường.',
    en: 'The file unpacks to more than any document holds.',
  },
  'file-is-free-of-malware': {
    vi: 'Chương trình chống mã độc từ chối tệp này.',
    en: 'The malware scanner refuses this file.',
  },
  'files-of-a-record-stay-within-their-quota': {
    vi: 'Các tệp của hồ sơ này cộng lại vượt quá dung lượng cho phép.',
    en: 'The files of this record would be more than is allowed for one record.',
  },
  'file-is-not-attached-already': {
    vi: 'Tệp này đã có trong hồ sơ.',
    en: 'The record has this file already.',
  },
  'file-is-attached': {
    vi: 'Hồ sơ không có tệp này, hoặc tệp đã được rút.',
    en: 'The record has no such file, or it was withdrawn.',
  },
  'file-is-withdrawn-by-whose-it-is': {
    vi: 'Chỉ cơ quan quản lý hồ sơ hoặc cơ quan đã đính kèm mới được rút hoặc thu hẹp quyền xem.',
    en: 'Only whose record it is, or the agency that attached it, may withdraw it or narrow who sees it.',
  },
  'file-is-not-narrow-already': {
    vi: 'Tệp đã chỉ dành cho cơ quan quản lý hồ sơ.',
    en: 'The file is already for those alone whose record it is.',
  },
  'paper-was-signed-by-today': {
    vi: 'Ngày ký của văn bản giấy không thể sau hôm nay.',
    en: 'The paper has been signed: its date cannot be after today.',
  },
  'paper-is-not-noted-already': {
    vi: 'Văn bản giấy này đã được ghi nhận cho hồ sơ.',
    en: 'This paper has been noted for the record already.',
  },
  'paper-is-noted': {
    vi: 'Hồ sơ không có văn bản giấy này, hoặc ghi nhận đã được rút.',
    en: 'The record has no such paper, or its note was withdrawn.',
  },
  'paper-has-no-scan-yet': {
    vi: 'Văn bản giấy này đã có bản quét.',
    en: 'This paper has a scan already.',
  },
});
