import { chanceFrom, inMemory, processesOver } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { caseFile, caseFilesWaiting } from '../case-file/case-file.ts';
import type { CaseFile } from '../case-file/state.ts';
import { closedWithItsCase } from '../inspection/violations/cases.ts';
import { events } from '../inspection/events.ts';
import { policeVisitAlone } from '../inspection/examples.ts';
import { inspection } from '../inspection/inspection.ts';
import type { Disclosed } from '../inspection/lifecycle.ts';
import { closeInspectionOnTransfer } from './close-inspection-on-transfer.ts';

const today = '2014-01-10';
const by = { account: 'account-1', agency: 'district-police', role: 'officer' };
const violation = (id: string) =>
  events.ViolationRecorded({
    ...{ violation: id, number: `${id}/BB`, kind: 'x', field: 'security', agency: 'police', recordedOn: '2013-07-10' },
  });
const sent = events.CaseTransferred({
  ...{ transfer: 't-1', to: 'district-police', agency: 'police', on: '2013-07-12', violations: ['v-1'] },
  document: '12/CHS',
});
const takenBack = events.EntryWithdrawn({ entry: 'transfer', id: 't-1', reason: 'Nhập nhầm' });

function visit(chance?: () => number) {
  const here = inMemory([inspection, caseFile], {}, { by, today });
  const running = processesOver(here, [closeInspectionOnTransfer], chance);
  const write = (...told: Parameters<typeof here.written>[2]) => here.written(inspection, 'visit-1', told);
  const file = () => here.stateOf('caseFile', 't-1') as CaseFile;
  const say = async (name: string, input: object) => (await here.send(caseFile, name, input, { id: 't-1' })).refused;
  const cases = () => (here.stateOf('inspection', 'visit-1') as Disclosed).cases;
  return { here, running, write, file, say, cases };
}

async function transferred() {
  const one = visit();
  one.write(...policeVisitAlone, violation('v-1'), sent);
  await one.running.settle(today);
  return one;
}
const received = { on: '2013-07-15', document: '07/BBGN' };
const decided = { on: '2013-08-01', outcome: 'returned', document: '15/QĐ' };

describe('a case that is transferred', () => {
  test('waits for the body that it went to', async () => {
    const { file } = await transferred();
    expect(caseFilesWaiting.waits(file() as never)).toEqual([
      { task: 'receive-case-file', agency: 'district-police', on: '2013-07-12' },
    ]);
  });

  test('closes the inspection when its receipt is recorded', async () => {
    const { running, say, cases } = await transferred();
    expect(closedWithItsCase(cases())).toBeNull();
    expect(await say('receive', received)).toBeNull();
    await running.settle(today);
    expect(closedWithItsCase(cases())).toBe('2013-07-15');
  });

  test('does not while something else of it is open', async () => {
    const { running, say, cases, write } = await transferred();
    write(violation('v-2'));
    await say('receive', received);
    await running.settle(today);
    expect(closedWithItsCase(cases())).toBeNull();
    write(events.ViolationDropped({ violation: 'v-2', reason: 'Không đủ căn cứ' }));
    expect(closedWithItsCase(cases())).toBe('2013-07-15');
  });

  test('opens what it held again when it is returned', async () => {
    const { running, say, cases } = await transferred();
    await say('receive', received);
    await running.settle(today);
    expect(await say('decide', decided)).toBeNull();
    await running.settle(today);
    expect([closedWithItsCase(cases()), cases().violations.map(({ is }) => is)]).toEqual([null, ['recorded']]);
  });

  test.each([
    ['happened-by-today', 'receive', { ...received, on: '2014-02-01' }],
    ['follows-the-transfer', 'receive', { ...received, on: '2013-07-11' }],
    ['happened-by-today', 'decide', { ...decided, on: '2014-02-01' }],
    ['follows-the-transfer', 'decide', { ...decided, on: '2013-07-11' }],
  ])('%s refuses', async (rule, name, input) => {
    const { say } = await transferred();
    expect(await say(name, input)).toBe(rule);
  });

  test('is received and decided once, and not at all once its transfer was withdrawn', async () => {
    const { running, say, write, file } = await transferred();
    write(takenBack);
    await running.settle(today);
    expect([file().is, await say('receive', received)]).toEqual(['taken-back', 'case-file-is-on-its-way']);
    const another = await transferred();
    await another.say('decide', decided);
    expect(await another.say('receive', received)).toBe('case-file-is-on-its-way');
    expect(await another.say('decide', decided)).toBe('case-file-awaits-a-decision');
  });

  test('comes to the same end whatever the order, with duplicates, and however often it is gone through', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = chanceFrom(seed);
      const { here, running, write, say, cases } = visit(chance);
      write(...policeVisitAlone, violation('v-1'), sent);
      await running.settle(today);
      expect(await say('receive', received)).toBeNull();
      if (chance() < 0.5) await running.settle(today);
      expect(await say('decide', { ...decided, outcome: 'prosecuted' })).toBeNull();
      await running.settle(today);
      expect([seed, closedWithItsCase(cases())]).toEqual([seed, '2013-07-15']);
      const before = here.log.length;
      await processesOver(here, [closeInspectionOnTransfer], chance).settle(today);
      expect([seed, here.log.length]).toEqual([seed, before]);
    }
  });
});
