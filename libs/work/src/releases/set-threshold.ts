import { command, definitionOf, reject, type Command } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { name } from '../shapes.ts';
import { DEFAULT_THRESHOLD } from './decided.ts';
import type { ReleaseEvents } from './events.ts';
import type { refusals } from './refusals.ts';
import { releasedIn, type Releases } from './state.ts';
import type { CountedHere } from './totals.ts';

/**
 * Sets for one indicator below which counts are withheld. It is raised and never lowered, not even before anything was released: a
 * few people are as easily found under the one indicator as under the other. What was released stays as it was.
 */
export function setThreshold({ service, duty, tables }: CountedHere, events: ReleaseEvents): Command {
  return command<Releases, ReleaseEvents, typeof refusals>()({
    name: 'set-threshold',
    action: `${service}.${definitionOf(events).prefix}.set-threshold`,
    title: { vi: 'Đặt ngưỡng không công bố số nhỏ', en: 'Set below which counts are withheld' },
    creates: true,
    input: z.strictObject({ indicator: slug, agency: name, threshold: z.int().min(2).max(1_000) }),
    id: ({ indicator }) => indicator,
    scope: ({ agency }) => ({ sensitivity: 'restricted', owners: [agency], ...(duty && { duty }) }),
    onBehalfOf: ({ agency }) => agency,
    refuses: [
      'indicator-is-counted-here',
      'released-by-who-counted',
      'threshold-protects-as-all',
      'threshold-changes',
      'threshold-never-falls',
    ],
    decide: (asked, state) => {
      if (!tables[asked.indicator]) return reject('indicator-is-counted-here');
      if (state.is !== 'none' && state.agency !== asked.agency) return reject('released-by-who-counted');
      const broken = faultOf(asked, state);
      return broken ? reject(broken) : [events.ThresholdSet(asked)];
    },
  });
}

function faultOf({ threshold }: { readonly threshold: number }, state: Releases) {
  if (threshold < DEFAULT_THRESHOLD) return 'threshold-protects-as-all' as const;
  const present = (state.is === 'none' ? null : state.threshold) ?? DEFAULT_THRESHOLD;
  if (threshold === present) return 'threshold-changes' as const;
  const before = releasedIn(state).flatMap((one) => one.threshold ?? []);
  return threshold < Math.max(0, ...before) ? ('threshold-never-falls' as const) : null;
}
