import { allAgencies } from '@lien-nganh/contracts/reference';
import { lookUp, ownRecord, type LookUp } from '@lien-nganh/kernel';
import { outcomesOfAYear, type Discipline } from '../discipline/state.ts';

export interface Together {
  readonly individuals: readonly { readonly form: string; readonly side: string; readonly people: number }[];
  readonly collectives: readonly { readonly form: string; readonly collectives: number }[];
  /** How many agencies have reported. */
  readonly agencies: number;
}

/** What the agencies of the province have entered for the halves of a year, of either way to cut it, added up. */
export function outcomesTogether(year: number): LookUp<Together> {
  const halves = [`${year}-01-01`, `${year}-07-01`, `${year - 1}-12-15`, `${year}-06-15`];
  return lookUp(['agencies'], async (rows, records) => {
    const all: Discipline[] = [];
    const reporting = new Set<string>();
    for (const { agency } of await allAgencies().resolve(rows)) {
      for (const from of halves) {
        const state = await ownRecord<Discipline>('discipline', `${agency}.${from}`).resolve(rows, records);
        if (state.is !== 'entered') continue;
        all.push(state);
        reporting.add(agency);
      }
    }
    return { ...byForm(all, year), agencies: reporting.size };
  });
}

function byForm(all: readonly Discipline[], year: number): Omit<Together, 'agencies'> {
  const { individuals, collectives } = outcomesOfAYear(all, year);
  return {
    individuals: inOrder(individuals).map(([key, people]) => {
      const [form, side] = key.split('/') as [string, string];
      return { form, side, people };
    }),
    collectives: inOrder(collectives).map(([form, count]) => ({ form, collectives: count })),
  };
}

function inOrder(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
