import { fromEvent, idOf, process, type ProcessInput, type Reaction } from '@lien-nganh/kernel';
import { eventOf, type WorkType } from '@lien-nganh/work';
import { broadcast } from '../broadcast/broadcast.ts';
import { householdCommitment } from '../household-commitment/household-commitment.ts';
import { events as overlap } from '../overlap/events.ts';
import { panel } from '../panel/panel.ts';
import { printedMaterial } from '../printed-material/printed-material.ts';
import { tally } from '../tally/tally.ts';
import { isSame, viewsOf, type Entry, type Known } from './overlapping.ts';

interface Finding extends Known {
  readonly wanted: readonly Reaction[];
}

const singles = [broadcast, panel, printedMaterial, householdCommitment];
const types: readonly WorkType[] = [tally, ...singles];
const togetherOf = ({ data }: { readonly data: { readonly together: string } }): string => data.together;

/**
 * A tally and single records of the same form, commune and month never both count. Each tally that meets single records, or
 * another agency's tally before it, is an overlap, open until somebody decides which counts. Until then it does not: single records
 * can be drilled down to, and of tallies one counts. Once it was decided, the other side names the record that counts in its stead.
 */
export const findOverlapsOfTallies = process<Finding>({
  name: 'find-overlaps-of-tallies',
  title: { vi: 'Nêu số tổng hợp trùng với bản ghi khác', en: 'Find tallies that overlap with other records' },
  sources: [
    ...types.flatMap(({ workEvents }) => [
      fromEvent(workEvents, 'WorkStated', togetherOf),
      fromEvent(workEvents, 'WorkLeft', togetherOf),
    ]),
    fromEvent(overlap, 'OverlapStood', togetherOf),
  ],
  initial: { together: '', entries: [], overlaps: {}, told: {}, once: [], wanted: [] },
  evolve: (before, input) => {
    const known = input.is === 'event' ? knownAfter(before, input) : null;
    if (known === null) return { ...before, wanted: [] };
    return { ...known, ...wantedOf(known, (input as Extract<ProcessInput, { is: 'event' }>).event.id) };
  },
  react: (_, { wanted }) => wanted,
});

function knownAfter(known: Known, input: ProcessInput): Known | null {
  for (const { prefix, workEvents } of types) {
    const said = eventOf(workEvents, 'WorkStated', input);
    if (said) return arrived(known, { ...said.data, prefix, record: idOf(said.stream), arrival: said.id });
    const left = eventOf(workEvents, 'WorkLeft', input);
    if (left) return departed(known, { prefix, record: idOf(left.stream) });
  }
  const stands = eventOf(overlap, 'OverlapStood', input);
  return stands && { ...known, overlaps: { ...known.overlaps, [idOf(stands.stream)]: stands.data } };
}

type Named = Pick<Entry, 'prefix' | 'record'>;

function isOf({ prefix, record }: Named) {
  return (other: Named): boolean => other.prefix === prefix && other.record === record;
}

function arrived(known: Known, entry: Entry): Known {
  const before = known.entries.find(isOf(entry));
  const others = known.entries.filter((other) => other !== before);
  const arrival = before?.arrival ?? entry.arrival;
  return { ...known, together: entry.together, entries: [...others, { ...entry, arrival }] };
}

function departed(known: Known, gone: Named): Known {
  const { [nameOf(gone)]: _, ...told } = known.told;
  const isGone = isOf(gone);
  const once = [...known.once.filter((name) => name !== nameOf(gone)), nameOf(gone)];
  return { ...known, entries: known.entries.filter((entry) => !isGone(entry)), told, once };
}

function nameOf({ prefix, record }: Named): string {
  return `${prefix}-${record}`;
}

function wantedOf(known: Known, because: string): Pick<Finding, 'wanted' | 'told'> {
  const { proposed, lapsed, views } = viewsOf(known);
  const { together } = known;
  const untold = views.filter(({ entry, view, isAlone }) => {
    const last = known.told[nameOf(entry)];
    return last === undefined ? !isAlone || known.once.includes(nameOf(entry)) : !isSame(view, last);
  });
  const send = (as: string, to: { prefix: string; id: string }, command: string, input: object): Reaction => ({
    ...{ do: 'send', as: `${as}|${because}`, ...to, command, input },
  });
  return {
    wanted: [
      ...lapsed.map((id) => send(`lapse|${id}`, { prefix: 'overlap', id }, 'lapse', { together })),
      ...proposed.map((input) =>
        send(`propose|${input.tally}`, { prefix: 'overlap', id: input.tally }, 'propose', input),
      ),
      ...untold.map(({ entry, view }) =>
        send(`tell|${nameOf(entry)}|${entry.arrival}`, { prefix: entry.prefix, id: entry.record }, 'note-others', {
          together,
          ...view,
        }),
      ),
    ],
    told: { ...known.told, ...Object.fromEntries(untold.map(({ entry, view }) => [nameOf(entry), view])) },
  };
}
