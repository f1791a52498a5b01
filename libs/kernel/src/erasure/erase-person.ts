import { z } from 'zod';
import { command, type Command } from '../command.ts';
import { erasureCarriedOut, erasureVersions } from './erasure-events.ts';
import { defineEvents } from '../events.ts';
import { lookUp, type LookUp } from '../look-up.ts';
import { defineRefusals, reject } from '../refusals.ts';
import { words } from '../words.ts';

// only for the constructors: each stream type has these events under its own prefix
const events = defineEvents('erasure', erasureVersions({ sealed: false }));

export const erasureRefusals = defineRefusals({
  'something-is-left-to-erase': {
    vi: 'Bản ghi không còn gì về người này để xóa: chưa từng ghi, hoặc đã xóa.',
    en: 'The record holds nothing of this person that could be erased: it never did, or it was erased.',
  },
  'erasure-was-decided-by-today': {
    vi: 'Quyết định xóa dữ liệu phải đã được ký: ngày ký không thể sau hôm nay.',
    en: 'The decision to erase has been signed: its date cannot be after today.',
  },
});

/** Keys that sealed anything for a subject of the record until now; whatever is sealed later is under another. */
function keysUntilNow(subject: string): LookUp<readonly string[]> {
  return lookUp([], async (_, records) => {
    if (!records?.keysUntilNow) throw new Error(`keys for ${subject} are looked up where there are no records`);
    return records.keysUntilNow(subject);
  });
}

/** The actions of the permission table that a service has for all its records together. */
export function erasureActions(service: string): readonly string[] {
  return [`${service}.erase-person`, `${service}.note-erasure-carried-out`];
}

/**
 * The commands of erasing, for a stream type that seals something for these subjects.
 *
 * @param service its actions are `<service>.erase-person` and `<service>.note-erasure-carried-out`
 */
export function erasing(service: string, subjects: readonly string[]): readonly Command[] {
  const declare = command<unknown, typeof events, typeof erasureRefusals>();
  return [
    declare({
      name: 'erase-person',
      action: `${service}.erase-person`,
      title: { vi: 'Xóa dữ liệu về một người theo quyết định', en: 'Erase what is held of a person, by a decision' },
      input: z.strictObject({
        /** Which of the record's sealed parts: `owner`, `note`. */
        subject: z.enum(subjects),
        decision: z.strictObject({
          number: words(100),
          date: z.iso.date(),
          /** The office that signed it, never a private person. */
          signatory: words(200),
        }),
      }),
      refuses: ['something-is-left-to-erase', 'erasure-was-decided-by-today'],
      looksUp: ({ subject }) => ({ keys: keysUntilNow(subject) }),
      decide: ({ subject, decision }, _, { today, lookUps: { keys } }) => {
        if (decision.date > today) return reject('erasure-was-decided-by-today');
        if (keys.length === 0) return reject('something-is-left-to-erase');
        return [events.PersonErased({ subject, decision, keys: [...keys] })];
      },
    }),
    declare({
      name: 'note-erasure-carried-out',
      action: `${service}.note-erasure-carried-out`,
      title: { vi: 'Ghi nhận đã xóa xong', en: 'Note that an erasure was carried out' },
      input: erasureCarriedOut,
      refuses: [],
      decide: (input) => [events.ErasureCarriedOut(input)],
    }),
  ];
}
