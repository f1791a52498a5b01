import { beforeEach, describe, expect, test } from '@jest/globals';
import { directive } from '../directive/directive.ts';
import { directiveInput, obligationInput } from '../directive/examples.ts';
import { actor, province, type Province } from '../examples.ts';
import { followUp } from '../follow-up/follow-up.ts';
import { establishTheTeam } from '../team-178/examples.ts';
import { registerTheProvince, units } from '../unit/examples.ts';
import { unit } from '../unit/unit.ts';
import { agency } from './agency.ts';
import { establishTheAgencies } from './examples.ts';

let here: Province;

beforeEach(async () => {
  here = province();
  await registerTheProvince(here);
  await establishTheAgencies(here);
});

const send = (name: string, input: unknown, id = 'police') => here.send(agency, name, input, { id });
const unknown = 'nobody';

describe('dissolving an agency', () => {
  const on = '2025-03-01';
  const to = (slug: string, more = {}) => ({ agency: slug, ...more });

  test('names a successor for every duty that it still holds', async () => {
    const successors = [to('health', { duty: 'communicate' })];
    expect(await send('dissolve', { on, successors }, 'labour')).toBe('every-duty-has-a-successor');
    successors.push(to('police', { duty: 'standing-agency' }));
    expect(await send('dissolve', { on, successors }, 'labour')).toBeNull();
    expect(here.stateOf(agency, 'labour')).toMatchObject({ is: 'dissolved', validTo: on });
  });

  test('names one for every commune that it served', async () => {
    const duties = [{ unitCode: '90101' }, { unitCode: '90102' }];
    expect(await send('dissolve', { on, successors: [to('police', duties[0])] }, 'east')).toBe(
      'every-duty-has-a-successor',
    );
    expect(await send('dissolve', { on, successors: duties.map((one) => to('police', one)) }, 'east')).toBeNull();
    expect(here.stateOf(agency, 'east')).toMatchObject({ successors: [{ unit: units.hill }, { unit: units.valley }] });
  });

  test('counts the communes of the new map, where theirs change on that very day', async () => {
    for (const id of [units.hill, units.valley]) await here.send(unit, 'merge-into', { on, to: units.river }, { id });
    expect(await send('dissolve', { on, successors: [to('police', { unitCode: '90201' })] }, 'east')).toBeNull();
  });

  test('is refused while an open follow-up has no successor; one for a commune alone is none', async () => {
    const input = directiveInput({ regime: null, obligations: [obligationInput('O01', ['health'])] });
    await here.send(directive, 'issue', input);
    for (const successors of [[], [to('police', { unitCode: '90' })], [to('police', { duty: 'other' })]])
      expect(await send('dissolve', { on, successors }, 'health')).toBe('open-follow-ups-have-a-successor');
    const id = '879-ubnd-vx-2013-ppc.O01.health';
    const by = actor('health');
    await here.send(followUp, 'complete', { on: '2013-09-01' }, { id, by });
    await here.send(followUp, 'confirm', { on: '2013-09-02' }, { id, by: actor('ppc', 'head') });
    expect(await send('dissolve', { on, successors: [] }, 'health')).toBeNull();
  });

  test('is refused while a team that it set up stands and nobody takes it over', async () => {
    await establishTheTeam(here);
    const duties = [to('police', { duty: 'run-team-178' })];
    expect(await send('dissolve', { on, successors: duties }, 'east')).toBe('open-teams-have-a-successor');
    expect(await send('dissolve', { on, successors: [to('police')] }, 'east')).toBeNull();
  });

  test('the successors go on, their units are known, and an agency ends once', async () => {
    expect(await send('dissolve', { on, successors: [to(unknown)] })).toBe('successor-goes-on');
    expect(await send('dissolve', { on, successors: [to('police')] })).toBe('successor-goes-on');
    expect(await send('dissolve', { on, successors: [to('ppc', { unitCode: '999' })] })).toBe('unit-is-registered');
    await send('dissolve', { on, successors: [to('ppc')] });
    expect(await send('dissolve', { on, successors: [to('ppc')] })).toBe('agency-goes-on');
  });

  test('can be withdrawn, and its successors with it', async () => {
    expect(await send('withdraw-dissolution', { reason: 'Nhầm' })).toBe('agency-is-dissolved');
    await send('dissolve', { on, successors: [to('ppc')] });
    expect(await send('withdraw-dissolution', { reason: 'Nhầm' })).toBeNull();
    expect(here.stateOf(agency, 'police')).toMatchObject({ is: 'standing', validTo: null, successors: [] });
  });
});
