import type { ContractEvent } from '@lien-nganh/kernel';
import fc from 'fast-check';
import {
  conditionalBusinesses,
  contractEvent,
  establishmentOf,
  establishmentsInspected,
  fined,
  findingsMade,
  finesImposed,
  inspectionsDone,
  joint,
  units,
  visit,
} from '../examples.ts';

/** Random logs: what could have happened, and in which orders it could have arrived. */

type Untimed = (position: number) => ContractEvent;

const places = units
  .filter(({ parentCode, validTo }) => parentCode === '105' && validTo !== null)
  .map(({ unit }) => unit);
const day = fc.constantFrom(
  '2013-07-01',
  '2013-08-14',
  '2013-08-15',
  '2013-12-27',
  '2013-12-31',
  '2014-01-01',
  '2025-06-30',
);
const agencies = fc.uniqueArray(fc.constantFrom('police', 'health', 'culture'), { minLength: 1 });

const inspected: fc.Arbitrary<Untimed> = fc
  .record({
    name: fc.constantFrom('k1', 'k2', 'k3'),
    occurredOn: day,
    unit: fc.constantFrom(...places),
    placements: fc.constantFrom([], [], ['03388@2025-07-01']),
    establishment: fc.constantFrom('e1', 'e2', 'e3', null),
    establishmentKind: fc.constantFrom('karaoke', 'lodging', null),
    mode: fc.constantFrom('planned' as const, 'surprise' as const),
    outcome: fc.constantFrom('carried-out' as const, 'carried-out' as const, 'refused' as const),
    obligations: fc.subarray(['879/O14', '879/O31']),
    withdrawn: fc.constantFrom(false, false, false, true),
    openPairs: fc.constantFrom(0, 0, 1),
    agencies,
    fine: fc.constantFrom(null, '15000000', '9007199254740993'),
  })
  .map(({ name, agencies, fine, ...data }) => (position) => {
    const sanctions = fine === null ? [] : [fined(agencies[0]!, fine)];
    const findings = agencies.map((agency) => ({ item: 'i', agency, result: 'met' as const }));
    const whole = { ...visit, inspection: name, ...joint(...agencies), ...data, sanctions, findings };
    return contractEvent('inspections.inspection', `inspection-${name}`, { position, data: whole });
  });

const linked: fc.Arbitrary<Untimed> = fc
  .record({
    name: fc.constantFrom('k1', 'k2'),
    added: fc.subarray(['879/O02', '879/O14']),
    removed: fc.subarray(['879/O31']),
  })
  .map(({ name, added, removed }) => (position) => {
    const data = { record: `inspection-${name}`, added, removed };
    return contractEvent('inspections.links', `links-inspection-${name}`, { position, data });
  });

const established: fc.Arbitrary<Untimed> = fc
  .record({
    name: fc.constantFrom('e1', 'e2', 'e3'),
    kind: fc.constantFrom('karaoke', 'lodging'),
    unit: fc.constantFrom(...places),
    openedOn: day,
    closedOn: fc.constantFrom(null, '2014-02-20'),
    sameAs: fc.constantFrom(null, null, 'e1', 'e2', 'e3'),
    became: fc.constantFrom<Parameters<typeof establishmentOf>[1][]>(
      [],
      [],
      [{ from: '2014-01-10', kind: 'lodging' }],
      [
        { from: '2014-01-10', unit: places[0]! },
        { from: '2014-01-20', licensed: false },
      ],
    ),
  })
  .map(({ name, became, sameAs: told, ...data }) => (position) => {
    const sameAs = told === name ? null : told;
    const whole = establishmentOf({ establishment: name, ...data, sameAs, withdrawn: sameAs !== null }, ...became);
    return contractEvent('inspections.establishment', `establishment-${name}`, { position, data: whole });
  });

const defined: fc.Arbitrary<Untimed> = fc
  .record({
    definition: fc.constantFrom(
      inspectionsDone,
      finesImposed,
      findingsMade,
      establishmentsInspected,
      conditionalBusinesses,
    ),
    definitionVersion: fc.constantFrom(1, 1, 2),
    narrower: fc.boolean(),
  })
  .map(({ definition, definitionVersion, narrower }) => (position) => {
    const validFrom = definitionVersion === 1 ? '2013-01-01' : '2013-08-15';
    const filter = narrower ? { ...definition.filter, kind: ['karaoke'] } : definition.filter;
    const data = { ...definition, definitionVersion, validFrom, filter };
    return contractEvent('agencies.indicator', `indicatorDefinition-${definition.code}`, { position, data });
  });

/** A log: its events from position 10 on, after the units and first definitions. */
export const logs: fc.Arbitrary<readonly ContractEvent[]> = fc
  .array(fc.oneof(inspected, inspected, inspected, linked, established, defined), { minLength: 1, maxLength: 25 })
  .map((untimed) => untimed.map((event, index) => event(20 + index * 3)));

const firstDefinitions = [inspectionsDone, finesImposed, findingsMade, establishmentsInspected, conditionalBusinesses];

export const unitEvents = units.map((data, index) =>
  contractEvent('agencies.unit', `unit-${data.unit}`, { position: index + 1, data }),
);

/** Units and definitions, as a platform has them before anything happens. */
export const beginning: readonly ContractEvent[] = [
  ...unitEvents,
  ...firstDefinitions.map((data, index) =>
    contractEvent('agencies.indicator', `indicatorDefinition-${data.code}`, { position: 11 + index, data }),
  ),
];

/** A log with an order in which it may arrive, in slices: each key in its order, keys in any. */
export function arrivalsOf(
  log: fc.Arbitrary<readonly ContractEvent[]>,
): fc.Arbitrary<{ log: readonly ContractEvent[]; slices: readonly (readonly ContractEvent[])[] }> {
  return log.chain((events) =>
    fc
      .record({
        turns: fc.array(fc.nat(), { minLength: events.length, maxLength: events.length }),
        sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: events.length, maxLength: events.length }),
      })
      .map(({ turns, sizes }) => ({ log: events, slices: sliced(interleaved(events, turns), sizes) })),
  );
}

function interleaved(events: readonly ContractEvent[], turns: readonly number[]): readonly ContractEvent[] {
  const keys = [...new Set(events.map(({ subject }) => subject))];
  const queues = keys.map((key) => events.filter(({ subject }) => subject === key));
  return turns.map((turn) => {
    const waiting = queues.filter((queue) => queue.length > 0);
    return waiting[turn % waiting.length]!.shift()!;
  });
}

function sliced(events: readonly ContractEvent[], sizes: readonly number[]): readonly (readonly ContractEvent[])[] {
  const slices: ContractEvent[][] = [];
  for (let start = 0; start < events.length; start += sizes[slices.length - 1]!) {
    slices.push(events.slice(start, start + sizes[slices.length]!));
  }
  return slices;
}
