import type { Contract, ContractEvent, Service } from '@lien-nganh/kernel';
import {
  consumeWithInbox,
  topicOf,
  type Broker,
  type Consumer,
  type ContractMessage,
  type Handled,
  type HandlerContext,
  type Inbox,
  type Later,
  type StateListener,
} from '@lien-nganh/messaging';
import type pg from 'pg';
import { contractEvent } from '../publishing/contract-message.ts';
import { GATHERING_MS } from '../readers/gathering.ts';
import { applyReferences } from './reference-rows.ts';
import { tracedHandler } from '../tracing.ts';

export interface InboundOptions {
  readonly service: Service;
  readonly broker: Broker;
  readonly inbox: Inbox<pg.PoolClient>;
  readonly schema: string;
  readonly generation: number;
  readonly partitions: number;
  readonly signal: AbortSignal;
  readonly onState?: StateListener;
  readonly onHandled?: (handled: Handled) => void;
}

/** Contracts of other services that a service listens to: for reference tables, or for processes. */
export function contractsHeard(service: Service): readonly Contract[] {
  const heard = [
    ...service.reference.flatMap((data) => data.from.map(({ contract }) => contract)),
    ...service.processes.flatMap((process) => process.sources.flatMap(({ contract }) => (contract ? [contract] : []))),
  ].filter(({ type }) => !type.startsWith(`${service.name}.`));
  return [...new Map(heard.map((contract) => [contract.type, contract])).values()];
}

/**
 * Hears the other services: reference rows are written, and inputs of processes kept, in the transaction that remembers
 * the message. Returns `null` when the service listens to nobody.
 */
export function hearOthers(options: InboundOptions): Consumer | null {
  const { service, broker, inbox, schema, generation, partitions, signal, onState, onHandled } = options;
  const contracts = contractsHeard(service);
  if (contracts.length === 0) return null;
  const group = `${service.name}.inbound`;
  const { engine } = broker.capabilities;
  const keep = keeping({ service, schema });
  const topics = [...new Set(contracts.map(({ type }) => type.split('.')[0]!))];
  return consumeWithInbox(broker, {
    group,
    topics: topics.map((name) => ({ name: topicOf(name, generation), partitions })),
    inbox,
    signal,
    handlers: Object.fromEntries(
      contracts.map((contract) => [
        contract.type,
        tracedHandler(handlerOf(contract, service, keep), { engine, group }),
      ]),
    ),
    ignores: service.ignores.map(({ type }) => type),
    gatherMs: GATHERING_MS.beside,
    ...(onState ? { onState } : {}),
    ...(onHandled ? { onHandled } : {}),
  });
}

/** One message as it came and as it is read. */
interface Heard {
  readonly message: ContractMessage;
  readonly event: ContractEvent;
  /** A process takes it. */
  readonly wanted: boolean;
}

type Keep = Later<pg.PoolClient, Heard>;

/** What the messages of one transaction say, written together: a row for each of many costs little more than one row. */
function keeping({ service, schema }: { readonly service: Service; readonly schema: string }): Keep {
  return async (heard, { tx }) => {
    await applyReferences(
      tx,
      { schema, declared: service.reference },
      heard.map(({ event }) => event),
    );
    await keepInputs(
      tx,
      schema,
      heard.filter(({ wanted }) => wanted).map(({ message }) => message),
    );
  };
}

function handlerOf(contract: Contract, { processes }: Service, keep: Keep) {
  const wanted = processes.some((process) => process.sources.some((source) => source.contract?.type === contract.type));
  return {
    version: contract.version,
    onFailure: { retry: { attempts: 3, backoffMs: 100 }, then: 'stop' as const },
    handle: async (message: ContractMessage, { later }: HandlerContext<pg.PoolClient>) =>
      later(keep, { message, event: contractEvent(contract, message), wanted }),
  };
}

/** As they came: whichever release takes them brings them up to the version that it knows. */
async function keepInputs(db: pg.PoolClient, schema: string, messages: readonly ContractMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await db.query(
    `insert into ${schema}.process_inputs(id, event)
     select id, event from unnest($1::text[], $2::jsonb[]) with ordinality heard(id, event, n) order by n on conflict do nothing`,
    [messages.map(({ id }) => id), messages.map((message) => JSON.stringify(message))],
  );
  await db.query(`select pg_notify($1, '')`, [`${schema}_process_inputs`]);
}
