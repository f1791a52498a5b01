import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { openForm } from '@lien-nganh/documents/form';
import { inMemory, type Sending } from '@lien-nganh/testing';
import { reportingProvince, tables } from '../examples.ts';
import { ownForm } from '../own-form/own-form.ts';
import type { TotalsRead } from './state.ts';
import { systemTotals } from './system-totals.ts';

const empty = readFileSync(new URL('../own-form/samples/bieu-01.xlsx', import.meta.url));
const SHEET = "Biểu 01 - d'Ủy ban & Sở";
const FORM = '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a11';
const EXPORT = '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a12';
const hash = 'cd'.repeat(32);

/** The export of another system: the same form, in which numbers stand. */
function exported(cells: Readonly<Record<string, string>>): Uint8Array {
  const contents = Object.entries(cells).map(([cell, digits]) => {
    const place = { is: 'cell', sheet: SHEET, cell } as const;
    const number = /^-?\d+$/.test(digits);
    const figure = { ref: 'r', value: { is: 'number', digits, kind: 'integer' } } as const;
    return { place, content: number ? ({ is: 'figure', figure } as const) : ({ is: 'text', text: digits } as const) };
  });
  return openForm(empty).filled(contents, { provenance: null, label: null, ownForm: 'other@1' });
}

let here: ReturnType<typeof inMemory>;
let sheet: Uint8Array;
const attached: NonNullable<Sending['attached']> = (stream, file) => {
  const bytes = file === FORM ? empty : file === EXPORT ? sheet : null;
  return Promise.resolve(stream === 'ownForm-export' && bytes ? { name: 'a.xlsx', hash, bytes } : null);
};

beforeEach(async () => {
  const province = await reportingProvince();
  await province.open('2013-H2');
  const by = { account: 'account-7', agency: 'labour', role: 'standing' } as const;
  const counted = { code: 'inspections-done', definitionVersion: 1, sensitivity: 'open', breakdowns: [] };
  const known = { ...tables, indicators: { 'inspections-done@1': counted } };
  here = inMemory([...province.types, ownForm, systemTotals], known, { by, today: '2014-01-20' });
  for (const event of province.log) {
    const at = event.stream.indexOf('-');
    const type = here.types.find(({ prefix }) => prefix === event.stream.slice(0, at))!;
    here.written(type, event.stream.slice(at + 1), [event], { today: event.occurredOn });
  }
  sheet = exported({ D7: '12', D8: '1,250' });
  await here.send(ownForm, 'enter', { form: 'export', keeper: 'labour', names: { vi: 'a', en: 'a' }, use: 'read' });
  const figure = { is: 'figure', indicator: 'inspections-done' };
  const places = ['D7', 'D8', 'D9', 'D11'].map((cell) => ({
    place: { is: 'cell', sheet: SHEET, cell },
    content: figure,
  }));
  const map = { from: '2013-07-16', file: FORM, places };
  const mapped = await here.send(ownForm, 'map', map, { id: 'export', attached });
  expect(mapped.refused).toBeNull();
});

const asked = { form: 'export', regime: '879', period: '2013-H2', file: EXPORT };
const read = async (more: object = {}) =>
  (await here.send(systemTotals, 'read-export', { ...asked, ...more }, { attached })).refused;
const choose = async (cell: string, counts: string) => {
  const chosen = { sheet: SHEET, cell, counts, reason: 'counts-something-else' };
  return (await here.send(systemTotals, 'choose', chosen, { id: 'export.879.2013-H2' })).refused;
};
const state = () => here.stateOf('systemTotals', 'export.879.2013-H2') as TotalsRead;

describe('totals of another system', () => {
  test('are read cell by cell, and what could be read in two ways, or was worked out there, is not', async () => {
    expect(await read()).toBeNull();
    expect(state()).toMatchObject({ file: EXPORT, hash, version: 1, reporter: null, readOn: '2014-01-20' });
    expect(state().totals.map(({ cell, said }) => [cell, said])).toEqual([
      ['D7', { is: 'read', value: '12' }],
      ['D8', { is: 'unread', because: 'ambiguous' }],
      ['D9', { is: 'unread', because: 'empty' }],
      ['D11', { is: 'unread', because: 'worked-out' }],
    ]);
  });

  test('are read as people write numbers in registers', async () => {
    sheet = exported({ D7: '1.250', D8: '1.250.000', D9: '12 cuộc' });
    expect(await read()).toBeNull();
    expect(state().totals.map(({ said }) => said)).toEqual([
      { is: 'read', value: '1250' },
      { is: 'read', value: '1250000' },
      { is: 'unread', because: 'words' },
      { is: 'unread', because: 'worked-out' },
    ]);
  });

  test('are of a period and a reporter, by a form whose figures are read', async () => {
    expect(await read({ period: '2013-H1' })).toBe('period-is-open-to-totals');
    expect(await read({ reporter: 'health' })).toBe('reporter-reports-on-it');
    expect(await read({ form: 'nothing' })).toBe('form-is-for-reading');
    expect(await read({ file: '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a13' })).toBe('export-is-attached');
    expect(await read({ reporter: 'police' })).toBeNull();
    expect(here.stateOf('systemTotals', 'export.879.2013-H2.police')).toMatchObject({ reporter: 'police' });
  });

  test('are refused where the file is none, or says nothing in the cells of the form', async () => {
    sheet = Buffer.from('%PDF-1.7');
    expect(await read()).toBe('export-can-be-read');
    sheet = empty;
    expect(await read()).toBe('export-has-the-cells');
  });

  test('count where somebody decides so, under the name of whoever did, as long as they say the same', async () => {
    expect(await choose('D7', 'system')).toBe('totals-were-read');
    await read();
    expect(await choose('D8', 'system')).toBe('total-stands-there');
    expect(await choose('D7', 'system')).toBeNull();
    const chosen = {
      sheet: SHEET,
      cell: 'D7',
      counts: 'system',
      account: 'account-7',
      agency: 'labour',
      on: '2014-01-20',
    };
    expect(state().chosen).toEqual([chosen]);
    await read();
    expect(state().chosen).toEqual([chosen]);
    sheet = exported({ D7: '13' });
    await read();
    expect([state().chosen, state().totals[0]!.said]).toEqual([[], { is: 'read', value: '13' }]);
  });

  test('are withdrawn, and read again', async () => {
    await read();
    const withdraw = async () => (await here.send(systemTotals, 'withdraw', {}, { id: 'export.879.2013-H2' })).refused;
    expect([await withdraw(), await withdraw(), state().is]).toEqual([null, 'totals-were-read', 'withdrawn']);
    expect([await read(), state().is]).toEqual([null, 'read']);
  });
});
