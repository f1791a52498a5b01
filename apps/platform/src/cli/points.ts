import { parsePosition } from '@lien-nganh/kernel';
import { isDay, mapChoice } from '@lien-nganh/vocabulary';
import { InvalidArgumentError } from 'commander';

/** Days, positions and maps as they are typed: what is none of them is told before anything is asked. */

const DAY = 'a day, YYYY-MM-DD';
const POSITION = 'a position of the log, <log>:<position>';

export const dayTyped = typed(isDay, DAY);
export const positionTyped = typed(isPosition, POSITION);
/** Of a record, the log need not be said. */
export const positionOfRecordTyped = typed((text) => isPosition(text) || /^\d{1,20}$/.test(text), POSITION);
export const asOfTyped = typed((text) => isDay(text) || isPosition(text), `${DAY}, or ${POSITION}`);
export const mapTyped = typed((text) => mapChoice.safeParse(text).success, `as-was, as-now, or ${DAY}`);
export const revisionTyped = typed((text) => /^\d{1,15}$/.test(text), 'the number of a revision, 0 or more');

function isPosition(text: string): boolean {
  return parsePosition(text) !== null;
}

/** How commander reads an argument. @throws InvalidArgumentError */
function typed(isOne: (text: string) => boolean, what: string): (text: string) => string {
  return (text) => {
    if (isOne(text)) return text;
    throw new InvalidArgumentError(`Takes ${what}.`);
  };
}
