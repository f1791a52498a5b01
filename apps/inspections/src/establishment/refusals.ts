import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'unit-exists-on-that-day': {
    vi: 'Đơn vị hành chính này không tồn tại vào ngày đó.',
    en: 'There was no such administrative unit on that day.',
  },
  'keeper-exists-on-that-day': {
    vi: 'Cơ quan quản lý hồ sơ cơ sở không tồn tại vào ngày đó.',
    en: 'The agency that keeps the record did not exist on that day.',
  },
  'happened-by-today': {
    vi: 'Không ghi nhận việc của ngày chưa đến.',
    en: 'What is recorded must have happened by today.',
  },
  'establishment-is-open': {
    vi: 'Cơ sở đã ngừng hoạt động hoặc bản ghi đã bị rút.',
    en: 'The establishment has ceased, or its record was withdrawn.',
  },
  'record-stands': {
    vi: 'Không có bản ghi này, hoặc bản ghi đã bị rút.',
    en: 'There is no such record, or it was withdrawn.',
  },
  'ceased-after-it-opened': {
    vi: 'Ngày ngừng hoạt động phải sau ngày bắt đầu hoạt động.',
    en: 'An establishment ceases after it opened.',
  },
  'licence-in-force-has-a-number': {
    vi: 'Giấy phép đang có hiệu lực phải có số; cơ sở không có giấy phép thì không ghi số.',
    en: 'A licence in force has a number; an establishment without a licence has none.',
  },
  'kind-is-listed-or-described': {
    vi: 'Loại cơ sở này không có trong danh mục: phải nêu rõ có phải kinh doanh có điều kiện và dễ bị lợi dụng hay không.',
    en: 'This kind is not on the list: say whether it is subject to conditions, and whether it is prone to abuse.',
  },
  'prone-is-conditional': {
    vi: 'Cơ sở dễ bị lợi dụng là một phần của cơ sở kinh doanh có điều kiện về an ninh, trật tự.',
    en: 'Abuse-prone establishments are a part of those subject to security conditions.',
    source: 'Nghị định 178/2004/NĐ-CP, Điều 3',
  },
  'changed-after-it-opened': {
    vi: 'Cơ sở chỉ thay đổi sau ngày bắt đầu hoạt động; ghi nhầm thì sửa hồ sơ.',
    en: 'An establishment changes after it opened; a mistake is corrected instead.',
  },
  'change-changes-something': {
    vi: 'Nội dung thay đổi không khác với bản ghi hiện tại.',
    en: 'The change changes nothing.',
  },
  'correction-changes-something': {
    vi: 'Nội dung sửa không khác với bản ghi hiện tại.',
    en: 'The correction changes nothing.',
  },
  'merges-into-one-that-counts': {
    vi: 'Chỉ gộp vào một hồ sơ khác còn hiệu lực và chưa bị gộp vào hồ sơ nào.',
    en: 'A record is merged into another one that stands and was not merged itself.',
  },
  'merged-once': {
    vi: 'Hồ sơ này đã được gộp: hãy tách ra trước.',
    en: 'This record was merged already: separate it first.',
  },
  'none-is-merged-into-it': {
    vi: 'Có hồ sơ khác đã được gộp vào hồ sơ này: hãy tách các hồ sơ ấy ra trước khi rút.',
    en: 'Other records were merged into this one: separate them before it is withdrawn.',
  },
  'separated-once': {
    vi: 'Hai hồ sơ này đã được ghi là hai cơ sở khác nhau.',
    en: 'It was said already that these are two places.',
  },
  'placement-follows-the-lineage': {
    vi: 'Đơn vị trên bản đồ mới phải là đơn vị kế thừa một phần của đơn vị cũ.',
    en: 'The unit on the later map must have taken over a part of the former one.',
  },
});
