import { describe, expect, test } from '@jest/globals';
import type { NewEvent, ProcessInput, Reaction } from '@lien-nganh/kernel';
import { events } from '../account/events.ts';
import { eraseNames } from './erase-names.ts';

const decision = { number: '20/QĐ-UBND', date: '2013-06-20', signatory: 'Chủ tịch UBND tỉnh' };
const named = events.HolderNamed({ name: 'Lò Văn Mẫu', retention: { years: 10, decision } });
const opened = events.AccountOpened({
  ...{ subject: 'subject-1', agency: 'police', role: 'officer', duties: [], basis: null },
  ...{ from: '2013-07-01', to: null },
});
const closed = (lastDay: string) => events.AccountClosed({ lastDay, reason: 'Chuyển công tác' });

const told = (event: NewEvent) =>
  ({ is: 'event', event: { ...event, stream: 'account-officer.police' } }) as unknown as ProcessInput;
const woke = (on: string): ProcessInput => ({ is: 'woke', rule: 'retention-is-over', on });

/** What the process wants after the last of some inputs. */
function after(...inputs: readonly ProcessInput[]): readonly Reaction[] {
  const deciding = { now: '', today: '2024-12-31', key: 'officer.police' };
  let state = eraseNames.initial;
  let wanted: readonly Reaction[] = [];
  for (const input of inputs) {
    state = eraseNames.evolve(state, input);
    wanted = eraseNames.react(input, state, deciding);
  }
  return wanted;
}

const erasure = {
  ...{ do: 'send', as: 'erase 2024-12-31', prefix: 'account', id: 'officer.police', command: 'erase-person' },
  input: { subject: 'holder', decision },
};

describe('a name behind an account', () => {
  test('is kept for as many years after the last day as its schedule says, and erased by it', () => {
    const until = [told(opened), told(named), told(closed('2014-12-31'))];
    expect(after(...until)).toEqual([{ do: 'wake', on: '2024-12-31', rule: 'retention-is-over' }]);
    expect(after(...until, woke('2024-12-31'))).toEqual([erasure]);
  });

  test('is kept for as many years after a transfer', () => {
    const to = { account: 'b', subject: 's', agency: 'health', role: 'officer', duties: [], position: null };
    const paper = { successor: 'c', successorUntil: null, basis: { number: '44/QĐ-UBND', issuedOn: '2014-12-20' } };
    const moved = events.AccountTransferred({ lastDay: '2014-12-31', to: { ...to, from: '2015-01-01' }, ...paper });
    expect(after(told(opened), told(named), told(moved))).toEqual([
      { do: 'wake', on: '2024-12-31', rule: 'retention-is-over' },
    ]);
  });

  test('is kept while the account lasts, and where none was entered nothing is erased', () => {
    expect(after(told(opened), told(named))).toEqual([]);
    expect(after(told(opened), told(closed('2014-12-31')))).toEqual([]);
  });

  test('is kept longer where the account went on after all', () => {
    const extended = told(events.AccountExtended({ to: '2016-02-29' }));
    const until = [told(opened), told(named), told(closed('2014-12-31')), extended];
    expect(after(...until)).toMatchObject([{ on: '2026-02-28' }]);
    expect(after(...until, woke('2024-12-31'))).toEqual([]);
  });

  test('is asked to be erased again where no answer came', () => {
    const lost: ProcessInput = { is: 'answer', to: 'erase 2024-12-31', outcome: 'timed-out' };
    const until = [told(opened), told(named), told(closed('2014-12-31')), woke('2024-12-31')];
    expect(after(...until, lost)).toEqual([{ ...erasure, as: 'erase 2024-12-31 again' }]);
  });
});
