import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fold, type NewEvent, type Publication } from '@lien-nganh/kernel';
import { recorded } from '@lien-nganh/testing';
import type { WorkType } from '@lien-nganh/work';
import { campaign } from '../campaign/campaign.ts';
import { session } from '../session/session.ts';
import { kinds } from './kinds.ts';
import { communicationLinks } from './links.ts';
import { outbound } from './outbound.ts';

const folders: Readonly<Record<string, string>> = {
  pressItem: 'press-item',
  printedMaterial: 'printed-material',
  householdCommitment: 'household-commitment',
  establishmentCommitment: 'establishment-commitment',
};

/** The record that its history keeps: with a note, a paper and all that may be told of it. */
function kept({ prefix, workEvents }: WorkType): NewEvent {
  const file = new URL(`../${folders[prefix] ?? prefix}/history/WorkRecorded.v1.json`, import.meta.url);
  return workEvents.WorkRecorded(JSON.parse(readFileSync(file, 'utf8')) as never);
}

function sent(type: WorkType, history: readonly NewEvent[]): unknown {
  const publication: Publication = outbound.find(({ stream }) => stream === type)!;
  const events = recorded(type, history);
  const data = publication.map(events.at(-1)!, fold(type, events), 'id-1');
  return data === null ? null : publication.contract.schema.parse(data);
}

describe('what leaves the communications service', () => {
  test.each(kinds.map((type) => [type.prefix, type] as const))(
    'of a %s: the whole, without note and paper',
    (_, type) => {
      const data = sent(type, [kept(type)]);
      expect(data).toMatchObject({ record: 'id-1', lead: 'culture', occurredOn: '2013-07-10', withdrawn: false });
      expect(JSON.stringify(data)).not.toMatch(/nhà văn hóa xã|"paper"|"note"/);
    },
  );

  test('of a campaign its plan and budget line, and not what it is called', () => {
    expect(JSON.stringify(sent(campaign, [kept(campaign)]))).not.toContain('Tháng hành động');
  });

  test('who took part by another record of the same session, and what that one served', () => {
    const others = {
      ...{ open: [], sameAs: null, others: ['b'], obligations: ['879/O03'] },
      joined: [{ agency: 'police', record: 'b' }],
    };
    expect(sent(session, [kept(session), session.workEvents.OthersNoted(others)])).toMatchObject({
      participants: [{ agency: 'culture' }, { agency: 'fatherland-front' }, { agency: 'police', confirmed: true }],
      obligations: ['879/O03'],
    });
  });

  test('that another record counts in its stead, and how many questions are open', () => {
    const alone = { open: [], others: [], joined: [], obligations: [] };
    const noted = (others: object) =>
      sent(session, [kept(session), session.workEvents.OthersNoted({ ...alone, sameAs: null, ...others })]);
    expect(noted({ sameAs: 'b' })).toMatchObject({ sameAs: 'b', openPairs: 0 });
    expect(noted({ open: [{ twin: 'a.b', other: 'b' }] })).toMatchObject({ sameAs: null, openPairs: 1 });
  });

  test('a withdrawal, to whoever was told of the record', () => {
    const withdrawn = session.workEvents.WorkWithdrawn({ reason: 'Nhập nhầm' });
    expect(sent(session, [kept(session), withdrawn])).toMatchObject({ withdrawn: true, openPairs: 0 });
  });

  test('every kind and its later links, and neither pairs nor overlaps', () => {
    expect(outbound.map(({ stream }) => stream.prefix)).toEqual(
      expect.arrayContaining([...kinds.map(({ prefix }) => prefix), communicationLinks.prefix]),
    );
    expect(outbound).toHaveLength(kinds.length + 1);
  });
});
