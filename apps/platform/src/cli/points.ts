import { parsePosition } from '@lien-nganh/kernel';
import { isDay, mapChoice } from '@lien-nganh/vocabulary';
import type { Sentences } from '@lien-nganh/service-host';
import { notTaken } from '../command-line/typed.ts';

/** Days, positions and maps as they are typed: what is none of them is told before anything is asked. */

const DAY = { vi: 'ngày theo dạng YYYY-MM-DD', en: 'a day, YYYY-MM-DD' };
const POSITION = { vi: 'vị trí trong nhật ký, <log>:<position>', en: 'a position of the log, <log>:<position>' };

export const dayTyped = typed(isDay, DAY);
export const positionTyped = typed(isPosition, POSITION);
/** Of a record, the log need not be said. */
export const positionOfRecordTyped = typed((text) => isPosition(text) || /^\d{1,20}$/.test(text), POSITION);
export const asOfTyped = typed((text) => isDay(text) || isPosition(text), {
  vi: `${DAY.vi}, hoặc ${POSITION.vi}`,
  en: `${DAY.en}, or ${POSITION.en}`,
});
export const mapTyped = typed((text) => mapChoice.safeParse(text).success, {
  vi: `as-was, as-now, hoặc ${DAY.vi}`,
  en: `as-was, as-now, or ${DAY.en}`,
});
export const revisionTyped = typed((text) => /^\d{1,15}$/.test(text), {
  vi: 'số phiên bản, từ 0 trở lên',
  en: 'the number of a revision, 0 or more',
});
export const editionTyped = typed((text) => /^[1-9]\d{0,2}$/.test(text), {
  vi: 'số của lần ban hành, từ 1 trở lên',
  en: 'the number of an edition, 1 or more',
});

function isPosition(text: string): boolean {
  return parsePosition(text) !== null;
}

/** How commander reads an argument. @throws an error of commander’s */
function typed(isOne: (text: string) => boolean, what: Sentences): (text: string) => string {
  return (text) => {
    if (isOne(text)) return text;
    throw notTaken({ vi: `Cần ${what.vi}.`, en: `Takes ${what.en}.` });
  };
}
