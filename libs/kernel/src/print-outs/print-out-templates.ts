import { z } from 'zod';
import { command } from '../command.ts';
import type { Day } from '../envelope.ts';
import { defineEvents, v } from '../events.ts';
import { layoutFault, layoutRefusals, layoutRules } from './layout-fault.ts';
import { lookUp } from '../look-up.ts';
import type { PrintOut } from './print-out.ts';
import { printOutTemplate, type PrintOutTemplate } from './print-out-template.ts';
import { defineRefusals, reject } from '../refusals.ts';
import type { Service } from '../service.ts';
import { streamType, type Evolve, type StreamType } from '../stream-type.ts';

export const templateEvents = defineEvents('printOutTemplate', {
  TemplateEntered: v(1, z.strictObject({ printOut: z.string(), template: printOutTemplate })),
  TemplateEnded: v(1, z.strictObject({ from: z.iso.date(), lastDay: z.iso.date() })),
});

/** A layout that a province entered. */
interface OwnTemplate {
  readonly template: PrintOutTemplate;
  /** Last day on which it is used; `null`: until the next begins. */
  readonly lastDay: Day | null;
}

/** A province's own layouts of one print-out, by their first days. */
export type OwnTemplates =
  | { readonly is: 'none' }
  | { readonly is: 'entered'; readonly printOut: string; readonly templates: readonly OwnTemplate[] };

export const noTemplates: OwnTemplates = { is: 'none' };

const evolve: Evolve<OwnTemplates, typeof templateEvents> = {
  TemplateEntered: (state, { data: { printOut, template } }) => ({
    ...{ is: 'entered', printOut },
    templates: [
      ...(state.is === 'none' ? [] : state.templates.filter((one) => one.template.validFrom !== template.validFrom)),
      { template, lastDay: null },
    ].sort((a, b) => (a.template.validFrom < b.template.validFrom ? -1 : 1)),
  }),
  TemplateEnded: (state, { data: { from, lastDay } }) =>
    state.is === 'none'
      ? state
      : {
          ...state,
          templates: state.templates.map((one) => (one.template.validFrom === from ? { ...one, lastDay } : one)),
        },
};

const refusals = defineRefusals({
  'print-out-is-known': {
    vi: 'Không có văn bản in với tên này.',
    en: 'There is no print-out of that name.',
  },
  'template-changes': { vi: 'Mẫu từ ngày này đã đúng như vậy.', en: 'The template from that day is this one already.' },
  'template-is-there': {
    vi: 'Không có mẫu của tỉnh từ ngày này.',
    en: 'The province has no template from that day.',
  },
  'validity-runs-forward': {
    vi: 'Ngày cuối không được trước ngày đầu.',
    en: 'It ends on or after its first day.',
  },
  ...layoutRefusals,
});

/** `inspection.minutes`: the record's prefix and the print-out's name. */
export function printOutId({ of, name }: Pick<PrintOut, 'of' | 'name'>): string {
  return `${of.prefix}.${name}`;
}

/**
 * The layout that holds on a day: the province's last one that has begun, unless it has ended; else the shipped one. `null`
 * before any.
 */
export function templateOn(
  { templates }: Pick<PrintOut, 'templates'>,
  own: OwnTemplates,
  on: Day,
): HeldTemplate | null {
  const begun = own.is === 'none' ? [] : own.templates.filter(({ template }) => template.validFrom <= on);
  const last = begun.at(-1);
  if (last && (last.lastDay === null || on <= last.lastDay)) return { by: 'province', template: last.template };
  const shipped = [...templates].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const template = shipped.findLast(({ validFrom }) => validFrom <= on);
  return template === undefined ? null : { by: 'shipped', template };
}

export interface HeldTemplate {
  readonly by: 'province' | 'shipped';
  readonly template: PrintOutTemplate;
}

/**
 * The stream type of a service's own layouts, one stream for each of its print-outs. Whoever may keep definitions enters them;
 * everybody who works with records may read them.
 */
export function templatesOf({ name, printOuts }: Pick<Service, 'name' | 'printOuts'>): StreamType {
  return streamType<OwnTemplates, typeof templateEvents>({
    prefix: 'printOutTemplate',
    title: { vi: 'Mẫu văn bản in', en: 'Template of a print-out' },
    events: templateEvents,
    initial: noTemplates,
    evolve,
    refusals,
    reads: `${name}.printOutTemplate.read`,
    scope: () => ({ sensitivity: 'open', owners: [] }),
    summary: (state, id) => ({ title: id, status: state.is }),
    commands: [entering(name, printOuts), ending(name)],
  });
}

const declare = command<OwnTemplates, typeof templateEvents, typeof refusals>();

/** A layout from a day on; one from the same day takes its place. */
function entering(service: string, printOuts: readonly PrintOut[]) {
  return declare({
    name: 'enter',
    action: `${service}.printOutTemplate.enter`,
    title: { vi: 'Nhập mẫu văn bản in từ một ngày', en: 'Enter a template of a print-out from a day on' },
    creates: true,
    id: ({ printOut }) => printOut,
    scope: () => ({ sensitivity: 'open', owners: [] }),
    input: z.strictObject({ printOut: z.string().max(120), template: printOutTemplate }),
    refuses: ['print-out-is-known', ...layoutRules, 'template-changes'],
    looksUp: ({ printOut }) => ({
      declared: lookUp([], () => Promise.resolve(printOuts.find((one) => printOutId(one) === printOut) ?? null)),
    }),
    decide: ({ printOut, template }, state, { lookUps: { declared } }) => {
      if (declared === null) return reject('print-out-is-known');
      const fault = layoutFault(declared, template);
      if (fault) return fault;
      const known = state.is === 'none' ? [] : state.templates;
      const same = known.find((one) => one.template.validFrom === template.validFrom && one.lastDay === null);
      if (same && JSON.stringify(same.template) === JSON.stringify(template)) return reject('template-changes');
      return [templateEvents.TemplateEntered({ printOut, template }, { occurredOn: template.validFrom })];
    },
  });
}

/** From the day after, the shipped layout is used again, until another begins. */
function ending(service: string) {
  return declare({
    name: 'end',
    action: `${service}.printOutTemplate.end`,
    title: { vi: 'Ghi ngày hết hiệu lực của mẫu văn bản in', en: 'End a template of a print-out' },
    input: z.strictObject({ from: z.iso.date(), lastDay: z.iso.date() }),
    refuses: ['template-is-there', 'validity-runs-forward', 'template-changes'],
    decide: ({ from, lastDay }, state) => {
      const found = state.is === 'none' ? undefined : state.templates.find((one) => one.template.validFrom === from);
      if (!found) return reject('template-is-there');
      if (lastDay < from) return reject('validity-runs-forward');
      if (found.lastDay === lastDay) return reject('template-changes');
      return [templateEvents.TemplateEnded({ from, lastDay }, { occurredOn: lastDay })];
    },
  });
}
