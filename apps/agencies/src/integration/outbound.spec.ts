import { describe, expect, test } from '@jest/globals';
import { fold, type AnyEvents, type NewEvent, type StreamType } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import { account } from '../account/account.ts';
import { theOfficersAccountIsClosed } from '../account/examples.ts';
import { directive } from '../directive/directive.ts';
import { directiveInput, directiveKey } from '../directive/examples.ts';
import { followUp } from '../follow-up/follow-up.ts';
import { itIsKeptOutside, theIssuerHasReturned } from '../follow-up/examples.ts';
import { actor, province } from '../examples.ts';
import { establishTheAgencies } from '../agency/examples.ts';
import { registerTheProvince, theHillCommuneWhoseEndIsListed } from '../unit/examples.ts';
import { unit } from '../unit/unit.ts';
import { outbound } from './outbound.ts';

/** What is published after the last event of a history; it must fit its contract. */
function published(type: StreamType, history: readonly NewEvent[], id: string): unknown {
  const events = recorded(type, history);
  const { map, contract } = outbound.find(({ stream }) => stream === type)!;
  return contract.schema.parse(map(events.at(-1)!, fold(type, events), id));
}

describe('what leaves the service', () => {
  test('a stream that has no event yet leaves in nothing', () => {
    const nothing = {} as Parameters<(typeof outbound)[number]['map']>[0];
    for (const { map, stream } of outbound) expect(map(nothing, stream.initial, 'id')).toBeNull();
  });

  test('a unit leaves with its life and its lineage', () => {
    expect(published(unit, theHillCommuneWhoseEndIsListed, '90101@2004-01-01')).toMatchObject({
      unit: '90101@2004-01-01',
      parentCode: '901',
      validTo: '2025-07-01',
      changes: [],
    });
  });

  test('no reason, note or place of a matter kept outside leaves', () => {
    const shown = [
      published(account, theOfficersAccountIsClosed, 'officer.police'),
      published(followUp, theIssuerHasReturned, 'id'),
      published(followUp, itIsKeptOutside, 'id'),
    ].map((data) => JSON.stringify(data));
    for (const secret of ['Chuyển công tác', 'Thiếu số liệu', 'Sổ theo dõi'])
      expect(shown.join()).not.toContain(secret);
  });

  test('a directive leaves in the words of the document', async () => {
    const here = province();
    await registerTheProvince(here);
    await establishTheAgencies(here);
    await here.send(directive, 'issue', directiveInput(), { by: actor('ppc') });
    const events = here.log.filter(({ stream }) => stream === `directive-${directiveKey}`) as readonly NewEvent[];
    expect(published(directive as StreamType & { readonly events: AnyEvents }, events, directiveKey)).toMatchObject({
      subject: 'Về tăng cường phòng ngừa',
      signatory: 'TM. Ủy ban nhân dân tỉnh',
      regime: { periodicities: ['six-monthly'], through: 'labour', to: 'ppc' },
      obligations: [{ code: 'O01', words: 'Nhiệm vụ O01', endsOn: null }, { code: 'O02' }, { code: 'O03' }],
    });
  });
});
