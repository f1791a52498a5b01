import type { Sentences } from '@lien-nganh/vocabulary';
import type { Definition } from '../../measures/definition.ts';
import type { NotRanked } from '../ranking.ts';
import type { NotTheSum } from '../counting/sums.ts';
import type { Frame, Missing, NotPlaced } from '../value.ts';

/** Codes of a figure in words. */

/** Where both languages stand in one place; what is the same in both stands once. */
export function inBoth({ vi, en }: Sentences): string {
  return vi === en ? vi : `${vi} / ${en}`;
}

export const kindWords: { readonly [Kind in Definition['kind']]: Sentences } = {
  flow: { vi: 'số phát sinh trong kỳ', en: 'what happened in the period' },
  'derived-stock': { vi: 'số hiện có vào ngày cuối kỳ', en: 'what stands on the last day' },
  'observed-stock': { vi: 'số theo lần ghi nhận gần nhất', en: 'as last observed' },
  distinct: { vi: 'số đối tượng khác nhau', en: 'different ones' },
  estimate: { vi: 'số ước tính', en: 'an estimate' },
};

export const periodStateWords: { readonly [State in Frame['period']['state']]: Sentences } = {
  over: { vi: 'đã hết kỳ', en: 'over' },
  running: { vi: 'đang trong kỳ', en: 'running' },
  'not-begun': { vi: 'chưa đến kỳ', en: 'not begun' },
};

export const missingWords: { readonly [Why in Missing]: Sentences } = {
  'not-fed': { vi: 'chỉ tiêu chưa có nguồn số liệu', en: 'the indicator has no source yet' },
  'not-published': {
    vi: 'số liệu này không được đưa ra khỏi nơi ghi nhận',
    en: 'what it counts never leaves its service',
  },
  'not-defined': { vi: 'kỳ này chưa có định nghĩa chỉ tiêu', en: 'the indicator is not defined for this period' },
  'not-begun': { vi: 'kỳ này chưa bắt đầu', en: 'the period has not begun' },
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

/** Why values are not to be added up. */
export const whyNotAdded: Readonly<Record<NotTheSum, Sentences>> = {
  overlap: {
    vi: 'Một việc chung có mặt ở nhiều dòng: cộng các dòng lại sẽ đếm lặp.',
    en: 'What is joint stands in several lines: a sum of lines would count it again.',
  },
  withheld: {
    vi: 'Có số liệu không hiển thị: không cộng, không suy ra phần đó.',
    en: 'Something of it is withheld: nothing is added up, and that part is not worked out.',
  },
  missing: {
    vi: 'Có ô chưa có số liệu, không phải bằng 0: phần còn lại không suy ra được.',
    en: 'Some cells are missing, which is not zero: the rest is not worked out.',
  },
  'not-yours': {
    vi: 'Có ô không thuộc quyền xem của bạn.',
    en: 'Some cells are not yours to see.',
  },
  remainder: {
    vi: 'Tổng có phần không nằm trong ô nào: chưa phân loại, hoặc không xếp được vào một dòng.',
    en: 'Some of the total is in no cell: it is not classified, or it has no place in any line.',
  },
  distinct: {
    vi: 'Mỗi đối tượng chỉ được đếm một lần trong từng kỳ: đối tượng có mặt ở nhiều kỳ sẽ bị đếm lặp nếu cộng lại.',
    en: 'Each is counted once in a period: whoever was there in several would be counted again in a sum.',
  },
  stock: {
    vi: 'Đây là số tại ngày cuối kỳ: cộng các kỳ lại sẽ đếm lặp những gì vẫn còn.',
    en: 'It is of the last day of a period: a sum of periods would count again what still stands.',
  },
  estimate: {
    vi: 'Đây là số ước tính cho một ngày: không cộng các ước tính với nhau.',
    en: 'It is an estimate for one day: estimates are not added up.',
  },
};

/** Why a row has no rank. */
export const notRankedWords: Readonly<Record<NotRanked, Sentences>> = {
  withheld: { vi: 'số liệu không hiển thị', en: 'withheld' },
  missing: { vi: 'chưa có số liệu', en: 'missing' },
  'not-yours': { vi: 'không thuộc quyền xem', en: 'not yours to see' },
  none: { vi: 'không có gì để tính tỷ lệ', en: 'there is nothing to be a share of' },
  'not-a-part': { vi: 'số lớn hơn tổng', en: 'it is more than that of which it should be a part' },
};

/** Whether a paper's figure is what was counted, or was rounded there. */
export const exactnessWords: Readonly<Record<'exact' | 'rounded', Sentences>> = {
  exact: { vi: 'chính xác', en: 'exact' },
  rounded: { vi: 'làm tròn', en: 'rounded' },
};
