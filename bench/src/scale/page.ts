import type { LedgerPoint } from './ledger-point.ts';
import { cases, province, type Modelled } from './model.ts';
import type { ScaleFile } from './scale-file.ts';

/** The tables of the page on scale, by the name that marks their place in it: every figure of the page that was measured or follows. */
export function tablesOf(file: ScaleFile): Readonly<Record<string, string>> {
  return {
    machine: machine(file),
    costs: costs(file),
    assumed: assumed(),
    cases: casesTable(file),
    point: point(file),
  };
}

/** Puts each table between its marks. @throws when the page has no place for one */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end -->)`);
    if (!place.test(text)) throw new Error(`the page has no place for ${name}`);
    return text.replace(place, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`);
  }, page);
}

function machine({ date, machine: { cpu, cores, memoryGiB, loadBefore }, versions }: ScaleFile): string {
  return (
    `Measured on ${date.slice(0, 10)} on ${cores} cores (${cpu}), ${memoryGiB} GiB, at load ${loadBefore}, with Node ` +
    `${versions['node']} and PostgreSQL ${versions['postgresql']}.`
  );
}

function costs({ demo, rates, kafkaBytesPerMessage, many, shown }: ScaleFile): string {
  const { log, broker, ledger, readModels } = demo.bytesPerEvent;
  const large = shown ?? many;
  const rows: readonly (readonly [string, number | null, string])[] = [
    ['eventsPerCommand', demo.eventsPerCommand, 'events of one command; what processes send counts as commands'],
    ['messagesPerEvent', demo.messagesPerEvent, 'contract events for each event'],
    ['factsPerEvent', demo.factsPerEvent, 'facts of the ledger for each event'],
    ['log', log, 'bytes of the log for each event, indexes included'],
    ['broker', broker, 'bytes of the broker on PostgreSQL for each event, frontier marks included'],
    ['kafka', kafkaBytesPerMessage, 'bytes of one copy in Kafka for each published inspection'],
    ['ledger', ledger, 'bytes of the ledger for each event: states, facts, sums, pictures'],
    ['readModels', readModels, 'bytes of all other read models, inboxes and place marks for each event'],
    ['bytesPerFact', large.bytes / large.facts, 'bytes of the large ledger for each fact, states included'],
    ['appendsPerSecond', rates.appendsPerSecond, 'single appends of 16 writers to one log on PostgreSQL'],
    ['bookedPerSecond', rates.bookedPerSecond, 'contract events that one gateway books when it lags behind'],
    ['loadedPerSecond', large.facts / large.seconds, 'facts that a rebuild loads, sums and indexes included'],
    ['memoryPerFact', (large.memoryMiB * 2 ** 20) / large.facts, 'bytes that a rebuild holds at most, for each fact'],
  ];
  return table(
    ['quantity', 'value', 'what'],
    [...rows.map(([name, value, what]) => [`\`${name}\``, value === null ? 'not measured' : figure(value), what])],
  );
}

function assumed(): string {
  return table(
    ['quantity', 'one province'],
    Object.entries(province).map(([name, value]) => [`\`${name}\``, figure(value)]),
  );
}

const quantities: readonly (readonly [keyof Modelled, string])[] = [
  ['eventsPerDay', 'events a working day'],
  ['events', 'events'],
  ['years', 'years of them'],
  ['facts', 'facts'],
  ['logGB', 'log, GB'],
  ['brokerGB', 'broker on PostgreSQL, GB'],
  ['kafkaGB', 'or one copy in Kafka, GB'],
  ['ledgerGB', 'ledger, GB, by `ledger`'],
  ['denseLedgerGB', 'ledger, GB, by `bytesPerFact`'],
  ['readModelsGB', 'other read models, GB'],
  ['peakEventsPerSecond', 'events/s in the busiest hour'],
  ['logUsed', 'of what one log takes'],
  ['gatewayUsed', 'of what one gateway books'],
  ['rebuildHours', 'rebuild of one ledger of all, hours'],
  ['rebuildMemoryGB', 'and its memory, GB'],
];

const PARTS: readonly (keyof Modelled)[] = ['logUsed', 'gatewayUsed'];

function casesTable(file: ScaleFile): string {
  const all = cases(file);
  return table(
    ['', ...all.map(({ name }) => name)],
    quantities.map(([quantity, words]) => [words, ...all.map(({ is }) => valueOf(quantity, is[quantity]))]),
  );
}

function valueOf(quantity: keyof Modelled, value: number | null): string {
  if (value === null) return 'not measured';
  return PARTS.includes(quantity) ? `${figure(value * 100)} %` : figure(value);
}

const points: readonly (readonly [keyof LedgerPoint, string])[] = [
  ['facts', 'facts'],
  ['seconds', 'load, seconds'],
  ['bytes', 'bytes'],
  ['memoryMiB', 'memory of the load, MiB'],
  ['cells', 'rows of sums'],
  ['overviewMs', 'overview of 108 communes by 3 indicators, ms'],
  ['figureMs', 'one figure, live, ms'],
  ['asOfMs', 'one figure as of an earlier position, ms'],
];

function point({ few, many, predicted, shown }: ScaleFile): string {
  return table(
    ['', 'small', 'larger', 'predicted', 'found', 'found / predicted'],
    points.map(([quantity, words]) => {
      const before = quantity === 'cells' ? null : predicted[quantity];
      const found = shown?.[quantity] ?? null;
      const ratio = before === null || found === null ? null : found / before;
      return [words, figure(few[quantity]), figure(many[quantity]), ...[before, found, ratio].map(orNone)];
    }),
  );
}

function orNone(value: number | null): string {
  return value === null ? '' : figure(value);
}

/** Three digits, and thousands apart. */
function figure(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1_000) return String(value);
  const three = Number(value.toPrecision(3));
  return Math.abs(three) >= 100 ? three.toLocaleString('en-US') : String(three);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
