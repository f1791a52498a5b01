import type { NewEvent } from '@lien-nganh/kernel';
import { z } from 'zod';
import { work, type WorkType } from './work.ts';

/** Two kinds of work as a sector would declare them, and what is known on the days of the specs. */

const said = { form: z.enum(['talk', 'contest']), attendances: z.int().min(0) };

/** It happens on its day. */
export const session: WorkType = work({
  service: 'sample',
  prefix: 'session',
  title: { vi: 'Buổi tuyên truyền', en: 'Communication session' },
  content: z.strictObject(said),
  input: said,
  levels: ['commune'],
  measures: ['sample.session'],
  says: ({ form }) => form,
  rules: {
    'a-contest-is-attended': {
      vi: 'Hội thi phải có người dự.',
      en: 'A contest is attended by somebody.',
      broken: ({ content: { form, attendances } }) => form === 'contest' && attendances === 0,
    },
  },
});

const kind = { kind: z.enum(['public-place', 'establishment']) };

/** It begins and ends. */
export const hotspot: WorkType = work({
  service: 'sample',
  prefix: 'hotspot',
  title: { vi: 'Tụ điểm', en: 'Hotspot' },
  content: z.strictObject(kind),
  input: kind,
  lasts: true,
  restricted: true,
  measures: ['sample.hotspot'],
  only: ({ content, unit, lead }) => `${lead}.${unit}.${String(content.kind)}`,
  says: (content) => content.kind,
});

export const command = (type: WorkType, name: string) => type.commands.find((one) => one.name === name)!;

const commune = {
  unit: '03145@2004-08-31',
  code: '03145',
  parentCode: '106',
  type: 'xã',
  validFrom: '2004-08-31',
  validTo: null,
};
const agency = { level: 'province', unitCode: '12', validFrom: '2004-01-01', validTo: null };

/** What the look-ups of a command find. */
export const known = {
  unit: commune,
  agencies: new Map(['culture', 'front', 'police'].map((slug) => [slug, { ...agency, agency: slug }])),
  facts: {},
  proposed: ['879/O19'],
  known: new Map([['879/O27', {}]]),
};

export const asked = { on: '2013-07-10', unit: '03145@2004-08-31', lead: 'culture', form: 'talk', attendances: 40 };

const events = session.workEvents;

/** A talk that culture held with the Front; police denied nothing yet. */
export const aTalk: readonly NewEvent[] = [
  events.WorkRecorded(
    {
      ...{ on: '2013-07-10', unit: '03145@2004-08-31', lead: 'culture', participants: ['front'] },
      ...{ note: null, paper: null, content: { form: 'talk', attendances: 40 } },
    },
    { occurredOn: '2013-07-10', obligations: ['879/O19'] },
  ),
];

export const aHotspot: readonly NewEvent[] = [
  hotspot.workEvents.WorkRecorded(
    {
      ...{ on: '2013-07-01', unit: '03145@2004-08-31', lead: 'police', participants: [] },
      ...{ note: null, paper: null, content: { kind: 'public-place' } },
    },
    { occurredOn: '2013-07-01' },
  ),
];
