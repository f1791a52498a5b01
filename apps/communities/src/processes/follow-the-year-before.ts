import { definitionOf, fromEvent, idIn, process, type ProcessInput } from '@lien-nganh/kernel';
import { events } from '../healthy-commune/events.ts';
import { idOfTitle } from '../healthy-commune/steps.ts';

const titleOf = ({ stream }: { readonly stream: string }) => idIn(stream, 'healthyCommune');

/**
 * Whether a commune keeps its title hangs on the year before. Where that comes to stand otherwise, late or by a correction,
 * the record of the year after looks again. A commune whose unit was another in the year before looks when it is recognised.
 */
export const followTheYearBefore = process<null>({
  name: 'follow-the-year-before',
  title: { vi: 'Ghi lại việc duy trì danh hiệu theo năm trước', en: 'Let titles follow the year before' },
  sources: [
    fromEvent(events, 'HealthyTitleRecognised', titleOf),
    fromEvent(events, 'HealthyTitleDeclined', titleOf),
    fromEvent(events, 'HealthyTitleRegistered', titleOf),
    fromEvent(events, 'HealthyTitleWithdrawn', titleOf),
  ],
  initial: null,
  evolve: () => null,
  react: (input, _, { key }) => {
    const because = eventIn(input);
    if (because === null) return [];
    return [
      {
        ...{ do: 'send', as: `note kept ${because}`, prefix: 'healthyCommune' },
        ...{ id: yearAfter(key), command: 'note-kept', input: {} },
      },
    ];
  },
});

function eventIn(input: ProcessInput): string | null {
  if (input.is !== 'event') return null;
  return Object.hasOwn(definitionOf(events).versions, input.event.name) ? input.event.id : null;
}

/** `03145@2004-08-31.2013` is followed by `03145@2004-08-31.2014`. */
function yearAfter(title: string): string {
  const cut = title.lastIndexOf('.');
  return idOfTitle(title.slice(0, cut), Number(title.slice(cut + 1)) + 1);
}
