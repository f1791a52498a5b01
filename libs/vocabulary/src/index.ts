export type { Sentences } from './sentences.ts';
export { problem } from './sentences.ts';

export type { DaySpan } from './day.ts';
export {
  addDays,
  addMinutes,
  compareDays,
  day,
  dayOf,
  daysFrom,
  daysInMonth,
  instant,
  isDay,
  printDay,
  spanHolds,
  vietnamTime,
} from './day.ts';
export type { Dated } from './versions.ts';
export { endedAfter, followedBy, heldOn } from './versions.ts';
export type { HalfMonthCut } from './half-month.ts';
export { cutIntoHalfMonths, halfMonthOf } from './half-month.ts';
export type { Period, PeriodScheme, SchemeLike } from './period.ts';
export { halfYearSchemes, periodContaining, periodScheme, periodsOf, yearContaining, yearOf } from './period.ts';

export type { UnitChange, UnitKey, UnitLevel, UnitRow, UnitType } from './unit.ts';
export {
  changeExtent,
  changeKind,
  levelOf,
  parseUnitKey,
  unitChange,
  unitKey,
  unitKeyOf,
  unitLevels,
  unitRow,
  unitType,
  unitTypes,
} from './unit.ts';
export type { Succession, Unit, UnitMap } from './unit-map.ts';
export {
  ancestorsOn,
  atLevelOn,
  childrenOn,
  compareLevels,
  countUnitsOn,
  descendantsOn,
  levelExistsOn,
  originsOf,
  parentOn,
  resolve,
  successorsOf,
  unitMap,
  unitsOn,
  validOn,
} from './unit-map.ts';
export type { Carried, MapMove, NotCarried } from './carry.ts';
export { carry, placeOn } from './carry.ts';
export type { MapChoice } from './map-choice.ts';
export { mapChoice, mapDayOf } from './map-choice.ts';
export { unexplainedEnds, unitFaults } from './unit-faults.ts';
export { fullNameOf, unitsNamed } from './unit-names.ts';

export type { TextOptions } from './text.ts';
export { text } from './text.ts';
export { freeText } from './free-text.ts';
export { folded, rankedBySpelling, spellingRank } from './folded.ts';

export { compareDong, dong, printDong, sumDong } from './money.ts';

export type { DocumentReference } from './codes.ts';
export {
  cardNumber,
  documentNumber,
  documentReference,
  documentSymbol,
  numberIn,
  newAgencyCode,
  oldAgencyCode,
  parseDocumentReference,
  printDocumentReference,
  slug,
  unitCode,
} from './codes.ts';

export { describeIssue, printIssuePath, ruleOfIssue } from './issue.ts';
export {
  addWorkingDays,
  isWeekday,
  takeWorkingDays,
  workDays,
  workingDayFrom,
  type SpecialDay,
  type WorkDays,
} from './work-days.ts';
export { hasPartWords, partWords, valuesAreNames } from './part-words.data.ts';
