import { command, reject } from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Account } from './state.ts';

/** A part of the transfer was refused when it was carried out: the account that was left says so. */
export const noteTransferHeldUp = command<Account, typeof events, typeof refusals>()({
  name: 'note-transfer-held-up',
  action: 'agencies.account.note-transfer-held-up',
  title: { vi: 'Ghi nhận việc điều động còn vướng', en: 'Note that a part of a transfer is held up' },
  input: z.strictObject({ step: text(80), rule: text(80).nullable() }),
  refuses: ['account-was-transferred'],
  decide: (input, state) =>
    state.is === 'none' || state.transferredTo === null
      ? reject('account-was-transferred')
      : [events.TransferHeldUp(input)],
});
