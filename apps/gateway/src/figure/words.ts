import type { Sentences } from '@lien-nganh/vocabulary';
import type { Definition } from '../measures/definition.ts';
import type { Missing, NotPlaced } from './value.ts';

/** Codes of a figure in words. */

export const kindWords: { readonly [Kind in Definition['kind']]: Sentences } = {
  flow: { vi: 'số phát sinh trong kỳ', en: 'what happened in the period' },
  'derived-stock': { vi: 'số hiện có vào ngày cuối kỳ', en: 'what stands on the last day' },
  'observed-stock': { vi: 'số theo lần ghi nhận gần nhất', en: 'as last observed' },
  distinct: { vi: 'số đối tượng khác nhau', en: 'different ones' },
  estimate: { vi: 'số ước tính', en: 'an estimate' },
};

export const missingWords: { readonly [Why in Missing]: Sentences } = {
  'not-fed': { vi: 'chỉ tiêu chưa có nguồn số liệu', en: 'the indicator has no source yet' },
  'not-published': {
    vi: 'số liệu này không được đưa ra khỏi nơi ghi nhận',
    en: 'what it counts never leaves its service',
  },
  'not-defined': { vi: 'kỳ này chưa có định nghĩa chỉ tiêu', en: 'the indicator is not defined for this period' },
  'not-checked': { vi: 'chưa có lượt kiểm tra nào', en: 'nobody has looked' },
  'not-observed': { vi: 'chưa có lần ghi nhận nào', en: 'nobody has observed it' },
  'not-released': { vi: 'chưa được công bố', en: 'no release tells it' },
  'no-lines': {
    vi: 'số liệu không chia theo cơ quan, nhiệm vụ này',
    en: 'it is not told of this agency or obligation',
  },
  'not-given': { vi: 'không có số liệu cho đúng đơn vị và kỳ này', en: 'it was not given for this unit and period' },
};

export const notPlacedWords: { readonly [Why in NotPlaced]: Sentences } = {
  'unknown-unit': { vi: 'không rõ đơn vị hành chính', en: 'the unit is unknown' },
  'not-valid-then': { vi: 'đơn vị không tồn tại trên bản đồ này', en: 'the unit is not on this map' },
  'level-ended': { vi: 'cấp hành chính này không còn', en: 'there is no such level on this map' },
  'too-wide': { vi: 'ghi nhận cho địa bàn rộng hơn', en: 'it was recorded for a wider place' },
  'lineage-unstated': { vi: 'không rõ đơn vị kế thừa', en: 'what became of the unit is not stated' },
  several: { vi: 'có thể thuộc nhiều đơn vị', en: 'it may lie in several units' },
};
