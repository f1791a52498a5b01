import type { Place } from '@lien-nganh/work';
import type { Establishment } from '../establishment/state.ts';
import type { Inspection } from '../inspection/lifecycle.ts';
import { isDisclosed } from '../inspection/lifecycle.ts';

type Lying = Omit<Place, 'stream' | 'scope'>;

export function visitPlace(state: Inspection): Lying | null {
  if (!isDisclosed(state)) return null;
  const { lead, unit, placements } = state.visit;
  return { agency: lead, unit, placements, on: state.result.on };
}

export function sitePlace(state: Establishment): Lying | null {
  if (state.is !== 'open') return null;
  return { agency: state.keeper, unit: state.unit, placements: state.placements, on: null };
}
