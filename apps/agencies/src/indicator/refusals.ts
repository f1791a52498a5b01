import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({
  'indicator-is-new': { vi: 'Chỉ tiêu này đã có.', en: 'This indicator is there already.' },
  'indicator-is-defined': {
    vi: 'Chỉ tiêu phải đã được định nghĩa và chưa kết thúc.',
    en: 'The indicator must be defined, and not have ended.',
  },
  'only-distinct-counts-have-a-subject': {
    vi: 'Chỉ chỉ tiêu đếm không trùng, trong kỳ hoặc hiện có, mới có đối tượng đếm.',
    en: 'Only a distinct count, of a period or as a stock, has a subject that it counts.',
  },
  'measure-is-of-its-service': {
    vi: 'Nguồn số liệu phải thuộc dịch vụ của chỉ tiêu: tên bắt đầu bằng tên dịch vụ.',
    en: 'The measure must be of the indicator’s service: its name begins with the service’s.',
  },
  'revision-goes-forward': {
    vi: 'Định nghĩa mới phải có hiệu lực sau định nghĩa trước.',
    en: 'A revision must hold from a later day than the version before it.',
  },
  'kind-never-changes': {
    vi: 'Loại và đơn vị tính của chỉ tiêu không đổi: cách đếm khác là một chỉ tiêu khác.',
    en: 'An indicator keeps its kind and unit of count: another way of counting is another indicator.',
  },
  'end-follows-the-last-version': {
    vi: 'Ngày kết thúc phải sau ngày có hiệu lực của định nghĩa cuối.',
    en: 'The end must lie after the day from which the last version holds.',
  },
});
