import { command, defineRefusals, isRejected, ownRecord, reject, streamType } from '@lien-nganh/kernel';
import { slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { versionOn, type FormVersion, type OwnForm } from '../own-form/state.ts';
import { idOfPeriod, type ReportingPeriod } from '../reporting-period/state.ts';
import { events, whyCounts } from './events.ts';
import { cellsIn, exportOfForm, type ExportFound } from './export.ts';
import { evolve, initial, isAt, type SystemTotals } from './state.ts';

const refusals = defineRefusals({
  'form-is-for-reading': {
    vi: 'Biểu mẫu này không dùng để đọc số liệu, hoặc chưa khai ô cho ngày cuối kỳ.',
    en: 'The form is one whose figures are read, and has a version that holds on the last day of the period.',
  },
  'period-is-open-to-totals': { vi: 'Không có kỳ báo cáo này.', en: 'There is such a reporting period.' },
  'reporter-reports-on-it': {
    vi: 'Cơ quan này không báo cáo kỳ đó.',
    en: 'The agency is one of those that report on the period.',
  },
  'export-is-attached': {
    vi: 'Tệp xuất ra chưa được đính kèm vào biểu mẫu, hoặc đã bị rút.',
    en: 'The export is attached to the form, and stands.',
  },
  'export-can-be-read': {
    vi: 'Tệp không đọc được: không phải xlsx, hỏng, hoặc quá lớn.',
    en: 'The export is a workbook that can be read whole, and not too large.',
  },
  'export-has-the-cells': {
    vi: 'Trong tệp không có ô đã khai, hoặc không ô nào có số: đây có thể không phải là tệp của biểu này.',
    en: 'The export has the cells of the form, and a number in one of them at least.',
  },
  'totals-were-read': { vi: 'Chưa đọc số liệu nào, hoặc đã rút.', en: 'Totals were read, and not withdrawn.' },
  'total-stands-there': { vi: 'Ô này không có số đã đọc.', en: 'A total was read from that cell.' },
});

const declare = command<SystemTotals, typeof events, typeof refusals>();
const cell = { sheet: text(31), cell: text(10) };
const scope = { sensitivity: 'internal', owners: [] } as const;

function idOf({ form, regime, period, reporter }: z.output<typeof readInput>): string {
  return [form, regime, period, ...(reporter === null ? [] : [reporter])].join('.');
}

const readInput = z.strictObject({
  ...{ form: slug, regime: slug, period: text(40), file: z.uuid() },
  /** For an agency's own report; none: for the one that consolidates those of all. */
  reporter: slug.nullable().default(null),
});

/** Reads an export that is attached to its form. Once more, with the same file or another, it is read anew. */
const readExport = declare({
  name: 'read-export',
  action: 'reporting.systemTotals.read-export',
  title: { vi: 'Đọc số liệu của hệ thống khác', en: 'Read totals of another system' },
  creates: true,
  id: idOf,
  scope: () => scope,
  input: readInput,
  looksUp: ({ form, file, regime, period }) => ({
    form: ownRecord<OwnForm>('ownForm', form),
    found: exportOfForm(form, file),
    open: ownRecord<ReportingPeriod>('reportingPeriod', idOfPeriod(regime, period)),
  }),
  refuses: [
    ...(['period-is-open-to-totals', 'reporter-reports-on-it', 'form-is-for-reading'] as const),
    ...(['export-is-attached', 'export-can-be-read', 'export-has-the-cells'] as const),
  ],
  decide: (input, _, { today, lookUps: { form, found, open } }) => {
    if (open.is !== 'open') return reject('period-is-open-to-totals');
    const { reporter } = input;
    if (reporter !== null && !open.addressees.some(({ agency }) => agency === reporter)) {
      return reject('reporter-reports-on-it', { agency: reporter });
    }
    const version = form.is === 'entered' && form.use === 'read' ? versionOn(form, open.to) : null;
    if (version === null) return reject('form-is-for-reading');
    const read = readFrom(found, version);
    if (isRejected(read)) return read;
    return [events.SystemTotalsRead({ ...input, version: version.version, ...read }, { occurredOn: today })];
  },
});

function readFrom(found: ExportFound, version: FormVersion) {
  if (found.is === 'not-attached') return reject('export-is-attached');
  if (found.is === 'unusable') return reject('export-can-be-read', { because: found.because });
  const totals = cellsIn(version).map((at) => ({ ...at, said: found.totals(at) }));
  if (!totals.some(({ said }) => said.is === 'read')) return reject('export-has-the-cells');
  return { hash: found.hash, totals };
}

/** Which of both counts where they differ: a decision, under the name of whoever takes it. Neither number is changed. */
const choose = declare({
  name: 'choose',
  action: 'reporting.systemTotals.choose',
  title: { vi: 'Quyết định lấy số liệu nào', en: 'Decide which of both counts' },
  input: z.strictObject({ ...cell, counts: z.enum(['platform', 'system']), reason: z.enum(whyCounts) }),
  refuses: ['totals-were-read', 'total-stands-there'],
  decide: (chosen, state, { today }) => {
    if (state.is !== 'read') return reject('totals-were-read');
    const total = state.totals.find((one) => isAt(one, chosen));
    if (total?.said.is !== 'read') return reject('total-stands-there', { sheet: chosen.sheet, cell: chosen.cell });
    return [events.SystemTotalChosen(chosen, { occurredOn: today })];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'reporting.systemTotals.withdraw',
  title: { vi: 'Rút số liệu đã đọc', en: 'Withdraw totals that were read' },
  input: z.strictObject({}),
  refuses: ['totals-were-read'],
  decide: (_, state, { today }) =>
    state.is === 'read' ? [events.SystemTotalsWithdrawn({}, { occurredOn: today })] : reject('totals-were-read'),
});

/** What another system says for a period beside what is recorded here. The id says form, regime, period and reporter. */
export const systemTotals = streamType({
  prefix: 'systemTotals',
  title: { vi: 'Số liệu của hệ thống khác', en: 'Totals of another system' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.systemTotals.read',
  scope: () => scope,
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { form, regime, period, reporter, totals, readOn } = state;
    return {
      ...{ title: `${form} ${period}`, status: state.is, day: readOn, search: [id, form, period] },
      ...(reporter === null ? {} : { agency: reporter }),
      facets: { regime, period, read: totals.filter(({ said }) => said.is === 'read').length },
    };
  },
  commands: [readExport, choose, withdraw],
});
