import { beforeEach, describe, expect, test } from '@jest/globals';
import { halfYear, reportingProvince } from '../examples.ts';
import { reportTemplate } from './report-template.ts';
import { slotsOn, type ReportTemplate } from './state.ts';

let here: Awaited<ReturnType<typeof reportingProvince>>;
beforeEach(async () => {
  here = await reportingProvince();
});
const send = async (name: string, input: object, id = 'half-year') =>
  (await here.send(reportTemplate, name, input, { id })).refused;
const { template: _template, keeper: _keeper, ...content } = halfYear;
const names = { vi: 'Tên', en: 'Name' };
const section = (code: string, figures: object[] = []) => ({ code, heading: names, figures });
const annex = (more: object) => ({ ...content.annexes[0]!, ...more });
const column = (shows: object) => ({ columns: [{ heading: names, shows }] });

describe('a report template', () => {
  test('is entered once, revised from a day on, and ended', async () => {
    expect(await send('enter', halfYear)).toBe('template-is-new');
    expect(await send('enter', { ...halfYear, template: 'other', keeper: 'nobody' })).toBe('agencies-are-known');
    expect(await send('revise', content, 'other')).toBe('template-is-in-force');
    expect(await send('revise', { ...content, from: '2013-07-15' })).toBe('versions-follow-each-other');
    expect(await send('revise', { ...content, kind: 'yearly' })).toBe('kind-stays');
    const later = { ...content, from: '2014-01-01', sections: [{ ...section('I'), prompt: names }] };
    expect(await send('revise', later)).toBeNull();
    const state = here.stateOf('reportTemplate', 'half-year') as ReportTemplate;
    expect(['2013-07-15', '2013-12-31', '2014-01-01'].map((on) => slotsOn(state, on))).toEqual([[], ['II.1'], ['I']]);
    expect(await send('end', { lastDay: '2013-12-31' })).toBe('validity-runs-forward');
    expect(await send('end', { lastDay: '2025-12-31' })).toBeNull();
    expect(await send('end', { lastDay: '2025-12-31' })).toBe('template-is-in-force');
    expect(slotsOn(here.stateOf('reportTemplate', 'half-year') as ReportTemplate, '2026-01-01')).toEqual([]);
  });

  test.each([
    ['codes-are-unique', { sections: [section('I'), section('I')] }],
    ['sections-are-numbered', { sections: [section('II.1')] }],
    ['sections-are-numbered', { sections: [section('A')] }],
    ['rows-fit-their-columns', { annexes: [annex(column({ is: 'own-figure', column: 'period' }))] }],
    ['rows-fit-their-columns', { annexes: [annex(column({ is: 'told', what: 'received-on' }))] }],
    ['rows-fit-their-columns', { annexes: [annex({ rows: 'parts' })] }],
    ['rows-fit-their-columns', { annexes: [annex({ indicators: ['inspections-done'] })] }],
    ['indicators-are-known', { sections: [section('I', [{ indicator: 'unheard-of' }])] }],
    ['indicators-are-known', { annexes: [annex(column({ is: 'figure', indicator: 'unheard-of' }))] }],
    ['parts-are-known', { annexes: [annex({ rows: 'parts', by: 'offence' })] }],
    [
      'parts-are-known',
      { sections: [section('I', [{ indicator: 'inspections-done', part: { dimension: 'sex', value: 'female' } }])] },
    ],
  ])('%s refuses', async (rule, wrong) => {
    expect(await send('revise', { ...content, ...wrong })).toBe(rule);
  });

  test('shows parts, shares of units and what records say in the rows that have them', async () => {
    const mode = { dimension: 'mode', value: 'surprise' };
    const annexes = [
      annex({ code: 'A1', rows: 'parts', by: 'mode' }),
      annex({ code: 'A7', ...column({ is: 'share-of-units', indicator: 'inspections-done', level: 'commune' }) }),
      annex({ code: 'A11', rows: 'addressees', ...column({ is: 'told', what: 'timeliness' }) }),
      annex({ code: 'A12', rows: 'indicators', ...column({ is: 'own-figure', column: 'percent-of-plan' }) }),
    ];
    const sections = [section('I', [{ indicator: 'inspections-done', part: mode }])];
    expect(await send('revise', { ...content, sections, annexes })).toBeNull();
  });
});
