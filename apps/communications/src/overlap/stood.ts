import { events } from './events.ts';
import type { Found } from './state.ts';

/** How it stands from now on. */
export function stood({ together, agencies, is }: Pick<Found, 'together' | 'agencies' | 'is'>) {
  return events.OverlapStood({ together, agencies, is });
}
