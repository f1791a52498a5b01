import {
  account,
  agency,
  directive,
  followUp,
  indicator,
  team178,
  unit,
  workYear,
} from '@lien-nganh/contracts/agencies';
import { agenciesWork } from '@lien-nganh/contracts/agencies-work';
import { areaWork } from '@lien-nganh/contracts/area-work';
import { assignment } from '@lien-nganh/contracts/audit';
import { communicationsContracts } from '@lien-nganh/contracts/communications';
import {
  disciplineOfAYear,
  disciplineReported,
  healthyCommune,
  links as communitiesLinks,
  localityVisit,
  model,
  programme,
  replication,
} from '@lien-nganh/contracts/communities';
import { checklist, establishment, inspection, legalBasis, links, papers } from '@lien-nganh/contracts/inspections';
import { ownForm } from '@lien-nganh/contracts/own-form';
import { consolidation, pastFigures, receipt, report, reportingPeriod } from '@lien-nganh/contracts/reporting';
import { regime, template } from '@lien-nganh/contracts/reporting-regime';
import { systemTotals } from '@lien-nganh/contracts/system-totals';
import type { Contract, ContractEvent } from '@lien-nganh/kernel';
import {
  consumeWithInbox,
  topicOf,
  type Broker,
  type Consumer,
  type Handled,
  type Handler,
  type Inbox,
  type Later,
  type OnFailure,
  type StateListener,
  type Topic,
} from '@lien-nganh/messaging';
import { askedTogether } from '@lien-nganh/postgres';
import { beginStep, contractEvent, tracedHandler, withinAll } from '@lien-nganh/subscriptions';
import type pg from 'pg';
import { writeChange } from './changes.ts';
import { applyContractEvents } from '../ledger/writing/apply.ts';
import type { Ledger } from '../ledger/schema.ts';
import { releases } from '../measures/releases.ts';
import { applyAllToReadModels } from '../read-models/apply.ts';
import type { ReadModels } from '../read-models/schema.ts';

/** Services whose contract events the gateway is made of. */
export const services: readonly string[] = [
  'agencies',
  'inspections',
  'health-interventions',
  'communications',
  'communities',
  'reporting',
  'audit',
];

const backoff = { attempts: 5, backoffMs: 200 };

/** What everything else is read by: nothing goes on without it. */
const stop: OnFailure = { retry: backoff, then: 'stop' };
/** One record: the others go on, and the frontier stays below it until somebody decides. */
const park: OnFailure = { retry: backoff, then: 'park' };

function parked(contract: Contract): readonly [Contract, OnFailure] {
  return [contract, park];
}

const heard: readonly (readonly [Contract, OnFailure])[] = [
  [unit, stop],
  [agency, stop],
  [account, stop],
  [assignment, stop],
  [directive, stop],
  [indicator, stop],
  [followUp, park],
  [team178, park],
  [workYear, park],
  [establishment, park],
  [inspection, park],
  [links, park],
  [legalBasis, park],
  [checklist, park],
  // for the number books of agencies: its own state beside that of its inspection, of which nothing here is made
  [papers, park],
  ...agenciesWork.map(parked),
  ...communicationsContracts.map(parked),
  ...areaWork.map(parked),
  ...releases.map(parked),
  ...[regime, template, ownForm, systemTotals, reportingPeriod, receipt, report, consolidation].map(parked),
  parked(pastFigures),
  ...[
    healthyCommune,
    model,
    replication,
    programme,
    localityVisit,
    disciplineReported,
    disciplineOfAYear,
    communitiesLinks,
  ].map(parked),
];

export interface Consuming {
  readonly broker: Broker;
  readonly inbox: Inbox<pg.PoolClient>;
  readonly generation: number;
  readonly partitions: number;
  readonly group: string;
  readonly ledger: Ledger;
  readonly readModels: ReadModels;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Milliseconds until a partition that stopped is tried again by itself. */
  readonly probeMs?: number;
  readonly onState?: StateListener;
  readonly onHandled?: (handled: Handled) => void;
}

export function topicsOf({ generation, partitions }: Pick<Consuming, 'generation' | 'partitions'>): readonly Topic[] {
  return services.map((service) => ({ name: topicOf(service, generation), partitions }));
}

/**
 * Reads the topics of one generation. Each message changes the rows, the ledger and the inbox in one transaction, and
 * tells the change to whoever listens, when it is committed.
 */
export function consumeContracts(consuming: Consuming): Consumer {
  const { broker, inbox, group, signal, now, probeMs, onState, onHandled } = consuming;
  const tracing = { engine: broker.capabilities.engine, group };
  const apply = applying(consuming);
  return consumeWithInbox(broker, {
    group,
    topics: topicsOf(consuming),
    inbox,
    signal,
    now,
    handlers: Object.fromEntries(
      heard.map(([contract, policy]) => [contract.type, tracedHandler(handlerOf(contract, policy, apply), tracing)]),
    ),
    ...(probeMs === undefined ? {} : { probeMs }),
    ...(onState ? { onState } : {}),
    ...(onHandled ? { onHandled } : {}),
  });
}

type Apply = Later<pg.PoolClient, ContractEvent>;

function handlerOf(contract: Contract, onFailure: OnFailure, apply: Apply): Handler<pg.PoolClient> {
  return {
    version: contract.version,
    onFailure,
    handle: async (message, { later }) => later(apply, contractEvent(contract, message)),
  };
}

/** Events of one transaction together: the ledger takes many in as many statements as one. */
function applying({ ledger, readModels }: Pick<Consuming, 'ledger' | 'readModels'>): Apply {
  return async (events, { tx }) => {
    const [{ indicators, days }] = await askedTogether([
      booked(events, () => applyContractEvents(tx, ledger, events)),
      // Behind the lock of the ledger, which is asked for first: a record and its links, heard at one moment, see each other.
      applyAllToReadModels(tx, readModels, events),
    ]);
    const types = [...new Set(events.map((event) => event.type))];
    await askedTogether(types.map((type) => writeChange(tx, { ledger: ledger.schema, type, indicators, days })));
  };
}

/** The booking as a step of each event's trace. */
function booked<T>(events: readonly ContractEvent[], work: () => Promise<T>): Promise<T> {
  const steps = events.map(({ traceparent: parent, type }) =>
    beginStep('book', { parent, attributes: { 'lien_nganh.contract': type } }),
  );
  return withinAll(steps, work);
}
