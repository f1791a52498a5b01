import { idIn, onAny, question, table, type TablesOf } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { establishment } from '../establishment/establishment.ts';
import { events as establishmentEvents } from '../establishment/events.ts';
import type { Establishment } from '../establishment/state.ts';
import { events as inspectionEvents } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import { isDisclosed, type Inspection } from '../inspection/lifecycle.ts';
import { published } from '../integration/published-inspection.ts';

const tables = {
  sites: table({ id: 'text', state: 'json', sameAs: 'text?', scope: 'scope' }, { key: ['id'], indexes: [['sameAs']] }),
  /** What became of the site itself. */
  changes: table(
    { event: 'text', site: 'text', on: 'day', what: 'text' },
    { key: ['event'], indexes: [['site', 'on']] },
  ),
  visits: table(
    { id: 'text', site: 'text?', on: 'day?', state: 'json', scope: 'scope' },
    { key: ['id'], indexes: [['site', 'on']] },
  ),
};

const change = z.strictObject({ on: z.string(), what: z.string() });
const visit = z.strictObject({
  inspection: z.string(),
  on: z.string().nullable(),
  status: z.string(),
  outcome: z.string().nullable(),
  mode: z.string(),
  agencies: z.array(z.string()),
  breaches: z.array(z.string()),
  violations: z.number(),
  sanctions: z.array(
    z.strictObject({ decidedOn: z.string(), main: z.string(), amount: z.string().nullable(), state: z.string() }),
  ),
  sameAs: z.string().nullable(),
});

/** All that is known of a site, by whichever of its records: what became of it, and the visits that the asker may see. */
export const siteHistory = question({
  name: 'site-history',
  version: 4,
  action: 'inspections.site-history',
  title: { vi: 'Lịch sử của cơ sở', en: 'History of a site' },
  tables,
  handlers: [
    onAny<typeof tables>()(establishmentEvents, async ({ sites, changes }, event) => {
      const id = idIn(event.stream, 'establishment')!;
      const before = await sites.get({ id });
      const state = establishment.evolve(before?.state ?? establishment.initial, event) as Establishment;
      const sameAs = state.is === 'none' ? null : state.sameAs;
      await sites.put({ id, state, sameAs, scope: establishment.scope(state, id) });
      await changes.put({ event: event.id, site: id, on: event.occurredOn, what: event.name });
    }),
    onAny<typeof tables>()(inspectionEvents, async ({ visits }, event) => {
      const id = idIn(event.stream, 'inspection')!;
      const before = await visits.get({ id });
      const state = inspection.evolve(before?.state ?? inspection.initial, event) as Inspection;
      const behind = state.is === 'withdrawn' ? state.was : state;
      if (behind.is === 'none') return;
      const on = isDisclosed(behind) ? behind.result.on : behind.visit.plannedFor;
      await visits.put({ id, site: behind.visit.establishment, on, state, scope: inspection.scope(state, id) });
    }),
  ],
  input: z.strictObject({ establishment: text(200) }),
  output: z.strictObject({ changes: z.array(change), visits: z.array(visit) }),
  ask: async ({ sites, changes, visits }, { establishment: site }, { maySee }) => {
    const known = await sites.get({ id: site });
    if (!known || !maySee(known.scope)) return { changes: [], visits: [] };
    const records = await recordsOf(sites, site);
    const seen = [];
    for await (const one of visits.select({ where: { site: records }, order: ['-on', 'id'] })) {
      if (maySee(one.scope)) seen.push(shown(one.state as Inspection, one.id, one.on));
    }
    const became = [];
    for await (const { on, what } of changes.select({ where: { site: records }, order: ['-on', 'event'] })) {
      became.push({ on, what });
    }
    return { changes: became, visits: seen };
  },
});

/** The record, those that were merged into it, and so on. */
async function recordsOf(sites: TablesOf<typeof tables>['sites'], site: string): Promise<readonly string[]> {
  const found = [site];
  for (let next = [site]; next.length > 0;) {
    const merged: string[] = [];
    for await (const { id } of sites.select({ where: { sameAs: next } })) if (!found.includes(id)) merged.push(id);
    found.push(...merged);
    next = merged;
  }
  return found;
}

function shown(state: Inspection, id: string, on: string | null): z.input<typeof visit> {
  const known = published(state, id);
  if (!known) {
    // only the team and the approver come here
    const mode = state.is === 'none' || state.is === 'withdrawn' ? 'planned' : state.visit.mode;
    const nothing = { outcome: null, agencies: [], breaches: [], violations: 0, sanctions: [], sameAs: null };
    return { inspection: id, on, status: state.is, mode, ...nothing };
  }
  return {
    inspection: id,
    on,
    status: state.is,
    outcome: known.outcome,
    mode: known.mode,
    agencies: known.participants.map(({ agency }) => agency),
    breaches: known.breaches,
    violations: known.violations.length,
    sanctions: known.sanctions.map(({ decidedOn, main, amount, state: stands }) => ({
      ...{ decidedOn, main, amount },
      state: stands,
    })),
    sameAs: known.sameAs,
  };
}
