import { reporting } from '@lien-nganh/reporting';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadProvince, loadShared, type ProvinceData, type SharedData } from './load.ts';
import { askedBy } from './reporting.ts';

const { signal } = new AbortController();
let province: ProvinceData;
let shared: SharedData;
beforeAll(async () => {
  [province, shared] = await Promise.all([loadProvince('lai-chau', signal), loadShared(signal)]);
});

/** Indicators of obligations that no template asks for, each with the reason. */
const notAsked: Readonly<Record<string, string>> = {};

const template = (kind: string) => shared.reportTemplates.templates.find((one) => one.kind === kind)!;

describe('the report templates', () => {
  test('are taken by the command that enters them', () => {
    const stream = reporting.streams.find(({ prefix }) => prefix === 'reportTemplate')!;
    const { input } = stream.commands.find(({ name }) => name === 'enter')!;
    for (const one of shared.reportTemplates.templates) {
      expect(input.safeParse({ ...one, keeper: 'dolisa' }).error).toBeUndefined();
    }
  });

  test('have every section of a report of this field, and every annex', () => {
    const ofTheField = [
      ...['I', 'II', ...Array.from({ length: 10 }, (_, index) => `II.${index + 1}`)],
      ...['III', 'III.1', 'III.2', 'III.3', 'III.4', 'IV', 'V'],
    ];
    const annexes = Array.from({ length: 12 }, (_, index) => `A${index + 1}`);
    for (const kind of ['six-monthly', 'yearly']) {
      const { sections, annexes: shown } = template(kind);
      expect(sections.map(({ code }) => code)).toEqual(expect.arrayContaining(ofTheField));
      expect(shown.map(({ code }) => code)).toEqual(expect.arrayContaining(annexes));
    }
  });

  test('tell discipline in the restricted variant alone, and its outcomes once a year', () => {
    const of = (kind: string) => template(kind).sections.find(({ code }) => code === 'II.9')!;
    const asked = (kind: string) => of(kind).figures.map(({ indicator }) => indicator);
    expect([of('six-monthly').restricted, of('yearly').restricted]).toEqual([true, true]);
    expect(asked('six-monthly')).toEqual(['discipline-reports']);
    expect(asked('yearly')).toContain('officials-disciplined');
  });

  test('ask for every figure that an obligation is to be shown by, or say why not', () => {
    const asked = new Set(shared.reportTemplates.templates.flatMap(askedBy).map(({ indicator }) => indicator));
    const rows = province.directives.flatMap(({ obligations }) =>
      obligations.map(({ code, figure, indicators }) => ({
        ...{ code, figure, indicators },
        missing: indicators.filter((one) => !asked.has(one)),
      })),
    );
    process.stdout.write(`${rows.map(printed).join('\n')}\n${summary(rows)}\n`);
    expect(rows).toHaveLength(40);
    expect(rows.filter(({ indicators }) => indicators.length === 0)).toEqual([]);
    expect([...new Set(rows.flatMap(({ missing }) => missing))].sort()).toEqual(Object.keys(notAsked).sort());
  });

  test('ask for nothing that is not in the catalogue, and leave nothing of it out without a word', () => {
    const asked = new Set(shared.reportTemplates.templates.flatMap(askedBy).map(({ indicator }) => indicator));
    const left = shared.indicators.indicators.map(({ code }) => code).filter((code) => !asked.has(code));
    expect(left.sort()).toEqual(Object.keys(notAsked).sort());
  });
});

interface Row {
  readonly code: string;
  readonly figure: string;
  readonly indicators: readonly string[];
  readonly missing: readonly string[];
}

function printed({ code, figure, indicators, missing }: Row): string {
  return `${code} ${indicators.length - missing.length}/${indicators.length} (${figure}): ${indicators.join(', ')}`;
}

function summary(rows: readonly Row[]): string {
  const whole = rows.filter(({ missing }) => missing.length === 0).length;
  const indicators = new Set(rows.flatMap((row) => row.indicators)).size;
  return `${whole} of ${rows.length} obligations: every one of their ${indicators} indicators stands in a template`;
}
