import { events } from './events.ts';
import type { Proposal, Twin } from './state.ts';

export { pairIdOf as twinIdOf } from '@lien-nganh/work';

/** How the pair stands from now on. */
export function stood(
  { first, second, establishment, on }: Pick<Proposal, 'first' | 'second' | 'establishment' | 'on'>,
  is: Exclude<Twin['is'], 'none'>,
  kept: string | null = null,
) {
  return events.TwinStood({ first, second, establishment, on, is, kept });
}
