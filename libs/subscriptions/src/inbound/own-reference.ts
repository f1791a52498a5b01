import type { ContractEvent, Publication, ReferenceData, Service } from '@lien-nganh/kernel';
import type pg from 'pg';
import { contractEvent, contractMessages, type Publishing } from '../publishing/contract-message.ts';
import type { Applying, Projection } from '../questions/projection.ts';
import { applyReferences, oldestReadable } from './reference-rows.ts';

/**
 * Reference tables that a service keeps from contracts of its own: fed from the log through its own outbound map, so
 * that they hold just what other services will be told.
 */
export function ownReferenceProjection(service: Service, publishing: Publishing, schema: string): Projection | null {
  const own = new Map(service.publishes.map((publication) => [publication.contract.type, publication]));
  const declared = service.reference.filter((data) => data.from.some(({ contract }) => own.has(contract.type)));
  if (declared.length === 0) return null;
  const publicationsOf = byPrefix(service.publishes);
  // Rows that rise by upcasts need not be made anew: while they were, look-ups would find records as they once were.
  const tables = declared.map((data) => `${data.table}${oldestReadable(data)}`);
  const applying = (db: pg.PoolClient): Applying => {
    const events: ContractEvent[] = [];
    return {
      apply(placed) {
        const messages = contractMessages(publishing, publicationsOf(placed.type.prefix), {
          ...placed,
          leavesOut: () => true,
        });
        for (const message of messages.filter(({ type }) => own.has(type))) {
          const numbered = { ...message, keyrevision: placed.event.revision };
          events.push(contractEvent(own.get(message.type)!.contract, numbered));
        }
        return Promise.resolve();
      },
      end: () => applyReferences(db, { schema, declared: ownOnly(declared, own) }, events),
    };
  };
  return {
    name: `own-reference.${tables.join('-')}`.slice(0, 200),
    comesFirst: true,
    prepare: () => Promise.resolve(),
    concerns: ({ type }) => publicationsOf(type.prefix).some(({ contract }) => own.has(contract.type)),
    open: (db) => Promise.resolve(applying(db)),
  };
}

function ownOnly(declared: readonly ReferenceData[], own: ReadonlyMap<string, unknown>): readonly ReferenceData[] {
  return declared.map((data) => ({ ...data, from: data.from.filter(({ contract }) => own.has(contract.type)) }));
}

/** The outbound map's lines for one stream type, in their order. */
export function byPrefix(publications: readonly Publication[]): (prefix: string) => readonly Publication[] {
  const map = new Map<string, Publication[]>();
  for (const publication of publications) {
    const { prefix } = publication.stream;
    map.set(prefix, [...(map.get(prefix) ?? []), publication]);
  }
  return (prefix) => map.get(prefix) ?? [];
}
