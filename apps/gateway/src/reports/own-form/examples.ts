import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OwnFormRecord } from '@lien-nganh/contracts/own-form';
import type { Published } from '../../graphql/records/examples.ts';

/** A form as LibreOffice made it: merged heads, sums, percentages, a day, a name with blanks and an apostrophe. */
export const sample = new Uint8Array(readFileSync(new URL('./samples/bieu-01.xlsx', import.meta.url)));
export const SHEET = "Biểu 01 - d'Ủy ban & Sở";
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const FILE = '0b4f4f0e-3f0f-4a54-9d2b-6f2f4f0c9a11';

type Places = OwnFormRecord['versions'][number]['places'];
type Content = Places[number]['content'];
export const at = (cell: string, content: Content): Places[number] => ({
  place: { is: 'cell', sheet: SHEET, cell },
  content,
});
export const figure = (indicator: string, more: object = {}): Content => ({
  ...{ is: 'figure', indicator, part: null, unit: null, whose: { is: 'reporter' }, quarter: null, column: 'period' },
  ...more,
});
export const text = (what: Extract<Content, { is: 'text' }>['what']): Content => ({ is: 'text', what });
export const surprise = { dimension: 'mode', value: 'planned' };

export function formOf(form: string, places: Places, more: Partial<OwnFormRecord> = {}): Published {
  const sha = createHash('sha256').update(sample).digest('hex');
  const data: OwnFormRecord = {
    ...{ form, keeper: 'dolisa', names: { vi: 'Biểu số 01', en: 'Form 01' }, use: 'fill', audience: 'internal' },
    versions: [{ version: 1, from: '2013-07-01', file: FILE, hash: sha, format: 'xlsx', places }],
    ...{ endedOn: null, ...more },
  };
  return { type: 'reporting.own-form', subject: `ownForm-${form}`, data };
}
