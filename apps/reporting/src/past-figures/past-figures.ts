import { agenciesBySlug, allIndicators, allUnits, versionOn } from '@lien-nganh/contracts/reference';
import { command, defineRefusals, lookUp, reject, streamType, type LookUp, type Scope } from '@lien-nganh/kernel';
import type { IndicatorRecord } from '@lien-nganh/contracts/reference';
import { day, slug, unitKey, type UnitMap } from '@lien-nganh/vocabulary';
import { paperNumber, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import { daysAreWrong, overlap, unitStood } from './rules.ts';
import {
  evolve,
  figuresIn,
  idOfPastFigures,
  initial,
  isOfSame,
  withFigures,
  type PastFigure,
  type PastFigures,
} from './state.ts';

const refusals = defineRefusals({
  'indicator-is-known': {
    vi: 'Phải là chỉ tiêu có trong danh mục vào ngày cuối của kỳ.',
    en: 'It is of an indicator that the catalogue has on the last day of the period.',
  },
  'small-counts-come-in-releases': {
    vi: 'Chỉ tiêu giữ kín số nhỏ chỉ có số liệu qua công bố của ngành: hãy ghi số tổng hợp của kỳ đó rồi công bố.',
    en: 'An indicator whose small counts are withheld is told by releases alone: enter the totals of that period, and release them.',
  },
  'restricted-figures-are-stated': {
    vi: 'Chỉ tiêu hạn chế chỉ có số liệu từ hồ sơ của chính cơ quan, không nhập từ văn bản.',
    en: 'Restricted figures come from their own records alone, and are not copied from papers.',
  },
  'observations-have-records': {
    vi: 'Số quan sát và số ước tính có hồ sơ riêng, ghi được cho cả ngày đã qua.',
    en: 'Observations and estimates have records of their own, of past days too.',
  },
  'days-are-of-the-indicator': {
    vi: 'Số thời kỳ có ngày đầu không sau ngày cuối, đã qua; số thời điểm chỉ của một ngày đã qua.',
    en: 'Figures of a period are of days that are over, in order; a stock is of one such day.',
  },
  'unit-stood-then': {
    vi: 'Đơn vị hành chính này không có vào ngày cuối của kỳ.',
    en: 'The unit did not stand on the last day of the period.',
  },
  'counted-once': {
    vi: 'Đã có số liệu của cùng những ngày đó cho đơn vị này, hoặc cho đơn vị trong hay ngoài nó: nhập cả hai sẽ tính hai lần. Tổng số được cộng, không nhập.',
    en: 'There is a figure of these days for the unit, for one in it or around it: both would count twice. Totals are added up, never entered.',
  },
  'agency-is-known': { vi: 'Không có cơ quan này.', en: 'There is no such agency.' },
  'figure-is-there': { vi: 'Không có số liệu này để rút.', en: 'There is no such figure to take back.' },
  'something-is-told': { vi: 'Số liệu đã đúng như vậy.', en: 'The figures say so already.' },
});

const figure = z.strictObject({
  unit: unitKey,
  ...{ from: day, to: day },
  value: z.int().min(0).max(Number.MAX_SAFE_INTEGER).transform(String),
  exactness: z.enum(['exact', 'rounded']),
  /** The paper that says so, by number and date; its scan is attached to the record. */
  ...{ document: paperNumber, dated: day },
});

const declare = command<PastFigures, typeof events, typeof refusals>();

/** Versions of one definition, in order. */
function versionsOf(code: string): LookUp<readonly IndicatorRecord[]> {
  return lookUp(['indicators'], async (rows) => {
    const all = await allIndicators().resolve(rows);
    return all.filter((one) => one.code === code);
  });
}

/**
 * Enters figures of days before records begin, and opening stocks, as a paper tells them: marked as imported wherever they count,
 * exact or rounded, and with nothing behind them but that paper.
 */
const enter = declare({
  name: 'enter',
  action: 'reporting.pastFigures.enter',
  title: { vi: 'Nhập số liệu quá khứ', en: 'Enter past figures' },
  creates: true,
  id: ({ indicator, agency }) => idOfPastFigures(indicator, agency),
  scope: ({ agency }) => scopeOf(agency),
  input: z.strictObject({
    indicator: slug,
    /** Whose own part it is; left out: of all that was done. */
    agency: slug.nullable().default(null),
    figures: z.array(figure).min(1).max(1000),
  }),
  looksUp: ({ indicator, agency }) => ({
    versions: versionsOf(indicator),
    units: allUnits(),
    agencies: agenciesBySlug(agency === null ? [] : [agency]),
  }),
  refuses: [
    ...(['indicator-is-known', 'small-counts-come-in-releases', 'restricted-figures-are-stated'] as const),
    ...(['observations-have-records', 'days-are-of-the-indicator', 'unit-stood-then', 'counted-once'] as const),
    ...(['agency-is-known', 'something-is-told'] as const),
  ],
  decide: ({ indicator, agency, figures }, state, { today, lookUps: { versions, units, agencies } }) => {
    if (agency !== null && !agencies.has(agency)) return reject('agency-is-known');
    const whole = indicatorFault(versions);
    if (whole) return reject(whole);
    const held = figuresIn(state);
    const fault = figuresFault({ versions, units, today }, withFigures(held, figures), figures);
    if (fault) return reject(fault);
    const news = figures.filter((one) => !held.some((other) => JSON.stringify(other) === JSON.stringify(one)));
    if (news.length === 0) return reject('something-is-told');
    return [events.PastFiguresEntered({ indicator, agency, figures: news }, { occurredOn: news.at(-1)!.to })];
  },
});

type Fault = Exclude<keyof typeof refusals, 'figure-is-there'>;

/** What withholds small counts in any version does so for ever. */
function indicatorFault(versions: readonly IndicatorRecord[]): Fault | null {
  if (versions.length === 0) return 'indicator-is-known';
  const is = (sensitivity: string) => versions.some((one) => one.sensitivity === sensitivity);
  if (is('withhold-small') || versions.some(({ measure }) => measure?.endsWith('.release')))
    return 'small-counts-come-in-releases';
  if (is('restricted')) return 'restricted-figures-are-stated';
  const isObserved = versions.some(({ kind }) => kind === 'estimate' || kind === 'observed-stock');
  return isObserved ? 'observations-have-records' : null;
}

interface By {
  readonly versions: readonly IndicatorRecord[];
  readonly units: UnitMap;
  readonly today: string;
}

function figuresFault(
  { versions, units, today }: By,
  all: readonly PastFigure[],
  told: readonly PastFigure[],
): Fault | null {
  for (const one of told) {
    const definition = versionOn([...versions], one.to);
    if (definition === null) return 'indicator-is-known';
    if (daysAreWrong(definition, one, today)) return 'days-are-of-the-indicator';
    if (!unitStood(units, one)) return 'unit-stood-then';
    if (all.some((other) => overlap(definition, units, [one, other]))) return 'counted-once';
  }
  return null;
}

/** Takes one back: what records say of its unit and days counts again. */
const takeBack = declare({
  name: 'take-back',
  action: 'reporting.pastFigures.take-back',
  title: { vi: 'Rút số liệu quá khứ', en: 'Take a past figure back' },
  input: z.strictObject({ unit: unitKey, from: day, to: day, reason: reasonInput }),
  refuses: ['figure-is-there'],
  decide: (input, state) =>
    figuresIn(state).some((one) => isOfSame(one, input))
      ? [events.PastFigureTakenBack(input, { occurredOn: input.to })]
      : reject('figure-is-there'),
});

/** What is of all that was done is entered by the agency through which reports go; its own part by each agency. */
function scopeOf(agency: string | null): Scope {
  return { sensitivity: 'internal', owners: agency === null ? [] : [agency] };
}

/** Figures of the time before records, and opening stocks. The id is `<indicator>`, or `<indicator>.<agency>`. */
export const pastFigures = streamType({
  prefix: 'pastFigures',
  title: { vi: 'Số liệu quá khứ', en: 'Past figures' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.pastFigures.read',
  scope: (state) => scopeOf(state.is === 'none' ? null : state.agency),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { indicator, agency, figures } = state;
    const papers = [...new Set(figures.map(({ document }) => document))];
    return {
      title: `Số liệu quá khứ: ${indicator}`,
      status: figures.length === 0 ? 'taken-back' : 'entered',
      ...(agency !== null && { agency }),
      search: [indicator, ...papers],
    };
  },
  commands: [enter, takeBack],
});
