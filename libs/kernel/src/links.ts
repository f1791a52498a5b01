import { z } from 'zod';
import { command } from './command.ts';
import type { Actor } from './envelope.ts';
import { defineEvents, v, type RecordedOf } from './events.ts';
import type { LookUp } from './look-up.ts';
import { defineRefusals, reject } from './refusals.ts';
import type { Scope } from './scope.ts';
import { sealedForSubject } from './sealed.ts';
import { streamType, type Evolve, type StreamType } from './stream-type.ts';

const obligation = z.string().regex(/^[^/]+\/[^/]+$/);
const agency = z.string();

export const linkEvents = defineEvents('links', {
  /** The agencies are those whose record it was when it was linked. */
  ObligationLinked: v(1, z.strictObject({ record: z.string(), obligation, agencies: z.array(agency) })),
  /** Of one that the record was entered with, it is said why it was taken off. */
  ObligationUnlinked: v(
    2,
    z.strictObject({
      record: z.string(),
      obligation,
      agencies: z.array(agency),
      reason: sealedForSubject('note', z.string()).nullable(),
    }),
    { 1: (old: object) => ({ ...old, reason: null }) },
  ),
});

/** Obligations that were linked to a record, or taken off it, after it was recorded. */
export interface Links {
  /** The record's stream. */
  readonly record: string;
  readonly agencies: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Of what was added, the agency that linked it. */
  readonly by: Readonly<Record<string, string>>;
}

const evolve: Evolve<Links, typeof linkEvents> = {
  ObligationLinked: (state, event) => moved(state, event, { to: 'added', from: 'removed' }),
  ObligationUnlinked: (state, event) => moved(state, event, { to: 'removed', from: 'added' }),
};

type Side = 'added' | 'removed';

/** Whether the record had it from its beginning is the reader's to know: both lists hold the last word on each obligation. */
function moved(
  state: Links,
  { data, actor }: RecordedOf<typeof linkEvents>,
  { to, from }: { to: Side; from: Side },
): Links {
  return {
    by: to === 'added' ? { ...state.by, [data.obligation]: actor.agency } : state.by,
    record: data.record,
    agencies: data.agencies,
    added: [],
    removed: [],
    [to]: [...state[to].filter((key) => key !== data.obligation), data.obligation],
    [from]: state[from].filter((key) => key !== data.obligation),
  };
}

export const linkRefusals = defineRefusals({
  'record-is-known': {
    vi: 'Không tìm thấy bản ghi này, hoặc bản ghi chưa thể gắn với nhiệm vụ.',
    en: 'There is no such record, or nothing can be linked to it yet.',
  },
  'link-is-by-whose-record-it-is': {
    vi: 'Chỉ cơ quan có tên trong bản ghi mới được gắn hoặc gỡ nhiệm vụ.',
    en: 'Only an agency whose record it is may link it or take a link off.',
  },
  'link-is-ones-own': {
    vi: 'Cơ quan tham gia chỉ gỡ nhiệm vụ do chính mình gắn; nhiệm vụ khác do cơ quan chủ trì gỡ.',
    en: 'A participant takes off only what it linked itself; anything else is taken off by the lead.',
  },
  'entered-link-needs-a-reason': {
    vi: 'Gỡ nhiệm vụ đã gắn ngay khi lập bản ghi thì phải ghi lý do.',
    en: 'Taking off an obligation that the record was entered with needs a reason.',
  },
  'obligation-is-known': {
    vi: 'Không có nhiệm vụ này trong văn bản chỉ đạo.',
    en: 'No directive lays down such an obligation.',
  },
  'link-changes-something': {
    vi: 'Nhiệm vụ đã ở đúng trạng thái đó, không có gì để thay đổi.',
    en: 'The obligation already stands so: nothing would change.',
  },
});

/** What the owning service knows of a record that may be linked: whose it is, and what it was recorded for. */
export interface LinkableRecord {
  /** The agency whose record it is; the others take part in it. */
  readonly lead: string;
  readonly agencies: readonly string[];
  readonly obligations: readonly string[];
}

/**
 * Declares the stream type of later links, `links-<record's stream>`: the work itself is not touched.
 *
 * @param service whose records they are; its actions are `<service>.link-obligation`, `.unlink-obligation`, `.read-links`
 * @param knows look-ups in the service's own reference tables; a record that may not be known resolves to `null`
 */
export function links(
  service: string,
  knows: {
    readonly record: (stream: string) => LookUp<LinkableRecord | null>;
    readonly obligation: (key: string) => LookUp<boolean>;
    /** Free text as the service takes it. */
    readonly reason: z.ZodType<string>;
  },
): StreamType {
  return streamType<Links, typeof linkEvents>({
    prefix: 'links',
    title: { vi: 'Gắn nhiệm vụ', en: 'Links to obligations' },
    events: linkEvents,
    initial: { record: '', agencies: [], added: [], removed: [], by: {} },
    evolve,
    refusals: linkRefusals,
    reads: `${service}.read-links`,
    scope: (state) => ({ sensitivity: 'internal', owners: state.agencies }),
    summary: ({ record, added, removed }) => ({
      title: record,
      status: added.length + removed.length === 0 ? 'none' : 'linked',
      search: [record, ...added],
    }),
    commands: [linkObligation(service, knows), unlinkObligation(service, knows)],
  });
}

const input = z.strictObject({
  /** Stream of the record, `inspection-…`. */
  record: z
    .string()
    .max(300)
    .regex(/^[a-z][a-zA-Z0-9]*-[\w.@~+-]+$/),
  obligation: z
    .string()
    .max(200)
    .regex(/^[^/\p{C}]+\/[^/\p{C}]+$/u),
});

/** Whether the record carries the obligation now. */
function isLinked(state: Links, record: LinkableRecord, key: string): boolean {
  if (state.added.includes(key)) return true;
  return record.obligations.includes(key) && !state.removed.includes(key);
}

type Knows = Parameters<typeof links>[1];

/** Whose record it is only the look-up tells: here the table decides by role, and decide by agency. */
const anybodys = (_: unknown, actor: Actor): Scope => ({ sensitivity: 'internal', owners: [actor.agency] });

function linkObligation(service: string, knows: Knows) {
  return command<Links, typeof linkEvents, typeof linkRefusals>()({
    name: 'link-obligation',
    action: `${service}.link-obligation`,
    title: { vi: 'Gắn nhiệm vụ', en: 'Link an obligation' },
    creates: true,
    id: ({ record }) => record,
    scope: anybodys,
    input,
    refuses: ['record-is-known', 'link-is-by-whose-record-it-is', 'obligation-is-known', 'link-changes-something'],
    looksUp: ({ record, obligation: key }) => ({ record: knows.record(record), obligation: knows.obligation(key) }),
    decide: (asked, state, { actor, lookUps: { record, obligation: known } }) => {
      if (record === null) return reject('record-is-known');
      if (!record.agencies.includes(actor.agency)) return reject('link-is-by-whose-record-it-is');
      if (!known) return reject('obligation-is-known');
      if (isLinked(state, record, asked.obligation)) return reject('link-changes-something');
      return [linkEvents.ObligationLinked({ ...asked, agencies: [...record.agencies] })];
    },
  });
}

/**
 * What the record was entered with is its lead's to take off, with a reason: figures rest on it. What was linked later, the
 * agency that linked it takes off too.
 */
function unlinkObligation(service: string, knows: Knows) {
  return command<Links, typeof linkEvents, typeof linkRefusals>()({
    name: 'unlink-obligation',
    action: `${service}.unlink-obligation`,
    title: { vi: 'Gỡ nhiệm vụ', en: 'Take an obligation off' },
    creates: true,
    id: ({ record }) => record,
    scope: anybodys,
    input: input.extend({ reason: knows.reason.nullable().default(null) }),
    refuses: [
      'record-is-known',
      'link-is-by-whose-record-it-is',
      'link-changes-something',
      'link-is-ones-own',
      'entered-link-needs-a-reason',
    ],
    looksUp: (asked) => ({ record: knows.record(asked.record) }),
    decide: (asked, state, { actor, lookUps: { record } }) => {
      if (record === null) return reject('record-is-known');
      if (!record.agencies.includes(actor.agency)) return reject('link-is-by-whose-record-it-is');
      if (!isLinked(state, record, asked.obligation)) return reject('link-changes-something');
      const entered = record.obligations.includes(asked.obligation);
      const takers = entered ? [record.lead] : [record.lead, state.by[asked.obligation]];
      if (!takers.includes(actor.agency)) return reject('link-is-ones-own');
      if (entered && asked.reason === null) return reject('entered-link-needs-a-reason');
      return [linkEvents.ObligationUnlinked({ ...asked, agencies: [...record.agencies] })];
    },
  });
}
