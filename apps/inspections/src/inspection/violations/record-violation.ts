import { agencyOn } from '@lien-nganh/contracts/reference';
import { command, reject, type Day } from '@lien-nganh/kernel';
import { day, slug } from '@lien-nganh/vocabulary';
import { z } from 'zod';
import { namesCondomsOrNeedles } from '../../wording.ts';
import { events } from '../events.ts';
import { agenciesOf, isDisclosed, type Inspection } from '../lifecycle.ts';
import { name, paperNumber } from '../preparing.ts';
import type { refusals } from '../refusals.ts';

/** Of Health's violations it is known that there was one, not what was found. */
const healthCondition = 'health-condition';

/** An administrative violation record. Whom it concerns is never entered. */
export const recordViolation = command<Inspection, typeof events, typeof refusals>()({
  name: 'record-violation',
  action: 'inspections.record-violation',
  title: { vi: 'Ghi biên bản vi phạm hành chính', en: 'Record an administrative violation' },
  input: z.strictObject({ number: paperNumber, kind: slug, field: slug, agency: name, recordedOn: day }),
  looksUp: ({ agency, recordedOn }) => ({ agency: agencyOn(agency, recordedOn) }),
  onBehalfOf: ({ agency }) => agency,
  refuses: [
    'inspection-is-disclosed',
    'happened-by-today',
    'follows-what-it-rests-on',
    'agency-exists-on-that-day',
    'part-is-of-a-participant',
    'health-says-only-met-or-not',
    'condoms-and-needles-are-no-evidence',
  ],
  decide: (input, state, { today, commandId, lookUps: { agency } }) => {
    if (!isDisclosed(state)) return reject('inspection-is-disclosed');
    const early = dayFault(input.recordedOn, { today, visited: state.result.on });
    if (early) return early;
    if (agency === null) return reject('agency-exists-on-that-day');
    if (!agenciesOf(state.visit).includes(input.agency)) return reject('part-is-of-a-participant');
    if (agency.sector === 'health' && input.kind !== healthCondition) return reject('health-says-only-met-or-not');
    if (namesCondomsOrNeedles(spelt([input.kind, input.field]))) return reject('condoms-and-needles-are-no-evidence');
    return [events.ViolationRecorded({ ...input, violation: commandId }, { occurredOn: input.recordedOn })];
  },
});

function dayFault(recordedOn: Day, { today, visited }: { readonly today: Day; readonly visited: Day }) {
  if (recordedOn > today) return reject('happened-by-today');
  return recordedOn < visited ? reject('follows-what-it-rests-on', { day: visited }) : null;
}

function spelt(slugs: readonly string[]): readonly string[] {
  return slugs.map((words) => words.replaceAll('-', ' '));
}
