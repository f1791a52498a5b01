import { describe, expect, test } from '@jest/globals';
import { command, defineEvents, defineRefusals, service, streamType, v, type Service } from '@lien-nganh/kernel';
import { z } from 'zod';
import { serviceFaults } from './service-faults.ts';

const whole = { vi: 'Phiếu phải còn mở.', en: 'The ticket is open.' };
/** What the host adds to every service. */
const files = ['attach', 'withdraw', 'narrow', 'note-paper', 'withdraw-paper', 'read', 'read-narrow'];
const added = [...files.map((name) => `files.${name}`), 'papers-without-a-scan'];
const actions = ['read', 'open', 'erase-person', 'note-erasure-carried-out', ...added].map((name) => `tickets.${name}`);

/** A service of one record and one command, sound but for what is said otherwise. */
function tickets({ rule = whole, title = { vi: 'Mở phiếu', en: 'Open' }, refuses = ['ticket-is-open'] as const } = {}) {
  const refusals = defineRefusals({ 'ticket-is-open': rule });
  const events = defineEvents('ticket', { TicketOpened: v(1, z.strictObject({})) });
  const open = command<null, typeof events, typeof refusals>()({
    ...{ name: 'open', action: 'tickets.open', title, input: z.strictObject({}) },
    refuses: refuses as readonly ['ticket-is-open'],
    decide: () => [events.TicketOpened({})],
  });
  const ticket = streamType({
    ...{ prefix: 'ticket', title: { vi: 'Phiếu', en: 'Ticket' }, events, refusals, initial: null },
    ...{ reads: 'tickets.read', evolve: { TicketOpened: () => null }, commands: [open] },
    scope: () => ({ sensitivity: 'open' as const, owners: [] }),
    summary: () => ({ title: '', status: '' }),
  });
  return service({ name: 'tickets', title: { vi: 'Phiếu', en: 'Tickets' }, streams: [ticket] });
}

/** The same with the command under a second name. */
function twice(): Service {
  const { streams, ...rest } = tickets();
  const [ticket] = streams;
  const again = { ...ticket!.commands[0]!, name: 'open-again' };
  return { ...rest, streams: [{ ...ticket!, commands: [...ticket!.commands, again] }] };
}

describe('what no service may get wrong', () => {
  test('a sound one has no fault', () => {
    expect(serviceFaults(tickets(), actions)).toEqual([]);
  });

  test('an action without a row, and a row without an action', () => {
    const other = ['tickets.close', 'visits.open', ...actions.filter((action) => action !== 'tickets.open')];
    expect(serviceFaults(tickets(), other)).toEqual(['tickets.open has no row', 'tickets.close is the row of nothing']);
  });

  test('two commands under one action', () => {
    expect(serviceFaults(twice(), actions)).toEqual(['tickets.open is of two commands']);
  });

  test.each([
    [{ ...whole, vi: 'phiếu' }, 'ticket/ticket-is-open is no sentence in Vietnamese'],
    [{ ...whole, vi: whole.vi.normalize('NFD') }, 'ticket/ticket-is-open is no sentence in Vietnamese'],
    [{ ...whole, en: 'The ticket is open' }, 'ticket/ticket-is-open is no sentence in English'],
    [{ ...whole, en: whole.vi }, 'ticket/ticket-is-open is no sentence in English'],
  ])('%j as a rule', (rule, fault) => {
    expect(serviceFaults(tickets({ rule }), actions)).toEqual([fault]);
  });

  test('a rule that no command names', () => {
    const refuses = [] as unknown as readonly ['ticket-is-open'];
    expect(serviceFaults(tickets({ refuses }), actions)).toEqual(['ticket/ticket-is-open is named by no command']);
  });

  test('something that a user sees without a title', () => {
    const title = { vi: ' ', en: 'Open' };
    expect(serviceFaults(tickets({ title }), actions)).toEqual(['ticket/open has no title in both languages']);
  });
});
