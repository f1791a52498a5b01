import { standingOf } from '@lien-nganh/contracts/reference';
import { question, type Asking, type TablesOf } from '@lien-nganh/kernel';
import { z } from 'zod';
import { followUpMissing, planMissing } from '../integration/missing.ts';
import { handlers, tables } from './tables.ts';

const row = z.strictObject({
  /**
   * Of one's own agency: `send-report`, `resubmit-report` where it was given back, and `record-evidence` where it was reminded of a
   * day and still nothing is there. Of the agency through which reports go: `accept-report`, `consolidate-reports`, and
   * `issue-report` where figures are frozen. Of those above: `decide-exception` where leave is asked for late work, and
   * `follow-up-report` where one is missing for long.
   */
  task: z.enum([
    ...(['send-report', 'resubmit-report', 'record-evidence'] as const),
    ...(['accept-report', 'consolidate-reports', 'issue-report'] as const),
    ...(['decide-exception', 'follow-up-report'] as const),
  ]),
  /** `<regime>.<period>`; `null`: it is not about reports. */
  period: z.string().nullable(),
  /** `<directive>/<code>`, of what one was reminded of. */
  obligation: z.string().nullable(),
  /** Whose report or evidence it is. */
  agency: z.string(),
  on: z.string(),
  /** Whether the day is near or past, and the agency was reminded of it. */
  reminded: z.boolean(),
});

/**
 * Reports that the asker's agency has not sent, has to accept or to decide on, periods past their due day that it has not
 * consolidated, and obligations that it was reminded of. A reminder is shown as long as nothing is there: it closes with the evidence, and by nobody's hand.
 */
export const myWork = question({
  name: 'my-work',
  version: 5,
  action: 'reporting.my-work',
  title: { vi: 'Việc của tôi', en: 'My work' },
  tables,
  handlers,
  input: z.strictObject({ first: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
  ask: async (known, { first }, { actor, today, rows, maySee }) => {
    const { successorOf, superiorOf } = await standingOf(actor.agency, today).resolve(rows);
    const agencies = [actor.agency, ...new Set(successorOf.map((taken) => taken.agency))];
    const asker = { agencies, below: superiorOf, isCommittee: actor.role === 'committee' };
    const found: Row[] = [];
    for await (const one of waiting(known, asker, { today, rows, maySee })) {
      if (found.length > first) break;
      found.push(one);
    }
    return { rows: found.slice(0, first), more: found.length > first };
  },
});

type Row = z.input<typeof row>;

interface Asker {
  /** The asker's own, and those whose place it has taken. */
  readonly agencies: readonly string[];
  readonly below: readonly string[];
  readonly isCommittee: boolean;
}
type Known = TablesOf<typeof tables>;
type AskingFor = Pick<Asking, 'today' | 'rows' | 'maySee'>;
const order = ['dueOn', 'period'] as const;

async function* waiting(known: Known, asker: Asker, asking: AskingFor): AsyncIterable<Row> {
  yield* toSend(known, asker, asking);
  yield* toJudge(known, asker, asking);
  yield* toConsolidate(known, asker, asking);
  yield* toFollowUp(known, asker, asking);
  yield* toFollowUpOnPaper(known, asker, asking);
  yield* remindedOf(known, asker, asking);
}

async function* toSend({ due, receipts, reminders, reports }: Known, { agencies }: Asker, { maySee }: AskingFor) {
  for await (const one of due.select({ where: { agency: agencies, manner: 'obliged' }, order })) {
    const { period, agency, dueOn, scope } = one;
    const sent = (await receipts.get({ period, agency })) !== null;
    if (sent || !maySee(scope)) continue;
    const before = await reminders.get({ id: `period.${period}.${agency}.${dueOn}` });
    const after = await reminders.get({ id: `overdue.${period}.${agency}.${dueOn}` });
    yield aRow('send-report', { period, agency, on: dueOn, reminded: (before ?? after) !== null });
  }
  for await (const { period, agency, dueOn, scope } of reports.select({
    where: { agency: agencies, state: 'returned' },
    order,
  })) {
    if (maySee(scope)) yield aRow('resubmit-report', { period, agency, on: dueOn });
  }
}

/** Reports that wait to be accepted; an agency's own waits for whoever it is for. */
async function* toJudge({ reports }: Known, { agencies }: Asker, { maySee }: AskingFor) {
  for (const column of ['judge', 'judgeToo'] as const) {
    const where =
      column === 'judge' ? { judge: agencies, state: 'submitted' } : { judgeToo: agencies, state: 'submitted' };
    for await (const { period, agency, dueOn, submittedOn, scope } of reports.select({ where, order })) {
      if (maySee(scope)) yield aRow('accept-report', { period, agency, on: submittedOn ?? dueOn });
    }
  }
}

async function* toConsolidate({ periods }: Known, { agencies }: Asker, { today, maySee }: AskingFor) {
  const open = periods.select({ where: { through: agencies }, order });
  for await (const { period, through: agency, dueOn, consolidateBy: on, consolidated, toBeIssued, scope } of open) {
    if (!maySee(scope)) continue;
    if (toBeIssued) yield aRow('issue-report', { period, agency, on });
    else if (!consolidated && dueOn < today) yield aRow('consolidate-reports', { period, agency, on });
  }
}

/** What those above are asked and told of: leave for late work, and reports that are missing for long. */
async function* toFollowUp({ reports, receipts }: Known, asker: Asker, { maySee }: AskingFor) {
  for await (const one of reports.select({ where: { above: true }, order })) {
    const { period, agency, askedOn, escalatedOn, scope } = one;
    if (!maySee(scope)) continue;
    if (askedOn !== null && asker.below.includes(agency))
      yield aRow('decide-exception', { period, agency, on: askedOn });
    if (escalatedOn === null || !isToldOf(asker, one)) continue;
    // it may have come on paper
    const came = await receipts.get({ period, agency });
    if (came === null) yield aRow('follow-up-report', { period, agency, on: escalatedOn });
  }
}

/** What is missing for long of reports that come on paper. */
async function* toFollowUpOnPaper({ reminders, periods, receipts }: Known, asker: Asker, { maySee }: AskingFor) {
  for await (const told of reminders.select({ where: { kind: 'escalated' }, order: ['dueOn', 'id'] })) {
    const { source: period, agency, remindedOn: on, scope } = told;
    const open = await periods.get({ period });
    if (!open || !maySee(scope) || !isToldOf(asker, open)) continue;
    if ((await receipts.get({ period, agency })) === null) yield aRow('follow-up-report', { period, agency, on });
  }
}

function isToldOf({ agencies, isCommittee }: Asker, { recipient, office }: { recipient: string; office: string }) {
  return isCommittee || agencies.includes(recipient) || agencies.includes(office);
}

function aRow(
  task: Row['task'],
  { reminded = false, ...of }: { period: string; agency: string; on: string; reminded?: boolean },
): Row {
  return { task, obligation: null, reminded, ...of };
}

/**
 * What one was reminded of and is still missing, once, whether before its day or after it. Of reports the table of those that
 * came in tells, and of tasks the service that keeps them.
 */
async function* remindedOf({ reminders }: Known, { agencies }: Asker, { rows, maySee }: AskingFor): AsyncIterable<Row> {
  const told = new Set<string>();
  for await (const { kind, source, agency, dueOn, scope } of reminders.select({
    where: { agency: agencies },
    order: ['dueOn', 'id'],
  })) {
    const what = kind.replace('overdue-', '');
    const missing = ofEvidence[what];
    const key = [what, source, agency, dueOn].join('.');
    if (!maySee(scope) || missing === undefined || told.has(key)) continue;
    told.add(key);
    for (const obligation of await missing(rows, { source, agency, dueOn })) {
      yield { task: 'record-evidence', period: null, obligation, agency, on: dueOn, reminded: true };
    }
  }
}

const ofEvidence: Readonly<Record<string, typeof planMissing>> = { plan: planMissing, 'follow-up': followUpMissing };
