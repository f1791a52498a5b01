import { z } from 'zod';
import { fileEvents, paperKinds, scanOf, type Files, type PaperKind } from './file-events.ts';
import { onAny, question, table, type Question } from './question.ts';

const tables = {
  papers: table(
    {
      paper: 'text',
      record: 'text',
      kind: 'text',
      number: 'text',
      date: 'day',
      signatories: 'texts',
      /** Of the record, when the paper was noted, and who noted it: a first choice, which the record's own scope narrows. */
      agencies: 'texts',
    },
    { key: ['paper'], indexes: [['date']] },
  ),
};

const row = z.strictObject({
  paper: z.string(),
  record: z.string(),
  kind: z.enum(paperKinds),
  number: z.string(),
  date: z.string(),
  signatories: z.array(z.string()),
});

/** Papers that were noted and of which no scan is there: the work list of whoever has a scanner. Oldest first. */
export function papersWithoutAScan(service: string): Question {
  const on = onAny<typeof tables>();
  return question({
    name: 'papers-without-a-scan',
    version: 1,
    action: `${service}.papers-without-a-scan`,
    title: { vi: 'Văn bản giấy chưa có bản quét', en: 'Papers without a scan' },
    tables,
    handlers: [
      on(fileEvents, async ({ papers }, _, { state }) => {
        const files = state as Files;
        for (const { paper, kind, number, date, signatories, agency, withdrawn } of files.papers) {
          if (withdrawn !== null || scanOf(files, paper)) await papers.remove({ paper });
          else {
            const agencies = [...new Set([...files.agencies, agency])];
            await papers.put({ paper, record: files.record, kind, number, date, signatories, agencies });
          }
        }
      }),
    ],
    input: z.strictObject({
      /** Whose papers; the asker's own agency where it is left out. */
      agency: z.string().max(60).optional(),
      first: z.coerce.number().int().min(1).max(100).default(50),
      skip: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
    output: z.strictObject({ rows: z.array(row), more: z.boolean() }),
    ask: async ({ papers }, { agency, first, skip }, { actor, mayRead }) => {
      const of = papers.select({ has: { agencies: agency ?? actor.agency }, order: ['date', 'paper'] });
      const found: z.infer<typeof row>[] = [];
      for await (const { agencies: _, ...paper } of of) {
        if (!(await mayRead?.(paper.record))) continue;
        found.push({ ...paper, kind: paper.kind as PaperKind, signatories: [...paper.signatories] });
        if (found.length > skip + first) break;
      }
      return { rows: found.slice(skip, skip + first), more: found.length > skip + first };
    },
  });
}
