import type { ContractEvent } from '@lien-nganh/kernel';
import { inMemory } from '@lien-nganh/testing';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { communeRequest, requestsWaiting, type CommuneRequest } from '../commune-request/commune-request.ts';
import { outbound } from '../integration/outbound.ts';
import { receiveRequests } from './receive-requests.ts';

const today = '2013-10-01';
const commune = '90101@2004-01-01';
const lasting = { from: '2004-01-01', to: null };
const health = {
  agency: 'health',
  validFrom: '2004-01-01',
  validTo: null,
  duties: [{ duty: 'health-programme', ...lasting }],
};
const asked = {
  ...{ record: 'request-1', occurredOn: '2013-09-14', endedOn: null, unit: commune, placements: [], lead: 'police' },
  ...{ participants: [{ agency: 'police', confirmed: true }], obligations: [], withdrawn: false, sameAs: null },
  ...{ stretches: [{ from: '2013-09-14', content: { need: 'testing' } }], openPairs: 0 },
};

let here: ReturnType<typeof inMemory>;
beforeEach(() => {
  const by = { account: 'account-1', agency: 'health', role: 'officer' };
  here = inMemory(
    [communeRequest],
    { agencies: { health, police: { ...health, agency: 'police', duties: [] } } },
    { by, today },
  );
});

async function hear(data: object): Promise<string | null> {
  const event = { id: JSON.stringify(data), data } as ContractEvent;
  const deciding = { now: '', today, key: 'request-1' };
  const [wanted] = receiveRequests.react({ is: 'contract', event }, null, deciding);
  if (wanted?.do !== 'send') throw new Error('nothing is sent');
  return (await here.send(communeRequest, wanted.command, wanted.input, { id: wanted.id })).refused;
}
const takeUp = async (on: string) => (await here.send(communeRequest, 'take-up', { on }, { id: 'request-1' })).refused;
const waiting = () => requestsWaiting.waits(here.stateOf('communeRequest', 'request-1') as never);

describe('what another sector asks of Health', () => {
  test('waits for whoever holds the programme, with its commune and need and nothing else, once', async () => {
    expect(await hear(asked)).toBeNull();
    expect(await hear(asked)).toBe('request-changes-something');
    expect(waiting()).toEqual([{ task: 'take-up-request', agency: 'health', on: '2013-09-14' }]);
    const { is: _, ...told } = here.stateOf('communeRequest', 'request-1') as CommuneRequest;
    expect(told).toEqual({ unit: commune, need: 'testing', from: 'police', to: 'health', on: '2013-09-14' });
  });

  test('is taken up, and nothing of it leaves', async () => {
    await hear(asked);
    expect(await takeUp('2013-11-01')).toBe('happened-by-today');
    expect(await takeUp('2013-09-20')).toBeNull();
    expect([waiting(), await takeUp('2013-09-20')]).toEqual([[], 'request-waits']);
    expect(outbound.map(({ stream }) => stream.prefix)).not.toContain('communeRequest');
    expect(await hear({ ...asked, withdrawn: true })).toBe('request-changes-something');
  });

  test('follows what is asked otherwise, and waits no more once it is taken back', async () => {
    await hear(asked);
    expect(await hear({ ...asked, stretches: [{ from: '2013-09-14', content: { need: 'treatment' } }] })).toBeNull();
    expect(here.stateOf('communeRequest', 'request-1')).toMatchObject({ need: 'treatment' });
    expect(await hear({ ...asked, withdrawn: true })).toBeNull();
    expect(waiting()).toEqual([]);
  });

  test('reaches nobody where no agency holds the programme', async () => {
    here = inMemory([communeRequest], { agencies: {} }, { by: { account: 'a', agency: 'x', role: 'service' }, today });
    expect(await hear(asked)).toBe('somebody-holds-the-programme');
  });
});
