import {
  disciplineOfAYear,
  disciplineReported,
  healthyCommune,
  localityVisit,
  model,
  programme,
  replication,
} from '@lien-nganh/contracts/communities';
import type { Contract, ContractData, ContractEvent, Day } from '@lien-nganh/kernel';
import { happens, source, stands } from './entry.ts';
import { framing, plainly, type Measured, type StateOf } from './measured.ts';
import { measureWork } from './work.ts';

type State<C extends Contract> = StateOf<ContractEvent<C>>;
type Title = ContractData<typeof healthyCommune>;

/**
 * A commune stands registered from its registration, at the earliest from the first day of the title's year, until the end of
 * that year. Class and outcome of a year are what was observed of the commune: the next year's take their place.
 */
export function measureHealthyCommune({ data }: State<typeof healthyCommune>): readonly Measured[] {
  return data.withdrawn ? [] : [...registered(data), ...classOf(data), ...outcomeOf(data)];
}

function registered(title: Title): readonly Measured[] {
  const { year, registeredOn } = title;
  const first = `${year}-01-01`;
  const measure = 'communities.healthy-commune-registered';
  const begun = observed(title, { measure, on: registeredOn > first ? registeredOn : first });
  return [begun, { ...observed(title, { measure, on: `${year + 1}-01-01`, value: -1n }), item: 'year-over' }];
}

function classOf(title: Title): readonly Measured[] {
  if (title.classified === null) return [];
  const { on, class: found, criteria } = title.classified;
  const dimensions = { 'commune-class': found, 'criteria-version': criteria };
  return [observed(title, { measure: 'communities.healthy-commune-class', on, dimensions })];
}

/** Not recognised is an observation too: it takes the place of the title that the commune held before. */
function outcomeOf(title: Title): readonly Measured[] {
  if (title.outcome === null) return [];
  const { on, recognised, freeOf, kept } = title.outcome;
  const dimensions: Record<string, string> = freeOf === null ? {} : { 'free-of': freeOf };
  return [
    observed(title, { measure: 'communities.healthy-commune-achieved', on, value: recognised ? 1n : 0n, dimensions }),
    observed(title, { measure: 'communities.healthy-commune-kept', on, value: kept ? 1n : 0n }),
  ];
}

interface Observation {
  readonly measure: string;
  readonly on: Day;
  readonly value?: bigint;
  readonly dimensions?: Readonly<Record<string, string>>;
}

function observed(title: Title, { measure, on, value = 1n, dimensions = {} }: Observation): Measured {
  const { commune, lead, year, settlement, obligations } = title;
  return {
    ...plainly,
    ...{ measure, occurredOn: on, unit: commune, value, participants: [lead], decider: lead },
    ownParts: [{ agency: lead, value }],
    obligations: [...new Set(obligations)],
    dimensions: { settlement, year: String(year), ...dimensions },
  };
}

export function measureModel({ data }: State<typeof model>): readonly Measured[] {
  const counted = ({ kind, organisation }: ContractData<typeof model>['stretches'][number]['content']) => [
    { measure: 'communities.model', dimensions: { 'model-kind': kind, organisation } },
  ];
  return measureWork(data, counted, { lasts: true });
}

/** One for each model; of the indicator's subject, the commune, there is one however many it replicates. */
export function measureReplication({ data }: State<typeof replication>): readonly Measured[] {
  const counted = ({ models }: { readonly models: readonly string[] }) =>
    models.map((named) => ({ measure: 'communities.replicating-commune', item: named, dimensions: { model: named } }));
  return measureWork(data, counted, { lasts: true });
}

export function measureProgramme({ data }: State<typeof programme>): readonly Measured[] {
  const counted = (content: { readonly programme: string }) => [
    { measure: 'communities.programme', dimensions: { programme: content.programme } },
  ];
  return measureWork(data, counted, { lasts: true });
}

/** One visit, and each commune that was guided on it in its own unit. */
export function measureLocalityVisit({ data }: State<typeof localityVisit>): readonly Measured[] {
  const dimensions = { 'guiding-agency': data.lead };
  const counted = measureWork(data, ({ subject, guided }) => [
    { measure: 'communities.locality-visit', dimensions: { 'visit-subject': subject } },
    ...guided.map((item) => ({ measure: 'communities.commune-guided', item, dimensions })),
  ]);
  return counted.map((one) =>
    one.measure === 'communities.commune-guided' ? { ...one, unit: one.item, placements: [] } : one,
  );
}

/** That an agency has reported, on the last day of the half-year: it lies in no unit, and says nothing else. */
export function measureDisciplineReported({ data }: State<typeof disciplineReported>): readonly Measured[] {
  if (!data.reported) return [];
  const { agency, to, obligations } = data;
  return [
    {
      ...plainly,
      ...{
        measure: 'communities.discipline-reported',
        occurredOn: to,
        unit: null,
        participants: [agency],
        decider: agency,
      },
      ...{ ownParts: [{ agency, value: 1n }], obligations },
    },
  ];
}

/** Of the province as a whole, on the last day of the year: no agency's line, and no obligation's, tells any of it. */
export function measureDisciplineOfAYear({ data }: State<typeof disciplineOfAYear>): readonly Measured[] {
  const { year, agency, individuals, collectives } = data;
  const whole = { ...plainly, occurredOn: `${year}-12-31`, unit: null, participants: [], decider: agency };
  return [
    ...individuals.map(({ form, side, people }) => ({
      ...{ ...whole, measure: 'communities.official-disciplined', item: `${form}/${side}`, value: BigInt(people) },
      dimensions: { 'form-of-discipline': form, 'discipline-side': side },
    })),
    ...collectives.map(({ form, collectives: number }) => ({
      ...{ ...whole, measure: 'communities.collective-disciplined', item: form, value: BigInt(number) },
      dimensions: { 'form-of-discipline': form },
    })),
    { ...whole, measure: framing.disciplineStated },
  ];
}

const disciplined = { ...happens, ofStatedYears: true, placed: false } as const;
const ofTheYear = ['settlement', 'year'];

/** Class and outcome are read as each commune's last: to the ledger they happen on their days. */
export const communitiesMeasures = {
  'communities.healthy-commune-registered': { ...stands, dimensions: ofTheYear, subjects: ['commune'] },
  'communities.healthy-commune-class': { ...happens, dimensions: [...ofTheYear, 'commune-class', 'criteria-version'] },
  'communities.healthy-commune-achieved': { ...happens, dimensions: [...ofTheYear, 'free-of'] },
  'communities.healthy-commune-kept': { ...happens, dimensions: ofTheYear },
  'communities.model': { ...stands, dimensions: ['joint', 'model-kind', 'organisation'] },
  'communities.replicating-commune': { ...stands, dimensions: ['joint', 'model'], subjects: ['commune'] },
  'communities.programme': { ...stands, dimensions: ['joint', 'programme'] },
  'communities.locality-visit': { ...happens, dimensions: ['joint', 'visit-subject'], subjects: ['district'] },
  'communities.discipline-reported': { ...happens, placed: false, dimensions: [] },
  'communities.official-disciplined': { ...disciplined, dimensions: ['form-of-discipline', 'discipline-side'] },
  'communities.collective-disciplined': { ...disciplined, dimensions: ['form-of-discipline'] },
  'communities.commune-guided': { ...happens, dimensions: ['joint', 'guiding-agency'], subjects: ['commune'] },
} as const;

export const communitiesSources = [
  source(healthyCommune, measureHealthyCommune),
  source(model, measureModel),
  source(replication, measureReplication),
  source(programme, measureProgramme),
  source(localityVisit, measureLocalityVisit),
  source(disciplineOfAYear, measureDisciplineOfAYear),
  source(disciplineReported, measureDisciplineReported),
] as const;
