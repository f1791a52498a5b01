import type { Contract, ReferenceData, Service } from '@lien-nganh/kernel';
import {
  consumeWithInbox,
  topicOf,
  type Broker,
  type Consumer,
  type ContractMessage,
  type Handled,
  type Inbox,
  type StateListener,
} from '@lien-nganh/messaging';
import type pg from 'pg';
import { contractEvent } from './contract-message.ts';
import { applyReferences } from './reference-rows.ts';
import { tracedHandler } from './tracing.ts';

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
  const topics = [...new Set(contracts.map(({ type }) => type.split('.')[0]!))];
  return consumeWithInbox(broker, {
    group,
    topics: topics.map((name) => ({ name: topicOf(name, generation), partitions })),
    inbox,
    signal,
    handlers: Object.fromEntries(
      contracts.map((contract) => [
        contract.type,
        tracedHandler(handlerOf(contract, { service, schema }), { engine, group }),
      ]),
    ),
    ignores: service.ignores.map(({ type }) => type),
    ...(onState ? { onState } : {}),
    ...(onHandled ? { onHandled } : {}),
  });
}

function handlerOf(contract: Contract, { service, schema }: { readonly service: Service; readonly schema: string }) {
  const declared: readonly ReferenceData[] = service.reference;
  const wanted = service.processes.some((process) =>
    process.sources.some((source) => source.contract?.type === contract.type),
  );
  return {
    version: contract.version,
    onFailure: { retry: { attempts: 3, backoffMs: 100 }, then: 'stop' as const },
    async handle(message: ContractMessage, { tx }: { readonly tx: pg.PoolClient }): Promise<void> {
      const event = contractEvent(contract, message);
      await applyReferences(tx, { schema, declared }, [event]);
      if (wanted) await keepInput(tx, schema, message);
    },
  };
}

/** As it came: whichever release takes it brings it up to the version that it knows. */
async function keepInput(db: pg.PoolClient, schema: string, message: ContractMessage): Promise<void> {
  await db.query(`insert into ${schema}.process_inputs(id, event) values ($1, $2) on conflict do nothing`, [
    message.id,
    JSON.stringify(message),
  ]);
  await db.query(`select pg_notify($1, '')`, [`${schema}_process_inputs`]);
}
