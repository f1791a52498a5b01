import { command, reject } from '@lien-nganh/kernel';
import { z } from 'zod';
import { definitionInput, hasForeignMeasure, hasMisplacedSubject } from './definition.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { latestVersion, type Indicator } from './state.ts';

/** Another version from a day on. What happened before that day is counted as before. */
export const revise = command<Indicator, typeof events, typeof refusals>()({
  name: 'revise',
  action: 'agencies.indicator.revise',
  title: { vi: 'Sửa định nghĩa từ một ngày', en: 'Revise from a day' },
  input: z.strictObject(definitionInput),
  refuses: [
    'indicator-is-defined',
    'kind-never-changes',
    'only-distinct-counts-have-a-subject',
    'measure-is-of-its-service',
    'revision-goes-forward',
  ],
  decide(definition, state) {
    if (state.is !== 'defined') return reject('indicator-is-defined');
    const latest = latestVersion(state);
    if (definition.kind !== latest.kind || definition.unitOfCount !== latest.unitOfCount)
      return reject('kind-never-changes');
    if (hasMisplacedSubject(definition)) return reject('only-distinct-counts-have-a-subject');
    if (hasForeignMeasure(definition)) return reject('measure-is-of-its-service');
    if (definition.validFrom <= latest.validFrom) return reject('revision-goes-forward');
    return [events.IndicatorRevised(definition, { occurredOn: definition.validFrom })];
  },
});
