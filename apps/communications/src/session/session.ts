import type { Day } from '@lien-nganh/kernel';
import { work } from '@lien-nganh/work';
import { z } from 'zod';
import { campaignInput, campaignRules, runsOn } from '../campaign/part-of.ts';
import { placeKnown } from '../integration/reference.ts';
import { audience, form, language, opaqueId, organisation, otherWork, topic } from '../words.ts';

const attendances = z.int().min(0).max(1_000_000);

const members = z.array(
  z.strictObject({ organisation: z.string(), attendances: z.number(), women: z.number().nullable() }),
);

/** People gathered and were told of something: whoever organised it takes part, and it counts once. */
export const session = work({
  service: 'communications',
  prefix: 'session',
  title: { vi: 'Buổi tuyên truyền', en: 'Communication session' },
  content: z.strictObject({
    form: z.string(),
    topic: z.string(),
    integratedInto: z.string().nullable(),
    audience: z.string(),
    languages: z.array(z.string()),
    attendances: z.number(),
    women: z.number().nullable(),
    members,
    campaign: z.string().nullable(),
    area: z.string().nullable(),
  }),
  input: {
    form: form.input,
    topic: topic.input,
    /** "Lồng ghép": the work that it was part of; `null`: it stood alone. */
    integratedInto: otherWork.input.nullable().default(null),
    audience: audience.input.default('general'),
    languages: z.array(language.input).min(1).max(10).default(['vietnamese']),
    attendances,
    /** Of those who attended; `null`: they were not told by sex. */
    women: attendances.nullable().default(null),
    /** Members of organisations among those who attended. */
    members: z
      .array(
        z.strictObject({
          organisation: organisation.input,
          attendances: attendances.min(1),
          women: attendances.nullable(),
        }),
      )
      .max(20)
      .default([]),
    campaign: campaignInput,
    /** Opaque id of the key area or hotspot that it covered. */
    area: opaqueId.nullable().default(null),
  },
  measures: [
    'communications.session',
    'communications.session-language',
    'communications.attendance',
    'communications.member-reached',
    'communications.key-area',
    'communications.commune-reached',
  ],
  says: (told) => `${form.vi(told.form)}, ${topic.vi(told.topic)}, ${told.attendances} lượt người`,
  /** The same hour of the same people, told by another organiser: of one place and day, alike in form and topic. */
  weighed: ({ content: told, unit, on }) => [told.form, told.topic, unit, on].join('.'),
  looksUp: standsBehind,
  rules: {
    'women-are-among-those-who-attended': {
      vi: 'Số nữ không được lớn hơn tổng số người dự.',
      en: 'There are no more women than people who attended.',
      broken: ({ content: told }) => told.women !== null && told.women > told.attendances,
    },
    'members-are-among-those-who-attended': {
      vi: 'Số hội viên, đoàn viên của một tổ chức không được lớn hơn số người dự; số nữ trong đó không lớn hơn số hội viên.',
      en: 'No organisation has more members there than people attended, nor more women than members.',
      broken: ({ content: told }) =>
        told.members.some((one) => one.attendances > told.attendances || (one.women ?? 0) > one.attendances),
    },
    'an-organisation-is-named-once': {
      vi: 'Mỗi tổ chức chỉ ghi một dòng.',
      en: 'Each organisation has one line.',
      broken: ({ content: told }) => isRepeated(told.members.map(({ organisation: of }) => of)),
    },
    'a-language-is-named-once': {
      vi: 'Mỗi ngôn ngữ chỉ ghi một lần.',
      en: 'Each language is named once.',
      broken: ({ content: told }) => isRepeated(told.languages),
    },
    'area-is-known': {
      vi: 'Không có địa bàn trọng điểm hoặc tụ điểm này.',
      en: 'There is no such key area or hotspot.',
      broken: ({ facts: { area } }) => !area,
    },
    ...campaignRules,
  },
});

interface Named {
  readonly campaign: string | null;
  readonly area: string | null;
}

/** The campaign that it was part of, and the area that it covered. */
function standsBehind({ campaign, area }: Named, on: Day) {
  return { ...runsOn({ campaign }, on), area: placeKnown('areas', area) };
}

function isRepeated(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}
