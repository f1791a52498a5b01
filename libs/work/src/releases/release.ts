import type { releaseContract } from '@lien-nganh/contracts/release';
import { publish, streamType, type Publication, type StreamType } from '@lien-nganh/kernel';
import { releaseEvents, type ReleaseEvents } from './events.ts';
import { publishTable } from './publish.ts';
import { refusals } from './refusals.ts';
import { setThreshold } from './set-threshold.ts';
import { evolve, initial, releasedIn, type Releases } from './state.ts';
import type { CountedHere } from './totals.ts';

/** The stream type of the releases of a service: one stream for each indicator, since each release depends on all before it. */
export function releases(here: CountedHere): StreamType {
  const { service, duty, tables, releasePrefix: prefix = 'release' } = here;
  const events = releaseEvents(prefix);
  return streamType<Releases, ReleaseEvents>({
    prefix,
    title: { vi: 'Công bố số liệu', en: 'Releases of figures' },
    events,
    initial,
    evolve,
    refusals,
    reads: `${service}.${prefix}.read`,
    scope: (state) => ({
      sensitivity: 'restricted',
      owners: state.is === 'none' ? [] : [state.agency],
      ...(duty && { duty }),
    }),
    summary: (state) => {
      if (state.is === 'none') return { title: '', status: 'none' };
      const { indicator, agency, is } = state;
      const day = releasedIn(state).at(-1)?.period.to;
      return { title: tables[indicator]?.title.vi ?? indicator, status: is, agency, ...(day && { day }) };
    },
    commands: [publishTable(here, events), setThreshold(here, events)],
  });
}

/** One line of the outbound map: each edition as it was told, without anything of what stands behind it. */
export function publishReleases(type: StreamType, contract: ReturnType<typeof releaseContract>): Publication {
  return publish<Releases, typeof contract>(type, contract, (event, state) => {
    const told = event.name === 'ReleasePublished' ? releasedIn(state).at(-1) : undefined;
    if (!told) return null;
    const { release, indicator, period, edition, threshold, agency, cells, obligations } = told;
    return {
      ...{ release, indicator, period, edition, threshold, agency, releasedOn: event.occurredOn },
      cells: cells.map(({ unit, by, value }) => ({ unit, dimensions: by, value })),
      obligations,
    };
  });
}
