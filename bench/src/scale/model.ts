import type { ScaleFile } from './scale-file.ts';

/** What is not measured: put in your own. */
export interface Assumed {
  readonly officers: number;
  readonly commandsPerOfficerDay: number;
  readonly workingDays: number;
  readonly years: number;
  /** Part of a day's commands that come in its busiest hour. */
  readonly peakHourShare: number;
}

export const province: Assumed = {
  officers: 400,
  commandsPerOfficerDay: 12,
  workingDays: 250,
  years: 10,
  peakHourShare: 0.2,
};

export interface Modelled {
  readonly eventsPerDay: number;
  readonly events: number;
  readonly facts: number;
  readonly years: number;
  /** GB, of a billion bytes, indexes included. */
  readonly logGB: number;
  readonly brokerGB: number;
  /** One copy; `null` where it was not measured. */
  readonly kafkaGB: number | null;
  readonly ledgerGB: number;
  /** The same by the bytes of a fact in the large ledger, whose sums are used by many facts each. */
  readonly denseLedgerGB: number;
  readonly readModelsGB: number;
  readonly peakEventsPerSecond: number;
  /** Of what one log takes, in the busiest hour; above 1 it cannot. */
  readonly logUsed: number;
  /** Of what one gateway books, in the busiest hour. */
  readonly gatewayUsed: number;
  readonly rebuildHours: number;
  readonly rebuildMemoryGB: number;
}

const GB = 1e9;
const MIB = 2 ** 20;
const BUSIEST_SECONDS = 3_600;

/** What so many officers come to; `events`, where it is given, takes the place of the years. */
export function modelled(file: ScaleFile, assumed: Assumed, given?: { readonly events: number }): Modelled {
  const { demo, rates, kafkaBytesPerMessage } = file;
  const commandsPerDay = assumed.officers * assumed.commandsPerOfficerDay;
  const eventsPerDay = commandsPerDay * demo.eventsPerCommand;
  const eventsPerYear = eventsPerDay * assumed.workingDays;
  const events = given?.events ?? eventsPerYear * assumed.years;
  const messages = events * demo.messagesPerEvent;
  const peak = (eventsPerDay * assumed.peakHourShare) / BUSIEST_SECONDS;
  const { log, broker, ledger, readModels } = demo.bytesPerEvent;
  return {
    ...{ eventsPerDay, events, facts: events * demo.factsPerEvent, years: events / eventsPerYear },
    ...{ logGB: (events * log) / GB, brokerGB: (events * broker) / GB },
    kafkaGB: kafkaBytesPerMessage === null ? null : (messages * kafkaBytesPerMessage) / GB,
    ...{ ledgerGB: (events * ledger) / GB, readModelsGB: (events * readModels) / GB },
    peakEventsPerSecond: peak,
    logUsed: peak / demo.eventsPerCommand / rates.appendsPerSecond,
    gatewayUsed: (peak * demo.messagesPerEvent) / rates.bookedPerSecond,
    ...rebuild(file, events * demo.factsPerEvent),
  };
}

/** As the largest ledger that was loaded took. */
function rebuild({ shown, many }: ScaleFile, facts: number) {
  const { seconds, bytes, memoryMiB, facts: loaded } = shown ?? many;
  return {
    denseLedgerGB: ((facts / loaded) * bytes) / GB,
    rebuildHours: (facts / loaded) * (seconds / 3_600),
    rebuildMemoryGB: (facts / loaded) * ((memoryMiB * MIB) / GB),
  };
}

/** Provinces of the country since 2025. */
const PROVINCES = 34;
const whole: Assumed = { ...province, officers: province.officers * PROVINCES };

/** The three cases of the page. */
export function cases(file: ScaleFile): readonly { readonly name: string; readonly is: Modelled }[] {
  return [
    { name: 'one province, 10 years', is: modelled(file, province) },
    { name: '34 provinces together, 10 years', is: modelled(file, whole) },
    { name: '100 million events of 34 provinces', is: modelled(file, whole, { events: 1e8 }) },
  ];
}
