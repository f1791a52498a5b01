import { beforeEach, describe, expect, test } from '@jest/globals';
import { indicatorOn } from '@lien-nganh/contracts/reference';
import { province, type Province } from '../examples.ts';
import { definitionInput } from './examples.ts';
import { indicator } from './indicator.ts';

let here: Province;
const id = 'inspections-held';

beforeEach(async () => {
  here = province();
  await here.send(indicator, 'define', { code: id, ...definitionInput() });
});

const send = (name: string, input: unknown, code = id) => here.send(indicator, name, input, { id: code });
const versionOn = (on: string) => indicatorOn(id, on).resolve(here.rows);

describe('an indicator', () => {
  test('is defined once', async () => {
    expect(await send('define', { code: id, ...definitionInput() })).toBe('indicator-is-new');
  });

  test('counts a subject only where it is a distinct count', async () => {
    const subject = { subject: 'commune' };
    expect(await send('define', { code: 'a', ...definitionInput(subject) })).toBe(
      'only-distinct-counts-have-a-subject',
    );
    expect(await send('revise', definitionInput({ ...subject, validFrom: '2014-01-01' }))).toBe(
      'only-distinct-counts-have-a-subject',
    );
    expect(await send('define', { code: 'a', ...definitionInput({ ...subject, kind: 'distinct' }) })).toBeNull();
  });

  test('is fed by a measure of its own service, or by none yet', async () => {
    const foreign = { measure: 'agencies.team-178' };
    expect(await send('define', { code: 'a', ...definitionInput(foreign) })).toBe('measure-is-of-its-service');
    expect(await send('revise', definitionInput({ ...foreign, validFrom: '2014-01-01' }))).toBe(
      'measure-is-of-its-service',
    );
    expect(await send('define', { code: 'a', ...definitionInput({ measure: null }) })).toBeNull();
    const shown = (code: string) => indicator.summary(here.stateOf(indicator, code), code).facets;
    expect([shown(id), shown('a')]).toMatchObject([{ measured: true }, { measured: false }]);
  });

  test('is revised from a later day, and what happened before is counted as before', async () => {
    const filter = { mode: ['surprise'] };
    expect(await send('revise', definitionInput({ filter }))).toBe('revision-goes-forward');
    expect(await send('revise', definitionInput({ filter, validFrom: '2014-01-01' }))).toBeNull();
    expect(await versionOn('2013-12-31')).toMatchObject({ definitionVersion: 1, filter: {} });
    expect(await versionOn('2014-01-01')).toMatchObject({ definitionVersion: 2, filter });
    expect(await versionOn('2012-12-31')).toBeNull();
  });

  test('keeps its kind and its unit of count', async () => {
    const validFrom = '2014-01-01';
    expect(await send('revise', definitionInput({ kind: 'estimate', validFrom }))).toBe('kind-never-changes');
    expect(await send('revise', definitionInput({ unitOfCount: 'dong', validFrom }))).toBe('kind-never-changes');
  });

  test('ends on a day, and is neither revised nor ended after', async () => {
    const end = { on: '2020-01-01', reason: 'Không còn theo dõi' };
    expect(await send('end', { ...end, on: '2013-01-01' })).toBe('end-follows-the-last-version');
    expect(await send('end', end)).toBeNull();
    expect(await versionOn('2019-12-31')).toMatchObject({ definitionVersion: 1, validTo: '2020-01-01' });
    expect(await versionOn('2020-01-01')).toBeNull();
    expect(await send('end', end)).toBe('indicator-is-defined');
    expect(await send('revise', definitionInput({ validFrom: '2021-01-01' }))).toBe('indicator-is-defined');
  });
});
