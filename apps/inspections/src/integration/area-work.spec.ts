import { given, inMemory } from '@lien-nganh/testing';
import type { WorkType } from '@lien-nganh/work';
import { describe, expect, test } from '@jest/globals';
import { detectedCase } from '../detected-case/detected-case.ts';
import { hotspot } from '../hotspot/hotspot.ts';
import { keyArea } from '../key-area/key-area.ts';
import { operation } from '../operation/operation.ts';
import { prosecution } from '../prosecution/prosecution.ts';
import { violationReport } from '../violation-report/violation-report.ts';
import { outboundAreaWork } from './area-work.ts';

const commune = { unit: '03386@2004-10-25', type: 'phường', validFrom: '2004-10-25', validTo: null };
const lookUps = {
  unit: commune,
  agencies: new Map([
    ['police', { agency: 'police', validFrom: '2004-01-01', validTo: null, superiors: [], successors: [] }],
  ]),
  ...{ facts: { isRegistered: true, isArea: true, isPlace: true }, proposed: [], known: new Map() },
};
const told = { on: '2013-07-10', unit: commune.unit, lead: 'police' };

const tables = {
  units: { [commune.unit]: commune },
  agencies: Object.fromEntries(lookUps.agencies),
  establishments: { 'site-1': { establishment: 'site-1', kind: 'karaoke', withdrawn: false } },
};
const by = { account: 'account-1', agency: 'police', role: 'officer' };

function recording(type: WorkType, content: object) {
  const record = type.commands.find(({ name }) => name === 'record')!;
  return given(type).when(record, { ...told, ...content }, { actor: { agency: 'police' }, lookUps });
}

describe('areas, hotspots and reports', () => {
  test('a hotspot that is an establishment names it, and one in a public place names none', () => {
    recording(hotspot, { kind: 'establishment' }).thenRefused('hotspot-of-an-establishment-names-it');
    recording(hotspot, { kind: 'public-place', establishment: 'e-1' }).thenRefused(
      'hotspot-of-an-establishment-names-it',
    );
    expect(recording(hotspot, { kind: 'establishment', establishment: 'e-1' }).outcome).toHaveLength(1);
  });

  test('a hotspot and an operation name no establishment and no area that nobody entered', async () => {
    const { send } = inMemory([keyArea, hotspot, operation], tables, { by, today: '2013-07-20' });
    const refused = async (type: WorkType, content: object) =>
      (await send(type, 'record', { ...told, ...content })).refused;
    const atSite = (establishment: string) => ({ kind: 'establishment', establishment });
    expect(await refused(hotspot, atSite('site-9'))).toBe('establishment-is-known');
    expect(await refused(hotspot, atSite('site-1'))).toBeNull();
    expect(await refused(hotspot, { kind: 'public-place', area: 'area-9' })).toBe('area-is-known');
    expect(await refused(operation, { kindOfPlace: 'hotspot', area: 'area-9' })).toBe('area-is-known');

    const area = { ...told, kind: 'street', name: 'Phố A' };
    const { id: street } = await send(keyArea, 'record', area);
    const { id: spot } = await send(hotspot, 'record', { ...told, kind: 'public-place', area: street });
    expect(await refused(operation, { kindOfPlace: 'key-area', area: street })).toBeNull();
    expect(await refused(operation, { kindOfPlace: 'hotspot', area: spot })).toBeNull();
    await send(keyArea, 'withdraw', { reason: 'Ghi nhầm' }, { id: street });
    expect(await refused(operation, { kindOfPlace: 'key-area', area: street })).toBe('area-is-known');
  });

  test('a case names no operation, and a prosecution no case, that nobody entered', async () => {
    const { send } = inMemory([operation, detectedCase, prosecution], tables, { by, today: '2013-07-20' });
    const record = (type: WorkType, content: object) =>
      send(type, 'record', { ...told, offence: 'trafficking', ...content });
    expect((await record(detectedCase, { operation: 'operation-9' })).refused).toBe('operation-is-known');
    expect((await record(prosecution, { case: 'case-9' })).refused).toBe('case-is-known');
    const { id: raid } = await send(operation, 'record', { ...told, kindOfPlace: 'lodging' });
    const { id: found, refused } = await record(detectedCase, { operation: raid });
    expect(refused).toBeNull();
    expect((await record(prosecution, { case: found })).refused).toBeNull();
    expect((await record(prosecution, { case: raid })).refused).toBe('case-is-known');
  });

  test('a report that is settled has an outcome, and before that none', () => {
    const channel = 'hotline';
    recording(violationReport, { stage: 'settled', channel }).thenRefused('settled-report-has-an-outcome');
    recording(violationReport, { stage: 'received', outcome: 'founded', channel }).thenRefused(
      'settled-report-has-an-outcome',
    );
    expect(recording(violationReport, { stage: 'settled', outcome: 'founded', channel }).outcome).toHaveLength(1);
  });

  test('what an area or hotspot is called, and which establishment it is, leave in nothing', () => {
    const said = { name: 'Khu vực bến xe', kind: 'establishment', establishment: 'e-1' };
    const leaving = (type: WorkType, content: object) =>
      outboundAreaWork
        .find(({ stream }) => stream.prefix === type.prefix)!
        .map({} as never, recording(type, content).state(), 'id-1');
    const published = JSON.stringify([leaving(hotspot, said), leaving(keyArea, { kind: 'street', name: said.name })]);
    expect(published).toContain('street');
    expect(published).not.toMatch(/bến xe|e-1/u);
  });
});
