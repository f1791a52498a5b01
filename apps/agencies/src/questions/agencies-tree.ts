import { dutiesOn, isMemberOn, lasts } from '@lien-nganh/contracts/reference';
import { question, type Day } from '@lien-nganh/kernel';
import { day, validOn } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { level, line } from '../agency/events.ts';
import { agencyScope } from '../agency/scope.ts';
import type { KnownAgency } from '../agency/state.ts';
import { bilingual } from '../shapes.ts';
import { agenciesIn, agencyRows, agencyTables } from './agency-rows.ts';

/** The agencies of any day, each with its superiors on both lines, its duties and its membership on that day. */
export const agenciesTree = question({
  name: 'agencies-tree',
  version: 1,
  action: 'agencies.agencies-tree',
  title: { vi: 'Sơ đồ cơ quan vào một ngày', en: 'Tree of agencies on a day' },
  tables: agencyTables,
  handlers: [agencyRows],
  input: z.strictObject({ on: day }),
  output: z.strictObject({
    on: day,
    agencies: z.array(
      z.strictObject({
        agency: z.string(),
        names: bilingual,
        sector: z.string(),
        level,
        unitCode: z.string().nullable(),
        superiors: z.array(z.strictObject({ agency: z.string(), line })),
        duties: z.array(z.string()),
        member: z.boolean(),
        codes: z.array(z.strictObject({ scheme: z.enum(['old', 'new']), code: z.string() })),
        requested: z.boolean(),
        sample: z.boolean(),
      }),
    ),
  }),
  async ask({ agencies }, { on }, { maySee }) {
    const found = (await agenciesIn(agencies)).filter(
      (record) => validOn(record, on) && maySee(agencyScope(record.agency)),
    );
    return { on, agencies: found.map((record) => shownOn(record, on)) };
  },
});

function shownOn(record: KnownAgency, on: Day) {
  const { agency, sector, level: at, unitCode, requested, sample } = record;
  return {
    agency,
    names: nameOn(record, on),
    sector,
    level: at,
    unitCode,
    superiors: record.superiors
      .filter((held) => lasts(held, on))
      .map((held) => ({ agency: held.agency, line: held.line })),
    duties: [...dutiesOn(record, on)],
    member: isMemberOn(record, on),
    codes: record.codes.filter((held) => lasts(held, on)).map(({ scheme, code }) => ({ scheme, code })),
    requested,
    sample,
  };
}

function nameOn({ names, earlierNames }: KnownAgency, on: Day) {
  const { vi, en } = earlierNames.find((name) => lasts(name, on)) ?? names;
  return { vi, en };
}
