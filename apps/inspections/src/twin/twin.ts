import { streamType } from '@lien-nganh/kernel';
import { proposeTwin } from './propose-twin.ts';
import { decideTwin } from './decide-twin.ts';
import { reopenTwin } from './reopen-twin.ts';
import { lapseTwin } from './lapse-twin.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type Twin } from './state.ts';

export const twin = streamType({
  prefix: 'twin',
  title: { vi: 'Hai bản ghi có thể là một lần kiểm tra', en: 'Possible twin records of one visit' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-twin',
  scope: (state: Twin) =>
    state.is === 'none'
      ? { sensitivity: 'internal', owners: [] }
      : {
          sensitivity: 'internal',
          owners: [...new Set([...state.first.agencies, ...state.second.agencies])],
          units: [state.unit],
          on: state.on,
        },
  summary: (state) =>
    state.is === 'none'
      ? { title: '', status: 'none' }
      : {
          title: `Cơ sở ${state.establishment}, ngày ${state.on}`,
          status: state.is,
          unit: state.unit,
          day: state.on,
          search: [state.first.record, state.second.record, state.establishment],
          facets: { first: state.first.record, second: state.second.record },
        },
  commands: [proposeTwin, decideTwin, reopenTwin, lapseTwin],
});
