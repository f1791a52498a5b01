import { command, reject } from '@lien-nganh/kernel';
import { slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { definitionInput, hasForeignMeasure, hasMisplacedSubject } from './definition.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import type { Indicator } from './state.ts';

export const define = command<Indicator, typeof events, typeof refusals>()({
  name: 'define',
  action: 'agencies.indicator.define',
  title: { vi: 'Định nghĩa chỉ tiêu', en: 'Define an indicator' },
  creates: true,
  input: z.strictObject({ code: slug, ...definitionInput }),
  id: ({ code }) => code,
  scope: () => ({ sensitivity: 'open', owners: [] }),
  refuses: ['indicator-is-new', 'only-distinct-counts-have-a-subject', 'measure-is-of-its-service'],
  decide({ code: _code, ...definition }, state) {
    if (state.is !== 'none') return reject('indicator-is-new');
    if (hasMisplacedSubject(definition)) return reject('only-distinct-counts-have-a-subject');
    if (hasForeignMeasure(definition)) return reject('measure-is-of-its-service');
    return [events.IndicatorDefined(definition, { occurredOn: definition.validFrom })];
  },
});
