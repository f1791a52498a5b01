import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { inMemory, type Sending, type Tables } from '@lien-nganh/testing';
import { tables } from '../examples.ts';
import { ownForm } from './own-form.ts';
import { versionOn, type FormEntered } from './state.ts';

/** A form as LibreOffice made it: merged heads, sums, percentages, a day, a name with blanks and an apostrophe. */
const sample = readFileSync(new URL('./samples/bieu-01.xlsx', import.meta.url));
const SHEET = "Biểu 01 - d'Ủy ban & Sở";
const FILE = '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a11';
const hash = 'ab'.repeat(32);

const known: Tables = {
  ...tables,
  units: { '12@2004-01-01': { unit: '12@2004-01-01' } },
  indicators: Object.fromEntries(
    ['open', 'internal', 'restricted', 'withhold-small', 'withhold-public'].map((sensitivity) => [
      `${sensitivity}@1`,
      { ...{ code: sensitivity, definitionVersion: 1, sensitivity }, breakdowns: [{ dimension: 'mode' }] },
    ]),
  ),
};

const names = { vi: 'Biểu 01', en: 'Form 01' };
const entered = { form: 'bieu-01', keeper: 'labour', names };
const place = (cell: string, sheet = SHEET) => ({ is: 'cell', sheet, cell });
const figure = (more: object = {}) => ({ is: 'figure', indicator: 'open', ...more });
const text = (what: string) => ({ is: 'text', what });
const at = (cell: string, content: object = figure(), more: object = {}) => ({ place: place(cell), content, ...more });

let here: ReturnType<typeof inMemory>;
beforeEach(() => {
  const by = { account: 'account-1', agency: 'labour', role: 'standing' } as const;
  here = inMemory([ownForm], known, { by, today: '2013-07-16' });
});

const send = async (name: string, input: object, sending: Sending = {}) =>
  (await here.send(ownForm, name, input, { id: 'bieu-01', ...sending })).refused;

const attached: NonNullable<Sending['attached']> = (stream, file) =>
  Promise.resolve(stream === 'ownForm-bieu-01' && file === FILE ? { name: 'Biểu 01.xlsx', hash, bytes: sample } : null);
const map = (places: readonly object[], more: object = {}, sending: Sending = { attached }) =>
  send('map', { from: '2013-07-16', file: FILE, places, ...more }, sending);

describe('a form that an authority made', () => {
  test('is entered once, its places from a day on, and ended', async () => {
    expect(await send('enter', { ...entered, keeper: 'nobody' })).toBe('keeper-is-known');
    expect(await map([at('D7')])).toBe('form-is-in-force');
    expect(await send('enter', entered)).toBeNull();
    expect(await send('enter', entered)).toBe('form-is-new');
    expect(await map([at('D7')])).toBeNull();
    expect(await map([at('D7')], { from: '2013-07-15' })).toBe('mappings-follow-each-other');
    expect(await map([at('D8')], { from: '2014-01-01' })).toBeNull();
    const state = here.stateOf('ownForm', 'bieu-01') as FormEntered;
    expect(['2013-07-15', '2013-12-31', '2014-01-01'].map((on) => versionOn(state, on)?.version)).toEqual([
      undefined,
      1,
      2,
    ]);
    expect(state.versions[0]).toMatchObject({ format: 'xlsx', hash, places: [{ place: place('D7') }] });
    expect(await send('end', { lastDay: '2013-12-31' })).toBe('form-ends-after-it-began');
    expect(await send('end', { lastDay: '2015-12-31' })).toBeNull();
    expect(await send('end', { lastDay: '2015-12-31' })).toBe('form-is-in-force');
    expect(versionOn(here.stateOf('ownForm', 'bieu-01') as FormEntered, '2016-01-01')).toBeNull();
  });

  test('has figures with their parts, units and columns, and texts, wherever its file has room for them', async () => {
    await send('enter', { ...entered, audience: 'restricted' });
    const places = [
      at('D7', figure({ part: { dimension: 'mode', value: 'surprise' }, unit: '12@2004-01-01' })),
      at('E7', figure({ column: 'previous', whose: { is: 'agency', agency: 'police' }, unit: 'reporter' })),
      at('G7', figure({ indicator: 'restricted', column: 'percent-of-plan', quarter: 2 })),
      ...[at('C3', text('reporter')), at('C4', text('period')), at('G4', text('last-day'))],
      at('A12', text('notes'), { replaces: 'Ghi chú:' }),
    ];
    expect(await map(places)).toBeNull();
  });

  test.each([
    ['places-are-in-the-file', [at('H7')]],
    ['places-are-in-the-file', [{ place: place('D7', 'Biểu 02'), content: figure() }]],
    ['places-are-in-the-file', [{ place: { is: 'control', tag: 'so-vu' }, content: figure() }]],
    ['merged-cells-are-filled-at-their-corner', [at('D3', text('reporter'))]],
    ['formulas-stay', [at('D11')]],
    ['words-are-replaced-knowingly', [at('B7')]],
    ['words-are-replaced-knowingly', [at('A12', text('notes'), { replaces: 'Ghi chu' })]],
    ['words-are-replaced-knowingly', [at('D7', figure(), { replaces: 'số' })]],
    ['days-are-no-figures', [at('G4')]],
    ['one-content-for-a-place', [at('D7'), at('E7'), at('D7', text('period'))]],
    ['form-indicators-are-known', [at('D7', figure({ indicator: 'unheard-of' }))]],
    ['form-parts-are-known', [at('D7', figure({ part: { dimension: 'sex', value: 'female' } }))]],
    ['form-units-are-known', [at('D7', figure({ unit: '99@2004-01-01' }))]],
    ['form-agencies-are-known', [at('D7', figure({ whose: { is: 'agency', agency: 'nobody' } }))]],
    ['audience-may-see', [at('D7', figure({ indicator: 'restricted' }))]],
  ])('%s refuses', async (rule, places) => {
    await send('enter', entered);
    expect(await map(places)).toBe(rule);
  });

  test.each([
    ['public', ['open', 'withhold-small']],
    ['internal', ['internal', 'open', 'withhold-public', 'withhold-small']],
    ['restricted', ['internal', 'open', 'restricted', 'withhold-public', 'withhold-small']],
  ])('that is %s shows nothing that its audience may not see', async (audience, shown) => {
    await send('enter', { ...entered, audience });
    const codes = Object.keys(known['indicators']!).map((key) => key.slice(0, -2));
    const taken: string[] = [];
    for (const indicator of codes) if ((await map([at('D7', figure({ indicator }))])) === null) taken.push(indicator);
    expect(taken.sort()).toEqual(shown);
  });

  test('is a file that is attached to it, stands, and can be read', async () => {
    await send('enter', entered);
    const of = (bytes: Uint8Array | null): Sending => ({ attached: () => Promise.resolve({ name: 'a', hash, bytes }) });
    expect(await map([at('D7')], {}, {})).toBe('form-file-is-attached');
    expect(await map([at('D7')], { file: '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a12' })).toBe('form-file-is-attached');
    expect(await map([at('D7')], {}, of(null))).toBe('form-file-can-be-used');
    expect(await map([at('D7')], {}, of(Buffer.from('%PDF-1.7')))).toBe('form-file-can-be-used');
  });

  test('of which figures are read has cells with figures of days, also where the other system works them out', async () => {
    await send('enter', { ...entered, use: 'read' });
    expect(await map([at('D7'), at('E7', figure({ column: 'year-to-date' })), at('D11')])).toBeNull();
    for (const indicator of ['withhold-small', 'withhold-public']) {
      expect(await map([at('D7', figure({ indicator }))])).toBe('what-is-withheld-is-not-read');
    }
    for (const wrong of [at('G4', text('last-day')), at('D7', figure({ column: 'plan' }))]) {
      expect(await map([wrong])).toBe('what-is-read-are-cells-of-a-workbook');
    }
  });
});
