import type { AgencyRecord } from '@lien-nganh/contracts/reference';
import type { Sentences } from '@lien-nganh/vocabulary';
import type { GatewayContext } from '../context.ts';
import type { CoverageCell } from './picture.ts';
import type { Doer } from './tallies.ts';

type Shown = Pick<CoverageCell, 'addressee' | 'doers' | 'hidden'>;

/** How much of the work behind a cell is the addressee's own, and how much is counted for it of others. */
export function doersIn({ addressee, doers }: Shown): { readonly own: number; readonly others: readonly Doer[] } {
  return {
    own: doers.find(({ agency }) => agency === addressee)?.activities ?? 0,
    others: doers.filter(({ agency }) => agency !== addressee),
  };
}

/** Who acts for the addressee on some day that is judged: of one that has ended, whoever has taken its place. */
export function actingIn({ actsFor, since, to }: Pick<CoverageCell, 'actsFor' | 'since' | 'to'>): readonly string[] {
  const then = actsFor.filter((one) => one.from <= to && (one.to === null || one.to >= since));
  return [...new Set(then.map(({ agency }) => agency))].sort();
}

/**
 * Whose work stands behind a cell, in plain words: what is the addressee's own is told beside what others did for it, so that a figure
 * of its own that is zero and evidence do not seem to contradict each other. `null`: no work does, or it is not the caller's to count.
 */
export async function evidenceInWords(context: GatewayContext, cell: Shown): Promise<Sentences | null> {
  if (cell.hidden || cell.doers.length === 0) return null;
  const { own, others } = doersIn(cell);
  const named = await Promise.all(others.map((one) => namedIn(context, one)));
  const of = (language: keyof Sentences) => named.map((one) => one[language]).join(', ');
  if (others.length === 0) return { vi: `Việc của chính cơ quan: ${own}.`, en: `Own work: ${own}.` };
  return {
    vi: `Việc của chính cơ quan: ${own}. Việc của nơi khác được tính cho cơ quan: ${of('vi')}.`,
    en: `Own work: ${own}. Work of others that counts for it: ${of('en')}.`,
  };
}

async function namedIn({ loaders }: GatewayContext, { agency, activities }: Doer): Promise<Sentences> {
  const known: Pick<AgencyRecord, 'names'> | null = await loaders.agency.load(agency);
  const { vi, en } = known?.names ?? { vi: agency, en: agency };
  return { vi: `${vi} (${activities})`, en: `${en} (${activities})` };
}
