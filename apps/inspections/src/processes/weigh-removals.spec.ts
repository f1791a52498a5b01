import type { NewEvent } from '@lien-nganh/kernel';
import { chanceFrom, inMemory, processesOver } from '@lien-nganh/testing';
import { standing, type Work } from '@lien-nganh/work';
import { describe, expect, test } from '@jest/globals';
import { communeA } from '../examples.ts';
import { hotspotRemoval, removalsWaiting } from '../hotspot-removal/hotspot-removal.ts';
import { openProposals, type HotspotRemoval } from '../hotspot-removal/state.ts';
import { hotspot } from '../hotspot/hotspot.ts';
import { events } from '../inspection/events.ts';
import { inspection } from '../inspection/inspection.ts';
import {
  proposeRemovalOfHotspotsFoundClean,
  weighRemovalsByTheirHotspot,
  weighRemovalsByTheirVisit,
} from './weigh-removals.ts';

const processes = [proposeRemovalOfHotspotsFoundClean, weighRemovalsByTheirVisit, weighRemovalsByTheirHotspot];
const today = '2014-01-10';
const by = { account: 'account-1', agency: 'police', role: 'officer' };

const managedWork = { on: '2013-08-01', unit: communeA, lead: 'police', participants: [], note: null, paper: null };
const managedSpot = hotspot.workEvents.WorkRecorded({
  ...managedWork,
  content: { kind: 'establishment', establishment: 'site-1', area: null, name: null },
});
const visited = (
  on: string,
  mode: 'planned' | 're-inspection' = 're-inspection',
  establishment: string | null = 'site-1',
): readonly NewEvent[] => [
  events.InspectionRecorded({
    ...{ body: 'police', place: establishment === null ? 'public-place' : 'establishment', establishment, on, mode },
    establishmentKind: establishment === null ? null : 'karaoke',
    ...{ unit: communeA, team: null, lead: 'police', leader: 'account-1', participants: [], checklist: null },
    crew: [{ member: 'account-1', account: 'account-1', agency: 'police' }],
    minutes: { number: '07/BB', signedOn: on, signedBy: 'account-1', countersigned: 'witness' },
    ...{ findings: [], health: null, exhibits: [], reminded: false, note: null, breaches: [], rules: null },
    ...{ earlier: 'visit-0', ground: null, report: null, entry: { onBehalfOf: null, paper: null } },
  }),
  events.InspectionDisclosed({ establishment, on, unit: communeA, agencies: ['police'] }),
];
const violation = { violation: 'v-1', number: '1/BB', kind: 'x', field: 'culture', agency: 'police' };
const found = events.ViolationRecorded({ ...violation, recordedOn: '2013-11-06' });
const dropped = events.ViolationDropped({ violation: 'v-1', reason: 'Không đủ căn cứ' });

type Step = readonly ['hotspot' | 'visit', readonly NewEvent[]];

function place(chance?: () => number) {
  const here = inMemory([hotspot, inspection, hotspotRemoval], {}, { by, today });
  const running = processesOver(here, processes, chance);
  const write = ([what, told]: Step) =>
    what === 'hotspot' ? here.written(hotspot, 'spot-1', told) : here.written(inspection, 'visit-1', told);
  const removal = () => here.stateOf('hotspotRemoval', 'spot-1') as HotspotRemoval;
  const decide = async (name: string, input: object) =>
    (await here.send(hotspotRemoval, name, { inspection: 'visit-1', ...input }, { id: 'spot-1' })).refused;
  const isManaged = () => standing(here.stateOf('hotspot', 'spot-1') as Work)?.endedOn === null;
  return { here, running, write, removal, decide, isManaged };
}

const spot: Step = ['hotspot', [managedSpot]];
const visit: Step = ['visit', visited('2013-11-05')];

async function proposed() {
  const one = place();
  one.write(spot);
  one.write(visit);
  await one.running.settle(today);
  return one;
}

describe('a hotspot that is inspected again and found clean', () => {
  test('is proposed for removal, once, and waits for its keeper', async () => {
    const { here, removal } = await proposed();
    expect(openProposals(removal()).map(({ inspection: by }) => by)).toEqual(['visit-1']);
    expect(removalsWaiting.waits(removal() as never)).toEqual([
      { task: 'decide-removal', agency: 'police', on: '2013-11-05' },
    ]);
    expect(here.log.filter(({ name }) => name === 'HotspotVisitWeighed')).toHaveLength(1);
  });

  test('ends when the keeper accepts, and what is decided is not decided again', async () => {
    const { running, decide, removal, isManaged } = await proposed();
    expect(await decide('accept', { endedOn: '2014-02-01' })).toBe('happened-by-today');
    expect(await decide('accept', { endedOn: '2013-08-01' })).toBe('hotspot-is-managed');
    expect(await decide('accept', { endedOn: '2013-12-01' })).toBeNull();
    await running.settle(today);
    expect([isManaged(), removalsWaiting.waits(removal() as never)]).toEqual([false, []]);
    expect(await decide('keep', { reason: 'Vẫn theo dõi' })).toBe('removal-is-proposed');
  });

  test('stays when the keeper keeps it with a reason, until another clean visit', async () => {
    const { here, running, decide, removal, isManaged } = await proposed();
    expect(await decide('keep', { reason: 'Vẫn có dư luận' })).toBeNull();
    expect([isManaged(), openProposals(removal())]).toEqual([true, []]);
    here.written(inspection, 'visit-2', visited('2013-12-05'));
    await running.settle(today);
    expect(openProposals(removal()).map(({ inspection: by }) => by)).toEqual(['visit-2']);
  });

  test.each<readonly [string, readonly NewEvent[], 'none' | readonly string[]]>([
    ['a visit that is no re-inspection', visited('2013-11-05', 'planned'), 'none'],
    ['one before it was managed', visited('2013-07-05'), []],
    ['one that found something', [...visited('2013-11-05'), found], []],
    ['one that was withdrawn', [...visited('2013-11-05'), events.InspectionWithdrawn({ reason: 'Trùng' })], []],
  ])('not by %s', async (_, told, expected) => {
    const { running, write, removal } = place();
    write(spot);
    write(['visit', told]);
    await running.settle(today);
    const state = removal();
    expect(state.is === 'none' ? 'none' : openProposals(state)).toEqual(expected);
  });

  test('may be one in public, where its keeper says which visit was made to it, and then the processes follow', async () => {
    const { here, running, write, removal } = place();
    const inPublic = { kind: 'public-place', establishment: null, area: null, name: null };
    here.written(hotspot, 'spot-1', [hotspot.workEvents.WorkRecorded({ ...managedWork, content: inPublic })]);
    write(['visit', visited('2013-11-05', 're-inspection', null)]);
    here.written(inspection, 'visit-2', visited('2013-11-05'));
    await running.settle(today);
    expect(removal().is).toBe('none');
    const named = async (visit: string, sending = {}) =>
      (await here.send(hotspotRemoval, 'name-visit', { hotspot: 'spot-1', inspection: visit }, sending)).refused;
    const others = { by: { account: 'account-2', agency: 'culture' } };
    expect(await named('visit-1', others)).toBe('hotspot-is-ones-own-and-in-public');
    expect(await named('visit-2')).toBe('visit-is-a-re-inspection-of-a-public-place');
    expect([await named('visit-1'), await named('visit-1')]).toEqual([null, 'weighing-changes-something']);
    expect(openProposals(removal()).map(({ inspection: by }) => by)).toEqual(['visit-1']);
    write(['visit', [found]]);
    await running.settle(today);
    expect(openProposals(removal())).toEqual([]);
  });

  test('of an establishment needs nobody to name the visit', async () => {
    const { here } = await proposed();
    const pair = { hotspot: 'spot-1', inspection: 'visit-1' };
    expect((await here.send(hotspotRemoval, 'name-visit', pair)).refused).toBe('hotspot-is-ones-own-and-in-public');
  });

  test('no more when it is ended otherwise', async () => {
    const { here, running, removal } = await proposed();
    here.written(hotspot, 'spot-1', [hotspot.workEvents.WorkEnded({ endedOn: '2013-12-20', reason: null })]);
    await running.settle(today);
    expect(openProposals(removal())).toEqual([]);
  });

  test('comes to the same end whatever the order, with duplicates, and however often it is gone through', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = chanceFrom(seed);
      const { here, running, write, removal } = place(chance);
      const steps: Step[] = [spot, visit];
      if (chance() < 0.5) steps.reverse();
      for (const step of [...steps, ['visit', [found]] as Step, ['visit', [dropped]] as Step]) {
        write(step);
        if (chance() < 0.5) await running.settle(today);
      }
      await running.settle(today);
      expect([seed, openProposals(removal()).map(({ inspection: by }) => by)]).toEqual([seed, ['visit-1']]);
      const before = here.log.length;
      await processesOver(here, processes, chance).settle(today);
      expect([seed, here.log.length]).toEqual([seed, before]);
    }
  });
});
