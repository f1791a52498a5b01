import { streamType } from '@lien-nganh/kernel';
import { enterChecklist } from './enter-checklist.ts';
import { correctChecklist } from './correct-checklist.ts';
import { endChecklist } from './end-checklist.ts';
import { withdrawChecklist } from './withdraw-checklist.ts';
import { events } from './events.ts';
import { refusals } from './refusals.ts';
import { evolve, initial, type Checklist } from './state.ts';

export const checklist = streamType({
  prefix: 'checklist',
  title: { vi: 'Danh mục nội dung kiểm tra', en: 'Checklist' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'inspections.read-checklist',
  scope: (state: Checklist) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : {
          title: state.names.vi,
          status: state.is,
          agency: state.keeper,
          day: state.validFrom,
          search: [id, state.names.vi, state.names.en],
          facets: { items: state.items.length, validTo: state.validTo },
        },
  commands: [enterChecklist, correctChecklist, endChecklist, withdrawChecklist],
});
