import { streamType } from '@lien-nganh/kernel';
import { correctType } from './correct-type.ts';
import { endType } from './end-type.ts';
import { enterType } from './enter-type.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type EstablishmentType } from './state.ts';
import { withdrawType } from './withdraw-type.ts';

/** A kind of establishment with what holds for it; the id is its code. */
export const establishmentType = streamType({
  prefix: 'establishmentType',
  title: { vi: 'Loại cơ sở', en: 'Kind of establishment' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-type',
  scope: (state: EstablishmentType) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary: (state, id) => {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { names, keeper, validFrom, validTo, reportColumn, conditional, prone } = state;
    return {
      title: names.vi,
      status: state.is,
      agency: keeper,
      day: validFrom,
      search: [id, names.vi, names.en],
      facets: { reportColumn, conditional, prone, validTo },
    };
  },
  commands: [enterType, correctType, endType, withdrawType],
});
