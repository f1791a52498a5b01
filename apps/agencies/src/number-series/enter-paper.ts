import { command, reject } from '@lien-nganh/kernel';
import { documentNumber } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { numberingOf, ofPaper, paperFault, reason, seriesId, seriesScope, subject, yearOfDay } from './shared.ts';
import { inBook, isEntered, type NumberSeries } from './state.ts';

const declare = command<NumberSeries, typeof events, typeof refusals>();
const numbered = { ...ofPaper, number: documentNumber };

/** A paper exists and bears this number. Where another does too, or it was voided, that is shown and not refused. */
export const enterPaper = declare({
  name: 'enter-paper',
  action: 'agencies.numberSeries.enter-paper',
  title: { vi: 'Ghi văn bản đã có số từ sổ giấy', en: 'Enter a paper from the book' },
  creates: true,
  id: (input) => seriesId(input, yearOfDay(input.on)),
  scope: seriesScope,
  onBehalfOf: ({ body }) => body,
  input: z.strictObject({ ...numbered, subject }),
  looksUp: numberingOf,
  refuses: ['numbered-by-today', 'series-takes-the-symbol', 'paper-is-new-to-the-book'],
  decide: (told, state, { today, lookUps: { numbering } }) => {
    const { number, symbol, on } = told;
    const fault = paperFault(told, numbering, today);
    if (fault) return fault;
    const known = inBook(state, number).papers.some((one) => one.symbol === symbol && one.on === on);
    if (known) return reject('paper-is-new-to-the-book');
    return [events.PaperEnteredInBook({ ...told, year: yearOfDay(on) }, { occurredOn: on })];
  },
});

/** It was entered wrongly: there is no such paper. */
export const takeOutPaper = declare({
  name: 'take-out-paper',
  action: 'agencies.numberSeries.take-out-paper',
  title: { vi: 'Rút văn bản ghi nhầm vào sổ', en: 'Take out a paper that was entered wrongly' },
  creates: true,
  id: (input) => seriesId(input, yearOfDay(input.on)),
  scope: seriesScope,
  onBehalfOf: ({ body }) => body,
  input: z.strictObject({ ...numbered, reason }),
  refuses: ['paper-is-entered'],
  decide: (told, state, { today }) => {
    const { number, on } = told;
    if (!inBook(state, number).papers.some((one) => isEntered(one, told))) return reject('paper-is-entered');
    return [events.PaperTakenFromBook({ ...told, year: yearOfDay(on) }, { occurredOn: today })];
  },
});
