import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { filedRecord, nobodys, recordInput } from './file-desk.ts';
import { fileEvents, paperKinds, type Files } from './file-events.ts';
import type { fileRefusals } from './file-refusals.ts';
import { reject } from '../refusals.ts';
import { words } from '../words.ts';

const declare = command<Files, typeof fileEvents, typeof fileRefusals>();

/** What the record was recorded from lies on paper; its scan is attached now, later, or never. */
export function notePaper(service: string): Command {
  return declare({
    name: 'note-paper',
    action: `${service}.files.note-paper`,
    title: { vi: 'Ghi nhận văn bản giấy của hồ sơ', en: 'Note the paper that the record comes from' },
    creates: true,
    id: ({ record }) => record,
    scope: nobodys,
    input: z.strictObject({
      record: recordInput,
      kind: z.enum(paperKinds),
      /** As it stands on the paper, `12/BB-KT`. */
      number: words(100),
      /** The day of its signature. */
      date: z.iso.date(),
      /** Offices that signed it, never private persons. */
      signatories: z.array(words(200)).min(1).max(20),
    }),
    refuses: ['paper-was-signed-by-today', 'paper-is-not-noted-already'],
    looksUp: ({ record }) => ({ record: filedRecord(record) }),
    decide: (asked, state, { today, commandId, lookUps: { record } }) => {
      const { kind, number, date } = asked;
      if (date > today) return reject('paper-was-signed-by-today');
      const twin = state.papers.find(
        (one) => one.withdrawn === null && one.kind === kind && one.number === number && one.date === date,
      );
      if (twin) return reject('paper-is-not-noted-already', { paper: twin.paper });
      return [fileEvents.PaperNoted({ ...asked, paper: commandId, agencies: [...record.agencies] })];
    },
  });
}

export function withdrawPaper(service: string): Command {
  return declare({
    name: 'withdraw-paper',
    action: `${service}.files.withdraw-paper`,
    title: { vi: 'Rút ghi nhận văn bản giấy, có lý do', en: 'Withdraw the note of a paper, with the reason' },
    input: z.strictObject({ paper: z.string().max(100), reason: words(500) }),
    refuses: ['paper-is-noted', 'file-is-withdrawn-by-whose-it-is'],
    looksUp: (_, { record }) => ({ record: filedRecord(record) }),
    decide: ({ paper, reason }, state, { actor, lookUps: { record } }) => {
      const found = state.papers.find((one) => one.paper === paper && one.withdrawn === null);
      if (!found) return reject('paper-is-noted');
      if (!record.keeps && found.agency !== actor.agency) return reject('file-is-withdrawn-by-whose-it-is');
      return [fileEvents.PaperWithdrawn({ paper, reason })];
    },
  });
}
