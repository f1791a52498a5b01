import { agenciesBySlug, allIndicators, unitsByKey } from '@lien-nganh/contracts/reference';
import { placeName, type FormFile } from '@lien-nganh/documents/form';
import { command, reject, streamType } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { mappingInput, type PlaceInput } from './content.ts';
import { events } from './events.ts';
import { figuresFault, isRead, namedIn, type KnownForForm } from './figures.ts';
import { fileOfForm } from './file-of-form.ts';
import { placesFault } from './places.ts';
import { mappingRules, refusals } from './refusals.ts';
import { evolve, initial, type FormEntered, type OwnForm } from './state.ts';

const declare = command<OwnForm, typeof events, typeof refusals>();

const enter = declare({
  name: 'enter',
  action: 'reporting.ownForm.enter',
  title: { vi: 'Nhập biểu mẫu của cơ quan khác', en: 'Enter a form that an authority made' },
  creates: true,
  id: ({ form }) => form,
  scope: ({ keeper }) => ({ sensitivity: 'open', owners: [keeper] }),
  input: z.strictObject({
    ...{ form: slug, keeper: text(200), names: z.strictObject({ vi: text(500), en: text(500) }) },
    /** `fill`: figures of here are written into it; `read`: those of another system are read from it. */
    use: z.enum(['fill', 'read']).default('fill'),
    audience: z.enum(['public', 'internal', 'restricted']).default('internal'),
  }),
  onBehalfOf: ({ keeper }) => keeper,
  looksUp: ({ keeper }) => ({ agencies: agenciesBySlug([keeper]) }),
  refuses: ['form-is-new', 'keeper-is-known'],
  decide: (input, state, { today, lookUps: { agencies } }) => {
    if (state.is !== 'none') return reject('form-is-new');
    if (!agencies.has(input.keeper)) return reject('keeper-is-known', { agency: input.keeper });
    return [events.OwnFormEntered(input, { occurredOn: today })];
  },
});

/** Another version from a day on. One from the same day takes the place of the one before; what was filled by that stays. */
const map = declare({
  name: 'map',
  action: 'reporting.ownForm.map',
  title: { vi: 'Khai chỉ tiêu cho các ô của biểu mẫu', en: 'Say what stands where in a form' },
  input: z.strictObject(mappingInput),
  looksUp: ({ places, file }, state) => {
    const named = namedIn(places);
    return {
      found: fileOfForm(state.is === 'none' ? '' : state.form, file),
      indicators: allIndicators(),
      units: unitsByKey(named.units),
      agencies: agenciesBySlug(named.agencies),
    };
  },
  refuses: ['form-is-in-force', 'mappings-follow-each-other', ...mappingRules],
  decide: ({ places, ...input }, state, { lookUps: { found, ...known } }) => {
    if (state.is !== 'entered') return reject('form-is-in-force');
    if (input.from < (state.versions.at(-1)?.from ?? input.from)) return reject('mappings-follow-each-other');
    if (found.is === 'not-attached') return reject('form-file-is-attached');
    if (found.is === 'unusable') return reject('form-file-can-be-used', { because: found.because });
    const { form, hash } = found;
    const mapped = { ...input, hash, format: form.format, places: places.map(({ replaces: _, ...one }) => one) };
    return mappingFault(places, { state, form, known }) ?? [events.OwnFormMapped(mapped, { occurredOn: input.from })];
  },
});

interface Against {
  readonly state: FormEntered;
  readonly form: FormFile;
  readonly known: KnownForForm;
}

function mappingFault(places: readonly PlaceInput[], { state, form, known }: Against) {
  const unread = state.use === 'read' ? places.find((one) => !isRead(one)) : undefined;
  if (unread !== undefined) return reject('what-is-read-are-cells-of-a-workbook', { place: placeName(unread.place) });
  return placesFault(places, form, state.use) ?? figuresFault(places, state, known);
}

const end = declare({
  name: 'end',
  action: 'reporting.ownForm.end',
  title: { vi: 'Ghi ngày hết hiệu lực của biểu mẫu', en: 'End a form' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['form-is-in-force', 'form-ends-after-it-began'],
  decide: ({ lastDay }, state) => {
    if (state.is !== 'entered') return reject('form-is-in-force');
    if (lastDay < (state.versions.at(-1)?.from ?? lastDay)) return reject('form-ends-after-it-began');
    return [events.OwnFormEnded({ lastDay }, { occurredOn: lastDay })];
  },
});

/**
 * A form that an authority made: its file is attached to the record, and where what stands in it is data, from a day on. The id is
 * its code.
 */
export const ownForm = streamType({
  prefix: 'ownForm',
  title: { vi: 'Biểu mẫu của cơ quan khác', en: 'Form of an authority' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.ownForm.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { names, keeper, versions, use, audience } = state;
    return {
      ...{ title: names.vi, status: state.is, agency: keeper, search: [id, names.vi, names.en] },
      facets: { use, audience, version: versions.length },
    };
  },
  commands: [enter, map, end],
});
