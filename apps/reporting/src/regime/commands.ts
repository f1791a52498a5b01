import { agenciesBySlug, workDaysKnown } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import { day, slug, text } from '@lien-nganh/vocabulary';
import { reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { reportKind } from '../kinds.ts';
import {
  addresseeInput,
  contentLookUps,
  missingCalendars,
  ownPeriodInput,
  regimeInput,
  unfitTemplates,
} from './content.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { contentFault, contentRules, isInOrder } from './rules.ts';
import { lasts, ofKind, type Regime } from './state.ts';

const declare = command<Regime, typeof events, typeof refusals>();

export const enter = declare({
  name: 'enter',
  action: 'reporting.regime.enter',
  title: { vi: 'Nhập chế độ báo cáo', en: 'Enter a reporting regime' },
  creates: true,
  id: ({ regime }) => regime,
  scope: ({ through }) => ({ sensitivity: 'open', owners: [through] }),
  input: z.strictObject({ regime: slug, ...regimeInput }),
  onBehalfOf: ({ through }) => through,
  looksUp: (input) => contentLookUps(input),
  refuses: ['regime-is-new', ...contentRules],
  decide: ({ regime: _, ...input }, state, { lookUps }) => {
    if (state.is !== 'none') return reject('regime-is-new');
    return contentFault(input, lookUps) ?? [events.RegimeEntered(input, { occurredOn: input.validFrom })];
  },
});

/** All of it as it should have been. Periods that were opened keep who was due until they are opened anew. */
export const correct = declare({
  name: 'correct',
  action: 'reporting.regime.correct',
  title: { vi: 'Sửa chế độ báo cáo', en: 'Correct a reporting regime' },
  input: z.strictObject({ ...regimeInput, reason: reasonInput }),
  looksUp: (input) => contentLookUps(input),
  refuses: ['regime-is-entered', ...contentRules],
  decide: (input, state, { lookUps }) => {
    if (state.is === 'none') return reject('regime-is-entered');
    return contentFault(input, lookUps) ?? [events.RegimeCorrected(input, { occurredOn: input.validFrom })];
  },
});

export const nameAddressee = declare({
  name: 'name-addressee',
  action: 'reporting.regime.name-addressee',
  title: { vi: 'Thêm cơ quan báo cáo', en: 'Name an addressee' },
  input: z.strictObject(addresseeInput),
  looksUp: ({ agency }) => ({ agencies: agenciesBySlug([agency]) }),
  refuses: ['regime-is-entered', 'validity-runs-forward', 'agencies-are-known', 'addressee-is-new'],
  decide: (input, state, { lookUps: { agencies } }) => {
    if (state.is === 'none') return reject('regime-is-entered');
    if (input.to !== null && input.to < input.from) return reject('validity-runs-forward');
    if (!agencies.has(input.agency)) return reject('agencies-are-known', { agency: input.agency });
    const overlaps = state.addressees.some(
      ({ agency, from, to }) =>
        agency === input.agency && (to === null || to >= input.from) && (input.to === null || from <= input.to),
    );
    return overlaps ? reject('addressee-is-new') : [events.AddresseeNamed(input, { occurredOn: input.from })];
  },
});

export const releaseAddressee = declare({
  name: 'release-addressee',
  action: 'reporting.regime.release-addressee',
  title: { vi: 'Thôi diện báo cáo của một cơ quan', en: 'Release an addressee' },
  input: z.strictObject({ agency: text(200), lastDay: day }),
  refuses: ['regime-is-entered', 'addressee-is-named'],
  decide: (input, state) => {
    if (state.is === 'none') return reject('regime-is-entered');
    const named = state.addressees.some((one) => one.agency === input.agency && lasts(one, input.lastDay));
    return named ? [events.AddresseeReleased(input, { occurredOn: input.lastDay })] : reject('addressee-is-named');
  },
});

export const followCalendar = declare({
  name: 'follow-calendar',
  action: 'reporting.regime.follow-calendar',
  title: { vi: 'Áp dụng lịch báo cáo khác từ một ngày', en: 'Follow another calendar from a day on' },
  input: z.strictObject({ calendar: slug, from: day }),
  looksUp: ({ calendar }) => ({ missing: missingCalendars([calendar]) }),
  refuses: ['regime-is-entered', 'calendars-are-entered', 'calendars-follow-each-other'],
  decide: (input, state, { lookUps: { missing } }) => {
    if (state.is === 'none') return reject('regime-is-entered');
    if (missing.length > 0) return reject('calendars-are-entered', { calendars: [...missing] });
    const last = state.calendars.at(-1);
    if (last !== undefined && input.from <= last.from) return reject('calendars-follow-each-other');
    return [events.CalendarFollowed(input, { occurredOn: input.from })];
  },
});

export const followTemplate = declare({
  name: 'follow-template',
  action: 'reporting.regime.follow-template',
  title: { vi: 'Áp dụng mẫu báo cáo từ một ngày', en: 'Follow a template from a day on' },
  input: z.strictObject({ kind: reportKind, template: slug, from: day }),
  looksUp: (one) => ({ unfit: unfitTemplates([one]) }),
  refuses: ['regime-is-entered', 'templates-are-entered', 'templates-follow-each-other'],
  decide: (input, state, { lookUps: { unfit } }) => {
    if (state.is === 'none') return reject('regime-is-entered');
    if (unfit.length > 0) return reject('templates-are-entered', { templates: [...unfit] });
    const last = ofKind(state, input.kind).templates.at(-1);
    if (last !== undefined && input.from <= last.from) return reject('templates-follow-each-other');
    return [events.TemplateFollowed(input, { occurredOn: input.from })];
  },
});

/** A report that is asked for once, or for days that no calendar has. */
export const namePeriod = declare({
  name: 'name-period',
  action: 'reporting.regime.name-period',
  title: { vi: 'Đặt kỳ báo cáo đột xuất', en: 'Name the days of a period of its own' },
  input: z.strictObject(ownPeriodInput),
  looksUp: () => ({ days: workDaysKnown() }),
  refuses: ['regime-is-entered', 'own-days-are-in-order', 'own-periods-are-told-once'],
  decide: (input, state, { lookUps: { days } }) => {
    if (state.is === 'none') return reject('regime-is-entered');
    if (!isInOrder(input, days)) return reject('own-days-are-in-order', { period: input.period });
    if (state.ownPeriods.some(({ period }) => period === input.period)) return reject('own-periods-are-told-once');
    return [events.OwnPeriodNamed(input, { occurredOn: input.from })];
  },
});

export const end = declare({
  name: 'end',
  action: 'reporting.regime.end',
  title: { vi: 'Ghi ngày hết hiệu lực của chế độ báo cáo', en: 'End a reporting regime' },
  input: z.strictObject({ lastDay: day }),
  refuses: ['regime-is-entered', 'validity-runs-forward'],
  decide: ({ lastDay }, state) => {
    if (state.is === 'none') return reject('regime-is-entered');
    if (lastDay < state.validFrom) return reject('validity-runs-forward');
    return [events.RegimeEnded({ lastDay }, { occurredOn: lastDay })];
  },
});
