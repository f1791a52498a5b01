import {
  definitionOf,
  fold,
  isRejected,
  type Actor,
  type AnyEvents,
  type NewEvent,
  type OwnRecords,
  type RecordedOf,
  type ReferenceRows,
  type StreamType,
} from '@lien-nganh/kernel';

/** The little district of the specs: what the reference tables hold. All of it is invented. */

const reaches = { aliases: [], changes: [] as readonly unknown[] };
const unit = (key: string, type: string, parentCode: string, more: object = {}) => {
  const [code, validFrom] = key.split('@') as [string, string];
  return { ...reaches, unit: key, code, name: code, type, parentCode, validFrom, validTo: null, ...more };
};

export const district = '901@2004-01-01';
export const communeA = '90101@2004-01-01';
export const communeB = '90102@2004-01-01';
/** Went wholly into the next one, with another commune, on 1 January 2014. */
export const mergedOne = '90103@2004-01-01';
export const mergedTwo = '90104@2004-01-01';
export const merger = '90105@2014-01-01';
export const elsewhere = '90201@2004-01-01';
const intoMerger = { on: '2014-01-01', kind: 'merge', extent: 'whole', basis: null, to: merger };

const units = [
  unit('90@2004-01-01', 'tỉnh', ''),
  unit(district, 'huyện', '90'),
  unit(communeA, 'xã', '901'),
  unit(communeB, 'thị trấn', '901'),
  unit(mergedOne, 'xã', '901', { validTo: '2014-01-01', changes: [intoMerger] }),
  unit(mergedTwo, 'xã', '901', { validTo: '2014-01-01', changes: [intoMerger] }),
  unit(merger, 'xã', '901'),
  unit(elsewhere, 'xã', '902'),
];

const agency = (slug: string) => ({
  ...{ agency: slug, names: { vi: slug, en: slug }, sector: slug, level: 'province', unitCode: '90' },
  ...{ validFrom: '2004-01-01', validTo: null, superiors: [], duties: [], membership: [], codes: [], successors: [] },
});

const indicator = (code: string, measure: string, obligation: string) => ({
  ...{ code, measure, obligations: [`879/${obligation}`], validFrom: '2004-01-01', validTo: null },
});
const obligation = (code: string, addressees: readonly string[]) => ({
  ...{ code, directive: '879', addressees, issuedOn: '2013-01-01', endsOn: null },
});

const tables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  units: Object.fromEntries(units.map((one) => [one.unit, one])),
  agencies: Object.fromEntries(['labour', 'police', 'front', 'district-901'].map((slug) => [slug, agency(slug)])),
  indicators: {
    registered: indicator('registered', 'communities.healthy-commune-registered', 'O29'),
    models: indicator('models', 'communities.model', 'O09'),
    guided: indicator('guided', 'communities.commune-guided', 'O15'),
  },
  obligations: {
    '879/O09': obligation('O09', ['labour']),
    '879/O15': obligation('O15', ['police']),
    '879/O29': obligation('O29', ['district-901']),
  },
};

export const rows: ReferenceRows = {
  get: <Row>(table: string, key: string) => Promise.resolve((tables[table]?.[key] ?? null) as Row | null),
  list: <Row>(table: string, prefix: string) =>
    Promise.resolve(
      Object.entries(tables[table] ?? {})
        .filter(([key]) => key.startsWith(prefix))
        .map(([, row]) => row as Row),
    ),
};

type Recorded = RecordedOf<AnyEvents>;

export interface Sending {
  readonly by?: Partial<Actor>;
  readonly id?: string;
  readonly today?: string;
}

/** Records in memory: commands with their look-ups, as a host decides and writes them. */
export function inMemory(...types: readonly StreamType[]) {
  const log: Recorded[] = [];
  const stateOf = (prefix: string, id: string): unknown => {
    const type = types.find((one) => one.prefix === prefix)!;
    return fold(
      type,
      log.filter(({ stream }) => stream === `${prefix}-${id}`),
    );
  };
  const records: OwnRecords = { stateOf: (prefix, id) => Promise.resolve(stateOf(prefix, id)) };

  function write(type: StreamType, id: string, event: NewEvent, { by, today }: { by: Actor; today: string }) {
    const stream = `${type.prefix}-${id}`;
    log.push({
      ...event,
      data: definitionOf(type.events).versions[event.name]!.schema.parse(event.data),
      ...{ id: `event-${log.length}`, stream, revision: log.filter((one) => one.stream === stream).length },
      ...{ recordedAt: `${today}T02:00:00.000Z`, occurredOn: event.occurredOn ?? today },
      ...{ obligations: event.obligations ?? [], actor: by, commandId: 'c', correlationId: 'c' },
    } as Recorded);
  }

  /** Gives the name of the refusal, or the record's id when it was accepted. */
  async function send(type: StreamType, name: string, input: unknown, sending: Sending = {}) {
    const command = type.commands.find((one) => one.name === name)!;
    const parsed = command.input.parse(input);
    const id = command.idOf(parsed) ?? sending.id ?? `id-${log.length}`;
    const state = stateOf(type.prefix, id);
    const found = Object.entries(command.looksUp(parsed, state)).map(
      async ([key, lookUp]) => [key, await lookUp.resolve(rows, records)] as const,
    );
    const lookUps: Record<string, unknown> = Object.fromEntries(await Promise.all(found));
    const by: Actor = { account: 'account-1', agency: 'district-901', role: 'officer', ...sending.by };
    const today = sending.today ?? '2015-06-30';
    const at = { now: `${today}T02:00:00.000Z`, today, actor: by, id, commandId: 'c', lookUps };
    const outcome = command.decide(parsed, state, at);
    if (!isRejected(outcome)) {
      for (const event of outcome) write(type, id, event, { by, today });
      return { id, refused: null, events: outcome };
    }
    if (!command.refuses.includes(outcome.rejected)) throw new Error(`${name} does not declare ${outcome.rejected}`);
    return { id, refused: outcome.rejected, events: [] };
  }
  return { log, stateOf, send, records };
}
