import { command, defineRefusals, reject, streamType, type DataOfEvent, type Evolve } from '@lien-nganh/kernel';
import { name } from '@lien-nganh/work';
import { z } from 'zod';
import { events } from './events.ts';
import { outcomesTogether } from './together.ts';

type Stated = DataOfEvent<typeof events, 'DisciplineOfAYearStated'>;
export type DisciplineYear = { readonly is: 'none' } | (Stated & { readonly is: 'stated' });

const initial: DisciplineYear = { is: 'none' };
const evolve: Evolve<DisciplineYear, typeof events> = {
  DisciplineOfAYearStated: (_, { data }) => ({ ...data, is: 'stated' }),
};

const refusals = defineRefusals({
  'year-is-over': {
    vi: 'Chỉ tổng hợp kết quả xử lý kỷ luật khi năm đã hết.',
    en: 'Disciplinary outcomes are stated once the year is over.',
  },
  'enough-have-reported': {
    vi: 'Chưa đủ cơ quan báo cáo: số toàn tỉnh sẽ cho biết số của một huyện.',
    en: 'Too few agencies have reported: the figure of the province would be that of a district.',
  },
  'statement-changes-something': {
    vi: 'Số tổng hợp của năm đã đúng như vậy.',
    en: 'The year was stated so already: nothing would change.',
  },
});

/** With fewer, one of them could work out what another has entered. Ours: no text says it. */
const ENOUGH = 3;

const state = command<DisciplineYear, typeof events, typeof refusals>()({
  name: 'state',
  action: 'communities.disciplineYear.state',
  title: { vi: 'Tổng hợp xử lý kỷ luật của năm', en: 'State the disciplinary outcomes of a year' },
  creates: true,
  id: ({ year }) => String(year),
  scope: ({ agency }) => ({ sensitivity: 'restricted', owners: [agency] }),
  input: z.strictObject({ year: z.int().min(2004).max(2100), agency: name }),
  looksUp: ({ year }) => ({ together: outcomesTogether(year) }),
  refuses: ['year-is-over', 'enough-have-reported', 'statement-changes-something'],
  decide: ({ year, agency }, before, { today, lookUps: { together } }) => {
    if (today <= `${year}-12-31`) return reject('year-is-over');
    if (together.agencies < ENOUGH) return reject('enough-have-reported');
    const individuals = together.individuals.map((one) => ({ ...one }));
    const collectives = together.collectives.map((one) => ({ ...one }));
    const word = (of: Pick<Stated, 'individuals' | 'collectives'>) => JSON.stringify([of.individuals, of.collectives]);
    if (before.is === 'stated' && word(before) === word({ individuals, collectives })) {
      return reject('statement-changes-something');
    }
    return [
      events.DisciplineOfAYearStated({ year, agency, individuals, collectives }, { occurredOn: `${year}-12-31` }),
    ];
  },
});

/** What leaves of disciplinary outcomes besides that an agency has reported: the province and a year, by form. The id is the year. */
export const disciplineYear = streamType<DisciplineYear, typeof events>({
  prefix: 'disciplineYear',
  title: { vi: 'Xử lý kỷ luật toàn tỉnh trong năm', en: 'Discipline in the province in a year' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communities.disciplineYear.read',
  scope: (now) => ({ sensitivity: 'restricted', owners: now.is === 'none' ? [] : [now.agency] }),
  summary: (now, id) =>
    now.is === 'none'
      ? { title: id, status: 'none' }
      : { title: `Năm ${now.year}`, status: now.is, agency: now.agency, day: `${now.year}-12-31` },
  commands: [state],
});
