import { agenciesBySlug, allIndicators } from '@lien-nganh/contracts/reference';
import { command, defineRefusals, reject, streamType } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { templateInput } from './content.ts';
import { events } from './events.ts';
import { contentFault, contentRules } from './rules.ts';
import { evolve, initial, type ReportTemplate } from './state.ts';

const refusals = defineRefusals({
  'template-is-new': { vi: 'Mẫu báo cáo với mã này đã có.', en: 'There is a report template with this code already.' },
  'template-is-in-force': {
    vi: 'Không có mẫu báo cáo này, hoặc mẫu đã hết hiệu lực.',
    en: 'There is no such report template, or it has ended.',
  },
  'agencies-are-known': {
    vi: 'Cơ quan giữ mẫu chưa có trong danh sách cơ quan.',
    en: 'A template is kept by an agency that is known.',
  },
  'versions-follow-each-other': {
    vi: 'Bản sau của mẫu không được áp dụng trước bản trước.',
    en: 'A version does not hold from before the one that it follows.',
  },
  'kind-stays': {
    vi: 'Các bản của một mẫu dùng cho cùng một loại báo cáo.',
    en: 'All versions of a template are for the same kind of report.',
  },
  'validity-runs-forward': {
    vi: 'Ngày kết thúc không được trước ngày bắt đầu.',
    en: 'It ends on or after its first day.',
  },
  'codes-are-unique': {
    vi: 'Mã của mục và của biểu không được trùng nhau.',
    en: 'Sections and tables have codes of their own.',
  },
  'sections-are-numbered': {
    vi: 'Mục được đánh số như “II” hoặc “II.3”, mục con đứng sau mục mẹ.',
    en: 'Sections are numbered, “II” or “II.3”, and what lies below another stands after it.',
  },
  'rows-fit-their-columns': {
    vi: 'Cột của biểu không dùng được cho loại dòng đã chọn.',
    en: 'What a column shows can be told of the rows of its table.',
  },
  'indicators-are-known': {
    vi: 'Mẫu nêu chỉ tiêu chưa có trong danh mục.',
    en: 'A template asks for indicators that are defined.',
  },
  'parts-are-known': {
    vi: 'Chỉ tiêu không có phân tổ mà mẫu nêu.',
    en: 'A template asks for parts by which the indicator is broken down.',
  },
});

const declare = command<ReportTemplate, typeof events, typeof refusals>();

const enter = declare({
  name: 'enter',
  action: 'reporting.reportTemplate.enter',
  title: { vi: 'Nhập mẫu báo cáo', en: 'Enter a report template' },
  creates: true,
  id: ({ template }) => template,
  scope: ({ keeper }) => ({ sensitivity: 'open', owners: [keeper] }),
  input: z.strictObject({ template: slug, keeper: text(200), ...templateInput }),
  onBehalfOf: ({ keeper }) => keeper,
  looksUp: ({ keeper }) => ({ agencies: agenciesBySlug([keeper]), indicators: allIndicators() }),
  refuses: ['template-is-new', 'agencies-are-known', ...contentRules],
  decide: ({ template: _, ...input }, state, { lookUps: { agencies, indicators } }) => {
    if (state.is !== 'none') return reject('template-is-new');
    if (!agencies.has(input.keeper)) return reject('agencies-are-known', { agency: input.keeper });
    return contentFault(input, indicators) ?? [events.TemplateEntered(input, { occurredOn: input.from })];
  },
});

/** Another version from a day on. One from the same day takes the place of the one before; reports made by that keep it. */
const revise = declare({
  name: 'revise',
  action: 'reporting.reportTemplate.revise',
  title: { vi: 'Sửa mẫu báo cáo từ một ngày', en: 'Revise a template from a day on' },
  input: z.strictObject(templateInput),
  looksUp: () => ({ indicators: allIndicators() }),
  refuses: ['template-is-in-force', 'versions-follow-each-other', 'kind-stays', ...contentRules],
  decide: (input, state, { lookUps: { indicators } }) => {
    if (state.is !== 'entered') return reject('template-is-in-force');
    const last = state.versions.at(-1)!;
    if (input.from < last.from) return reject('versions-follow-each-other');
    if (input.kind !== last.kind) return reject('kind-stays');
    return contentFault(input, indicators) ?? [events.TemplateRevised(input, { occurredOn: input.from })];
  },
});

const end = declare({
  name: 'end',
  action: 'reporting.reportTemplate.end',
  title: { vi: 'Ghi ngày hết hiệu lực của mẫu báo cáo', en: 'End a template' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['template-is-in-force', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is !== 'entered') return reject('template-is-in-force');
    if (lastDay < state.versions.at(-1)!.from) return reject('validity-runs-forward');
    return [events.TemplateEnded({ lastDay }, { occurredOn: lastDay })];
  },
});

/** What reports are made of: sections with their figures and prompts, and tables. The id is its code. */
export const reportTemplate = streamType({
  prefix: 'reportTemplate',
  title: { vi: 'Mẫu báo cáo', en: 'Report template' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'reporting.reportTemplate.read',
  scope: (state) => ({ sensitivity: 'open', owners: state.is === 'none' ? [] : [state.keeper] }),
  summary(state, id) {
    if (state.is === 'none') return { title: id, status: 'none' };
    const { names, keeper, versions } = state;
    const last = versions.at(-1)!;
    return {
      title: names.vi,
      status: state.is,
      agency: keeper,
      day: last.from,
      search: [id, names.vi, names.en],
      facets: { kind: last.kind, version: last.version },
    };
  },
  commands: [enter, revise, end],
});
