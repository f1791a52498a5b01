import type { release } from '@lien-nganh/contracts/area-work';
import {
  agenciesBySlug,
  allIndicators,
  unitOn,
  versionOn,
  type IndicatorRecord,
} from '@lien-nganh/contracts/reference';
import { command, defineRefusals, reject, streamType, type ContractData, type Day } from '@lien-nganh/kernel';
import { day, levelOf, slug, unitKey, validOn } from '@lien-nganh/vocabulary';
import { name, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import { evolve, initial, THRESHOLD, type Estimate } from './state.ts';

const refusals = defineRefusals({
  'indicator-is-an-estimate': {
    vi: 'Chỉ tiêu này không phải là số ước tính của dịch vụ này.',
    en: 'This indicator is no estimate of this service.',
  },
  'estimate-is-of-a-province': {
    vi: 'Số ước tính chỉ lập cho toàn tỉnh.',
    en: 'An estimate is made for the province as a whole.',
  },
  'agency-exists-on-that-day': {
    vi: 'Không có cơ quan này vào ngày đó.',
    en: 'There was no such agency on that day.',
  },
  'happened-by-today': {
    vi: 'Ngày ước tính không được sau hôm nay.',
    en: 'The day of an estimate cannot be after today.',
  },
  'estimate-is-new': {
    vi: 'Đã có số ước tính của ngày này: hãy sửa số đó.',
    en: 'There is an estimate of this day already: correct that one.',
  },
  'estimate-stands': {
    vi: 'Không có số ước tính này, hoặc số đó đã rút.',
    en: 'There is no such estimate, or it was withdrawn.',
  },
  'correction-changes-something': {
    vi: 'Số ước tính đã đúng như vậy, không có gì để sửa.',
    en: 'The estimate says so already: nothing would change.',
  },
});

const said = {
  people: z.int().min(0).max(1_000_000),
  /** How it was made: it is told with every figure. */
  method: z.enum(['expert-judgement', 'survey', 'capture-recapture', 'multiplier', 'official-count', 'other']),
};
const declare = command<Estimate, typeof events, typeof refusals>();

/** Entered, not counted: there are no events behind it, so that nobody can ask who they were. */
const make = declare({
  name: 'make',
  action: 'inspections.estimate.make',
  title: { vi: 'Nhập số ước tính', en: 'Enter an estimate' },
  creates: true,
  id: ({ indicator, unit, on }) => `${indicator}.${unit}.${on}`,
  scope: ({ lead }, { account }) => ({ sensitivity: 'restricted', owners: [lead], author: account }),
  input: z.strictObject({ indicator: slug, unit: unitKey, on: day, lead: name, ...said }),
  onBehalfOf: ({ lead }) => lead,
  looksUp: ({ unit, on, lead }) => ({
    unit: unitOn(unit, on),
    agencies: agenciesBySlug([lead]),
    indicators: allIndicators(),
  }),
  refuses: [
    'estimate-is-new',
    'happened-by-today',
    'indicator-is-an-estimate',
    'estimate-is-of-a-province',
    'agency-exists-on-that-day',
  ],
  decide: (input, state, { today, lookUps: { unit, agencies, indicators } }) => {
    const { indicator, on, lead } = input;
    if (state.is === 'made') return reject('estimate-is-new');
    if (on > today) return reject('happened-by-today');
    const definition = estimateNamed(indicator, on, indicators);
    if (definition === null) return reject('indicator-is-an-estimate');
    if (unit === null || levelOf(unit.type) !== 'province') return reject('estimate-is-of-a-province');
    const agency = agencies.get(lead);
    if (agency === undefined || !validOn(agency, on)) return reject('agency-exists-on-that-day');
    const { obligations } = definition;
    const told = { ...input, unit: unit.unit, obligations: [...obligations] };
    return [events.EstimateMade(told, { occurredOn: today, obligations })];
  },
});

/** The definition that holds on the day, where it is an estimate of this service. */
function estimateNamed(indicator: string, on: Day, all: readonly IndicatorRecord[]): IndicatorRecord | null {
  const ofIt = all.filter(({ code, kind, service }) => code === indicator && isEstimateHere(kind, service));
  return versionOn(ofIt, on);
}

function isEstimateHere(kind: string, service: string): boolean {
  return kind === 'estimate' && service === 'inspections';
}

const correct = declare({
  name: 'correct',
  action: 'inspections.estimate.correct',
  title: { vi: 'Sửa số ước tính', en: 'Correct an estimate' },
  input: z.strictObject({ ...said, reason: reasonInput }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.lead),
  refuses: ['estimate-stands', 'correction-changes-something'],
  decide: (input, state) => {
    if (state.is !== 'made') return reject('estimate-stands');
    const same = input.people === state.people && input.method === state.method;
    return same ? reject('correction-changes-something') : [events.EstimateCorrected(input)];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'inspections.estimate.withdraw',
  title: { vi: 'Rút số ước tính', en: 'Withdraw an estimate' },
  input: z.strictObject({ reason: reasonInput }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.lead),
  refuses: ['estimate-stands'],
  decide: (input, state) => (state.is === 'made' ? [events.EstimateWithdrawn(input)] : reject('estimate-stands')),
});

/** How many they may be, by somebody's method, on a day. The id is `<indicator>.<unit>.<day>`. */
export const estimate = streamType<Estimate, typeof events>({
  prefix: 'estimate',
  title: { vi: 'Số ước tính', en: 'Estimate' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.estimate.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'restricted', owners: [] }
      : { sensitivity: 'restricted', owners: [state.lead], units: [state.unit], on: state.on },
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : { title: state.indicator, status: state.is, unit: state.unit, agency: state.lead, day: state.on },
  commands: [make, correct, withdraw],
});

/**
 * One cell, with how it was made and by which agency: a role, never a person. It is withheld like any other small count, and
 * stays withheld once it was.
 */
export function estimateTold(state: Estimate, today: string): ContractData<typeof release> | null {
  if (state.is === 'none') return null;
  const { indicator, unit, on, lead, method, people, edition, withheld, obligations } = state;
  const value = withheld ? ('withheld' as const) : people;
  return {
    ...{ release: `${indicator}.${on}.${on}`, indicator, period: { from: on, to: on }, edition, threshold: THRESHOLD },
    ...{ agency: lead, releasedOn: today, obligations: [...obligations] },
    cells: [
      state.is === 'withdrawn'
        ? { unit, dimensions: {}, value: 'missing' as const }
        : { unit, dimensions: { method, author: lead, 'as-of-day': on }, value },
    ],
  };
}
