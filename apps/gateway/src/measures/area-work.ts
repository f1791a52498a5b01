import {
  cultureLicence,
  detectedCase,
  hotspot,
  inspectionPlan,
  keyArea,
  operation,
  prosecution,
  residenceCheck,
  suspicion,
  violationReport,
} from '@lien-nganh/contracts/area-work';
import type { Contract, ContractEvent } from '@lien-nganh/kernel';
import { happens, source, stands } from './entry.ts';
import { plainly, type Measured, type StateOf } from './measured.ts';
import { measureWork } from './work.ts';

type State<C extends Contract> = StateOf<ContractEvent<C>>;

const lasts = { lasts: true };

export function measureKeyArea({ data }: State<typeof keyArea>): readonly Measured[] {
  const counts = ({ kind }: { kind: string }) => [
    { measure: 'inspections.key-area', dimensions: { kind }, subjects: { area: data.record } },
  ];
  return measureWork(data, counts, lasts);
}

/** A hotspot stands until it is removed or turned to something else, which is counted on the day of its end. */
export function measureHotspot({ data }: State<typeof hotspot>): readonly Measured[] {
  const managed = measureWork(data, ({ kind }) => [{ measure: 'inspections.hotspot', dimensions: { kind } }], lasts);
  if (data.endedOn === null) return managed;
  const last = { from: data.endedOn, content: data.stretches.at(-1)!.content };
  const removed = measureWork({ ...data, stretches: [last], openPairs: 0 }, ({ kind }) => [
    { measure: 'inspections.hotspot-removed', dimensions: { kind } },
  ]);
  return [...managed, ...removed];
}

export function measureOperation({ data }: State<typeof operation>): readonly Measured[] {
  return measureWork(data, ({ kindOfPlace, area }) => [
    {
      measure: 'inspections.operation',
      dimensions: { 'kind-of-place': kindOfPlace },
      ...(area !== null && { subjects: { area } }),
    },
  ]);
}

export function measureDetectedCase({ data }: State<typeof detectedCase>): readonly Measured[] {
  return measureWork(data, ({ offence }) => [{ measure: 'inspections.case', dimensions: { offence } }]);
}

export function measureProsecution({ data }: State<typeof prosecution>): readonly Measured[] {
  return measureWork(data, ({ offence }) => [{ measure: 'inspections.prosecution', dimensions: { offence } }]);
}

export function measureResidenceCheck({ data }: State<typeof residenceCheck>): readonly Measured[] {
  return measureWork(data, ({ kindOfPlace, visits }) => [
    {
      measure: 'inspections.residence-check',
      value: BigInt(visits),
      dimensions: { 'kind-of-place': kindOfPlace },
    },
  ]);
}

export function measureCultureLicence({ data }: State<typeof cultureLicence>): readonly Measured[] {
  const counts = ({ kind }: { kind: string }) => [{ measure: 'inspections.culture-licence', dimensions: { kind } }];
  return measureWork(data, counts, lasts);
}

/** A report counts once at each stage that it reaches, on the day on which it does. */
export function measureViolationReport({ data }: State<typeof violationReport>): readonly Measured[] {
  const reached = data.stretches.filter(
    ({ content }, index) => data.stretches.findIndex((one) => one.content.stage === content.stage) === index,
  );
  return measureWork({ ...data, stretches: reached }, ({ stage, outcome, channel }) => [
    {
      measure: 'inspections.violation-report',
      item: stage,
      dimensions: { 'report-stage': stage, outcome, channel },
    },
  ]);
}

export function measureSuspicion({ data }: State<typeof suspicion>): readonly Measured[] {
  return measureWork(data, ({ kind }) => [{ measure: 'inspections.suspicion', dimensions: { kind } }], lasts);
}

/** Numbers that a plan had set count on the last day of its period, once that is over: it leaves no earlier. */
export function measureInspectionPlan({ data }: State<typeof inspectionPlan>): readonly Measured[] {
  const { period, team, lead, numbers } = data;
  return numbers.map(({ unit, kind, number }) => ({
    ...plainly,
    ...{
      measure: 'inspections.planned-establishment',
      item: `${unit ?? 'province'}/${kind}`,
      unit,
      value: BigInt(number),
    },
    ...{ occurredOn: period.to, participants: [lead], decider: lead },
    ownParts: [{ agency: lead, value: BigInt(number) }],
    dimensions: { kind, ...(team === null ? {} : { team }) },
  }));
}

/** Of every kind of work it is known whether several took part. */
const joint = 'joint';

export const areaWorkMeasures = {
  'inspections.key-area': { ...stands, dimensions: [joint, 'kind'], subjects: ['area'] },
  'inspections.hotspot': { ...stands, dimensions: [joint, 'kind'] },
  'inspections.hotspot-removed': { ...happens, dimensions: [joint, 'kind'] },
  'inspections.operation': { ...happens, dimensions: [joint, 'kind-of-place'], subjects: ['area'] },
  'inspections.case': { ...happens, dimensions: [joint, 'offence'] },
  'inspections.prosecution': { ...happens, dimensions: [joint, 'offence'] },
  'inspections.residence-check': { ...happens, dimensions: [joint, 'kind-of-place'] },
  'inspections.culture-licence': { ...stands, dimensions: [joint, 'kind'] },
  'inspections.suspicion': { ...stands, dimensions: [joint, 'kind'] },
  'inspections.planned-establishment': { ...happens, dimensions: ['team', 'kind'] },
  'inspections.violation-report': { ...happens, dimensions: [joint, 'report-stage', 'outcome', 'channel'] },
} as const;

export const areaWorkSources = [
  source(keyArea, measureKeyArea),
  source(hotspot, measureHotspot),
  source(operation, measureOperation),
  source(detectedCase, measureDetectedCase),
  source(prosecution, measureProsecution),
  source(residenceCheck, measureResidenceCheck),
  source(cultureLicence, measureCultureLicence),
  source(suspicion, measureSuspicion),
  source(inspectionPlan, measureInspectionPlan),
  source(violationReport, measureViolationReport),
] as const;
