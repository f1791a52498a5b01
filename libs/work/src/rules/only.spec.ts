import { given } from '@lien-nganh/testing';
import { describe, expect, test } from '@jest/globals';
import { aHotspot, command, hotspot, known } from '../examples.ts';

const events = hotspot.workEvents;
const police = { actor: { agency: 'police' }, lookUps: known };

describe('a record of which there is one at most of a place and period', () => {
  const again = { on: '2013-07-01', unit: '03145@2004-08-31', lead: 'police', kind: 'public-place' };

  test('is not corrected into that of another one', () => {
    const asks = { changes: { kind: 'establishment' }, reason: 'Nhập nhầm' };
    given(hotspot, aHotspot).when(command(hotspot, 'correct'), asks, police).thenRefused('record-stays-the-same-one');
  });

  test('is recorded anew once it was withdrawn, and stands as it is told then', () => {
    const withdrawn = [...aHotspot, events.WorkWithdrawn({ reason: 'Nhập nhầm' })];
    const anew = given(hotspot, withdrawn).when(command(hotspot, 'record'), { ...again, on: '2013-07-02' }, police);
    expect(anew.state()).toMatchObject({ is: 'recorded', on: '2013-07-02', corrections: 0 });
  });
});
