import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'form-is-new': { vi: 'Biểu mẫu với mã này đã có.', en: 'There is a form with this code already.' },
  'form-is-in-force': {
    vi: 'Không có biểu mẫu này, hoặc biểu mẫu đã hết hiệu lực.',
    en: 'There is no such form, or it has ended.',
  },
  'keeper-is-known': {
    vi: 'Cơ quan giữ biểu mẫu chưa có trong danh sách cơ quan.',
    en: 'A form is kept by an agency that is known.',
  },
  'mappings-follow-each-other': {
    vi: 'Bản sau của biểu mẫu không được áp dụng trước bản trước.',
    en: 'A version of a form does not hold from before the one that it follows.',
  },
  'form-ends-after-it-began': {
    vi: 'Ngày hết hiệu lực không được trước ngày áp dụng bản cuối.',
    en: 'A form ends on or after the day from which its last version holds.',
  },
  'form-file-is-attached': {
    vi: 'Tệp biểu mẫu chưa được đính kèm vào hồ sơ này, hoặc đã bị rút.',
    en: 'The file of a form is attached to its record, and stands.',
  },
  'form-file-can-be-used': {
    vi: 'Tệp không dùng làm biểu mẫu được: không phải xlsx hoặc docx, hỏng, hoặc quá lớn (trên 16 MiB).',
    en: 'The file is an xlsx or a docx that can be read whole, and not larger than 16 MiB.',
  },
  'places-are-in-the-file': {
    vi: 'Trong tệp không có ô, trường hoặc dấu trang này.',
    en: 'There is such a cell, control or bookmark in the file.',
  },
  'merged-cells-are-filled-at-their-corner': {
    vi: 'Ô này nằm trong một ô đã gộp: hãy chọn ô đầu tiên (trên cùng, bên trái) của ô gộp.',
    en: 'The cell lies inside a merged one: its first cell, top left, is filled.',
  },
  'formulas-stay': {
    vi: 'Ô này có công thức hoặc trường tự tính, không được ghi đè.',
    en: 'A formula, or a field that the program works out, is not written over.',
  },
  'places-hold-text': {
    vi: 'Chỗ này không chỉ là chữ (ảnh, bảng, danh sách chọn, hai trường cùng thẻ…), không điền được.',
    en: 'The place holds more than a text: a picture, a table, a list to choose from, or its tag is there twice.',
  },
  'words-are-replaced-knowingly': {
    vi: 'Chỗ này đang có chữ. Nếu đúng là để thay, hãy nêu nguyên văn chữ đó trong “replaces”.',
    en: 'Words stand there: whoever replaces them says which, in "replaces".',
  },
  'days-are-no-figures': {
    vi: 'Ô này hiển thị ngày tháng, không hiển thị số liệu được.',
    en: 'The cell shows what it holds as a day, and cannot show a figure.',
  },
  'one-content-for-a-place': {
    vi: 'Một chỗ của biểu mẫu được khai hai lần.',
    en: 'A place of a form holds one thing.',
  },
  'form-indicators-are-known': {
    vi: 'Biểu mẫu nêu chỉ tiêu chưa có trong danh mục.',
    en: 'A form asks for indicators that are defined.',
  },
  'form-parts-are-known': {
    vi: 'Chỉ tiêu không có phân tổ mà biểu mẫu nêu.',
    en: 'A form asks for parts by which the indicator is broken down.',
  },
  'form-units-are-known': {
    vi: 'Biểu mẫu nêu đơn vị hành chính chưa có trong danh mục.',
    en: 'A form names units that are known.',
  },
  'form-agencies-are-known': {
    vi: 'Biểu mẫu nêu cơ quan chưa có trong danh sách cơ quan.',
    en: 'A form names agencies that are known.',
  },
  'audience-may-see': {
    vi: 'Người nhận biểu mẫu không được xem chỉ tiêu này.',
    en: 'Whoever a form is for may see every indicator in it.',
  },
  'what-is-withheld-is-not-read': {
    vi: 'Chỉ tiêu này có số liệu không công khai hoặc hạn chế: không đọc từ hệ thống khác, để không lộ số đã giữ lại.',
    en: 'What is withheld or restricted here is not read from elsewhere, so that nothing withheld is found by comparison.',
  },
  'what-is-read-are-cells-of-a-workbook': {
    vi: 'Chỉ đọc được số liệu của kỳ từ ô của tệp xlsx: không đọc chữ, tỷ lệ, kế hoạch hoặc tăng giảm.',
    en: 'What is read of another system are figures of a period in cells of a workbook: no texts, no plans and nothing that is compared.',
  },
});

export const mappingRules = [
  'form-file-is-attached',
  'form-file-can-be-used',
  'what-is-read-are-cells-of-a-workbook',
  'one-content-for-a-place',
  'places-are-in-the-file',
  'merged-cells-are-filled-at-their-corner',
  'formulas-stay',
  'places-hold-text',
  'words-are-replaced-knowingly',
  'days-are-no-figures',
  'form-indicators-are-known',
  'form-parts-are-known',
  'form-units-are-known',
  'form-agencies-are-known',
  'audience-may-see',
  'what-is-withheld-is-not-read',
] as const;
