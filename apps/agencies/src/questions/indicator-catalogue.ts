import { indicator as contract } from '@lien-nganh/contracts/agencies';
import { onAny, question, table, type Day } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { events } from '../indicator/events.ts';
import type { Indicator, Version } from '../indicator/state.ts';

const tables = { indicators: table({ code: 'text', record: 'json', scope: 'scope' }, { key: ['code'] }) };

/** The definitions that hold on a day, each in the version of that day. */
export const indicatorCatalogue = question({
  name: 'indicator-catalogue',
  version: 1,
  action: 'agencies.indicator-catalogue',
  title: { vi: 'Danh mục chỉ tiêu vào một ngày', en: 'Indicators on a day' },
  tables,
  handlers: [
    onAny<typeof tables>()(events, async ({ indicators }, _event, { state, id, scope }) => {
      await indicators.put({ code: id, record: state, scope });
    }),
  ],
  input: z.strictObject({
    on: day,
    service: slug.optional(),
    /** `<directive>/<code>`: indicators that show how it is carried out. */
    obligation: z.string().max(200).optional(),
  }),
  output: z.strictObject({
    on: day,
    indicators: z.array(
      contract.schema.extend({
        /** Whether it names a measure. Where it does not, there is no figure yet: that is no zero. */
        measured: z.boolean(),
      }),
    ),
  }),
  async ask({ indicators }, { on, service, obligation }, { maySee }) {
    const found = [];
    for await (const { code, record, scope } of indicators.select({ order: ['code'] })) {
      const version = versionOn(record as Indicator, on);
      if (!version || !maySee(scope)) continue;
      const fits =
        (service === undefined || version.service === service) &&
        (obligation === undefined || version.obligations.includes(obligation));
      if (fits) found.push({ code, ...version, measured: version.measure !== null });
    }
    return { on, indicators: found };
  },
});

/** The version of a day, with the first day of the next one or of the indicator's end as its own end. */
function versionOn(state: Indicator, on: Day): (Version & { readonly validTo: Day | null }) | null {
  if (state.is === 'none') return null;
  const ended = state.is === 'ended' ? state.endedOn : null;
  const dated = state.versions.map((version, index) => ({
    ...version,
    validTo: state.versions[index + 1]?.validFrom ?? ended,
  }));
  return dated.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo)) ?? null;
}
