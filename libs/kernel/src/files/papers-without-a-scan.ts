import { z } from 'zod';
import { fileEvents, paperKinds, scanOf, type Files, type PaperKind } from './file-events.ts';
import type { OnPaper } from './on-paper.ts';
import { onAny, question, table, type EventHandlers, type Question, type TablesOf } from '../question.ts';
import type { Scope } from '../scope.ts';

const columns = {
  paper: 'text',
  record: 'text',
  kind: 'text',
  number: 'text',
  date: 'day',
  signatories: 'texts',
  /** Whose record it is, when it was last told of: a first choice, which the record's own scope narrows. */
  agencies: 'texts',
} as const;

const tables = {
  /** Papers that were noted. */
  papers: table(columns, { key: ['paper'], indexes: [['date']] }),
  /** Papers that records say of themselves; `paper` is made of the record and a number. */
  own: table(columns, { key: ['paper'], indexes: [['date'], ['record']] }),
  /** What of a record was scanned without naming a paper, by kind, once for each file; and the numbers of what was noted. */
  kept: table({ record: 'text', kinds: 'texts', noted: 'texts' }, { key: ['record'] }),
};
type Tables = TablesOf<typeof tables>;

const row = z.strictObject({
  /** What a scan of it names when it is attached; null: nobody noted it, and any file of its kind is taken for its scan. */
  paper: z.string().nullable(),
  record: z.string(),
  kind: z.enum(paperKinds),
  number: z.string(),
  date: z.string(),
  signatories: z.array(z.string()),
});
type Shown = z.infer<typeof row>;

const noted = onAny<typeof tables>()(fileEvents, async ({ papers, kept }, _, { state }) => {
  const files = state as Files;
  const standing = files.papers.filter(({ withdrawn }) => withdrawn === null);
  const loose = files.files.filter((file) => file.withdrawn === null && file.paper === null);
  const kinds = loose.map(({ kind }) => kind);
  await kept.put({ record: files.record, kinds, noted: standing.map(({ number }) => number) });
  for (const { paper, kind, number, date, signatories, agency, withdrawn } of files.papers) {
    if (withdrawn !== null || scanOf(files, paper)) await papers.remove({ paper });
    else {
      const agencies = [...new Set([...files.agencies, agency])];
      await papers.put({ paper, record: files.record, kind, number, date, signatories, agencies });
    }
  }
});

function said({ events, papers }: OnPaper): EventHandlers {
  return onAny<typeof tables>()(events, async ({ own }, { stream: record }, { state, scope }) => {
    for await (const { paper } of own.select({ where: { record } })) await own.remove({ paper });
    for (const [place, { signatories, ...paper }] of papers(state).entries()) {
      const told = { ...paper, signatories: [...signatories], agencies: agenciesOf(scope) };
      await own.put({ ...told, record, paper: `${record}#${place}` });
    }
  });
}

/** Whose it is, who took part, and who has it: reports that came in lie with whoever they go through. */
function agenciesOf({ owners, participants = [], coordinators = [] }: Scope): string[] {
  return [...new Set([...owners, ...participants, ...coordinators])];
}

/**
 * Papers of which no scan is there, noted ones and those that records say of themselves: the work list of whoever has a
 * scanner. Oldest first.
 */
export function papersWithoutAScan(service: string, onPaper: readonly OnPaper[] = []): Question {
  return question({
    name: 'papers-without-a-scan',
    version: 2,
    action: `${service}.papers-without-a-scan`,
    title: { vi: 'Văn bản giấy chưa có bản quét', en: 'Papers without a scan' },
    tables,
    handlers: [noted, ...onPaper.map(said)],
    input: z.strictObject({
      /** Whose papers; the asker's own agency where it is left out. */
      agency: z.string().max(60).optional(),
      first: z.coerce.number().int().min(1).max(100).default(50),
      skip: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
    output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
    ask: async (of, { agency, first, skip }, { actor, mayRead }) => {
      const found: Shown[] = [];
      for await (const paper of unscanned(of, agency ?? actor.agency)) {
        if (!(await mayRead?.(paper.record))) continue;
        found.push(paper);
        if (found.length > skip + first) break;
      }
      return { rows: found.slice(skip, skip + first), more: found.length > skip + first };
    },
  });
}

/** Of both tables, in order of day. */
async function* unscanned(of: Tables, agency: string): AsyncGenerator<Shown> {
  const selection = { has: { agencies: agency }, order: ['date', 'paper'] as const };
  const own = of.own.select(selection)[Symbol.asyncIterator]();
  let next = await own.next();
  const ownUntil = async function* (date: string): AsyncGenerator<Shown> {
    for (; !next.done && next.value.date <= date; next = await own.next()) {
      if (!(await isScanned(of, next.value))) yield shown(next.value, null);
    }
  };
  for await (const paper of of.papers.select(selection)) {
    yield* ownUntil(paper.date);
    yield shown(paper, paper.paper);
  }
  yield* ownUntil('\uffff');
}

type Row = Awaited<ReturnType<Tables['own']['get']>> & object;

function shown({ record, kind, number, date, signatories }: Row, paper: string | null): Shown {
  return { paper, record, kind: kind as PaperKind, number, date, signatories: [...signatories] };
}

/** One that was noted stands for itself; else there are as many files of its kind, or plain scans, as such papers. */
async function isScanned({ own, kept }: Tables, { record, kind, number }: Row): Promise<boolean> {
  const found = await kept.get({ record });
  if (found === null) return false;
  if (found.noted.includes(number)) return true;
  const files = found.kinds.filter((one) => one === kind || one === 'scan');
  return files.length >= (await own.count({ where: { record, kind } }));
}
