import { isErased, streamType } from '@lien-nganh/kernel';
import { registerEstablishment } from './register-establishment.ts';
import { correctEstablishment } from './correct-establishment.ts';
import { changeEstablishment } from './change-establishment.ts';
import { changeLicence } from './change-licence.ts';
import { assessRisk } from './assess-risk.ts';
import { ceaseEstablishment } from './cease-establishment.ts';
import { mergeEstablishment } from './merge-establishment.ts';
import { placeEstablishment } from './place-establishment.ts';
import { separateEstablishment } from './separate-establishment.ts';
import { withdrawEstablishment } from './withdraw-establishment.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type Establishment } from './state.ts';

export const establishment = streamType({
  prefix: 'establishment',
  title: { vi: 'Cơ sở kinh doanh dịch vụ', en: 'Establishment' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-establishment',
  scope: (state: Establishment) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : { sensitivity: 'internal', owners: [state.keeper], units: [state.unit, ...state.placements] },
  summary: (state) => {
    if (state.is === 'none') return { title: '', status: 'none' };
    const { name, address, kind, risk, conditional, prone } = state;
    const shown = isErased(name) ? 'Cơ sở (đã xóa tên)' : name;
    return {
      title: shown,
      status: state.sameAs === null ? state.is : 'merged',
      unit: state.unit,
      agency: state.keeper,
      day: state.openedOn,
      search: [shown, ...(isErased(address) ? [] : [address])],
      facets: { kind, risk, conditional, prone, licence: state.licence.is },
    };
  },
  commands: [
    registerEstablishment,
    correctEstablishment,
    changeEstablishment,
    changeLicence,
    assessRisk,
    ceaseEstablishment,
    placeEstablishment,
    mergeEstablishment,
    separateEstablishment,
    withdrawEstablishment,
  ],
});
