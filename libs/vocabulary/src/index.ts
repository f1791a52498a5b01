export type { Sentences } from './text/sentences.ts';
export { problem } from './text/sentences.ts';

export type { DaySpan } from './time/day.ts';
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
} from './time/day.ts';
export type { Dated } from './time/versions.ts';
export { endedAfter, followedBy, heldOn } from './time/versions.ts';
export type { HalfMonthCut } from './time/half-month.ts';
export { cutIntoHalfMonths, halfMonthOf } from './time/half-month.ts';
export type { Period, PeriodScheme, SchemeLike } from './time/period.ts';
export { halfYearSchemes, periodContaining, periodScheme, periodsOf, yearContaining, yearOf } from './time/period.ts';

export type { UnitChange, UnitKey, UnitLevel, UnitRow, UnitType } from './units/unit.ts';
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
} from './units/unit.ts';
export type { Succession, Unit, UnitMap } from './units/unit-map.ts';
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
} from './units/unit-map.ts';
export type { Carried, MapMove, NotCarried } from './units/carry.ts';
export { carry, placeOn } from './units/carry.ts';
export type { MapChoice } from './units/map-choice.ts';
export { mapChoice, mapDayOf } from './units/map-choice.ts';
export { unexplainedEnds, unitFaults } from './units/unit-faults.ts';
export { fullNameOf, unitsNamed } from './units/unit-names.ts';

export type { TextOptions } from './text/text.ts';
export { text } from './text/text.ts';
export { freeText } from './text/free-text.ts';
export { folded, rankedBySpelling, spellingRank } from './text/folded.ts';

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

export { describeIssue, printIssuePath, ruleOfIssue } from './text/issue.ts';
export {
  addWorkingDays,
  isWeekday,
  takeWorkingDays,
  workDays,
  workingDayFrom,
  type SpecialDay,
  type WorkDays,
} from './time/work-days.ts';
export { hasPartWords, partWords, valuesAreNames } from './part-words.data.ts';
