import type { Contract } from '@lien-nganh/kernel';

type Schema = Readonly<Record<string, unknown>>;

const text = (description: string, more: Schema = {}): Schema => ({ type: 'string', description, ...more });

/**
 * Headers of a contract event: the attributes of a CloudEvent in the binary mode of its binding for Kafka. Every header is
 * text; those that are no text themselves are written as JSON.
 */
export const cloudEventHeaders: Schema = {
  type: 'object',
  properties: {
    'content-type': text('Media type of the value.', { const: 'application/json' }),
    ce_specversion: text('Version of CloudEvents.', { const: '1.0' }),
    ce_id: text('The same whenever the event is published again: deduplicate on it.', { format: 'uuid' }),
    ce_source: text('Province and service.', { pattern: '^/provinces/[^/]+/[^/]+$' }),
    ce_type: text('Type of the contract.'),
    ce_subject: text('Stream of the record; the key as well.'),
    ce_time: text('When the log took the domain event.', { format: 'date-time' }),
    ce_contractversion: text('Version of the contract whose schema the data fit.', { pattern: '^[1-9][0-9]*$' }),
    ce_log: text('Id of the log.'),
    ce_position: text('Position of the domain event in that log; it means nothing in another.', {
      pattern: '^[0-9]+$',
    }),
    ce_eventid: text('Id of the domain event.'),
    ce_keyrevision: text('0, 1, 2 … within the key: whoever misses one stops the key.', { pattern: '^[0-9]+$' }),
    ce_occurredon: text('The day on which it happened, Asia/Ho_Chi_Minh.', { format: 'date' }),
    ce_correlationid: text('Of the request that caused it.'),
    ce_actor: text(
      'JSON: account, agency, role and, where it was not done in the actor’s own name, onBehalfOf (agency) and inSteadOf (account).',
      {
        contentMediaType: 'application/json',
      },
    ),
    ce_traceparent: text('W3C trace context of the request that caused it.'),
  },
  required: [
    ...['content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time'],
    ...['ce_contractversion', 'ce_log', 'ce_position', 'ce_eventid', 'ce_keyrevision', 'ce_occurredon'],
    ...['ce_correlationid', 'ce_actor'],
  ],
};

/** What is known of the headers of one contract, in any version that may lie in its topic. */
export function headersOf({ type, version }: Pick<Contract, 'type' | 'version'>): Schema {
  const versions = Array.from({ length: version }, (_, index) => String(index + 1));
  return { properties: { ce_type: { const: type }, ce_contractversion: { enum: versions } } };
}

/** A frontier marker: a record without a key that stands in every partition. */
export const frontierHeaders: Schema = {
  type: 'object',
  properties: { ln_frontier: text('Says that it is one, and in which version.', { const: '1' }) },
  required: ['ln_frontier'],
};

export const frontierPayload: Schema = {
  type: 'object',
  properties: {
    log: text('Id of the log.'),
    position: text('Up to here everything of the service is published.', { pattern: '^[0-9]+$' }),
    at: text('When the log had been read up to there.', { format: 'date-time' }),
  },
  required: ['log', 'position', 'at'],
  additionalProperties: false,
};
