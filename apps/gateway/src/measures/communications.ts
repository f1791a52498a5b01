import * as contracts from '@lien-nganh/contracts/communications';
import type { WorkData } from '@lien-nganh/contracts/work';
import type { Contract, ContractData, ContractEvent } from '@lien-nganh/kernel';
import { happens, source, stands } from './entry.ts';
import type { Measured, StateOf } from './measured.ts';
import { measureWork, type Counted } from './work.ts';

type ContentOf<C extends Contract> =
  ContractData<C> extends { readonly stretches: readonly { content: infer T }[] } ? T : never;
type State<C extends Contract> = StateOf<ContractEvent<C>>;
type Counts<C extends Contract> = (content: ContentOf<C>, data: WorkData<ContentOf<C>>) => readonly Counted[];

function measuring<C extends Contract>(counts: Counts<C>, options: { readonly lasts?: boolean } = {}) {
  return ({ data }: State<C>): readonly Measured[] => measureWork(data as WorkData<ContentOf<C>>, counts, options);
}

/** Codes of communes have five digits: what was done for a wider unit reaches no commune by name. */
function communeReached(form: string, { unit }: { readonly unit: string }): readonly Counted[] {
  const dimensions = { 'communication-form': form };
  return /^\d{5}@/.test(unit) ? [{ measure: 'communications.commune-reached', dimensions }] : [];
}

export const measureCampaign = measuring<typeof contracts.campaign>(
  ({ subject, budgetLine }) => [
    {
      measure: 'communications.campaign',
      dimensions: { 'communication-topic': subject, funded: budgetLine === null ? 'no' : 'yes' },
    },
  ],
  { lasts: true },
);

/** A session counts once, whoever organised it; of those who attended, members are told by organisation too. */
export const measureSession = measuring<typeof contracts.session>((content, data) => {
  const { form, topic, integratedInto, audience, languages, attendances, women, members, area } = content;
  const dimensions = {
    'communication-form': form,
    'communication-topic': topic,
    integration: integratedInto === null ? 'stand-alone' : 'integrated',
    audience,
    // a session in two languages is one: it stands under both together, and in each only where languages are counted
    language: [...languages].sort().join('+'),
  };
  return [
    { measure: 'communications.session', dimensions },
    ...languages.map((language) => ({
      measure: 'communications.session-language',
      item: language,
      dimensions: { ...dimensions, language },
    })),
    ...bySex('communications.attendance', '', { attendances, women, dimensions }),
    ...members.flatMap((one) =>
      bySex('communications.member-reached', `${one.organisation}/`, {
        ...one,
        dimensions: { ...dimensions, organisation: one.organisation },
      }),
    ),
    ...(area === null ? [] : [{ measure: 'communications.key-area', subjects: { area }, dimensions }]),
    ...communeReached(form, data),
  ];
});

interface Attending {
  readonly attendances: number;
  readonly women: number | null;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Where it was told, by sex; the parts make the whole either way. */
function bySex(measure: string, item: string, { attendances, women, dimensions }: Attending): readonly Counted[] {
  const parts: readonly (readonly [string, number])[] =
    women === null
      ? [['not-told', attendances]]
      : [
          ['female', women],
          ['male', attendances - women],
        ];
  return parts
    .filter(([, value]) => value > 0)
    .map(([sex, value]) => ({
      ...{ measure, item: `${item}${sex}`, value: BigInt(value) },
      dimensions: { ...dimensions, sex },
    }));
}

export const measurePressItem = measuring<typeof contracts.pressItem>(({ genre, medium, language, items }) => [
  { measure: 'communications.press-item', value: BigInt(items), dimensions: { genre, medium, language } },
]);

export const measureBroadcast = measuring<typeof contracts.broadcast>(({ times, minutes, language }, data) => {
  const dimensions = { language, minutes: lengthOf(minutes), entry: 'single' };
  const spoken = minutes === null ? [] : [BigInt(times) * BigInt(minutes)];
  return [
    { measure: 'communications.broadcast', value: BigInt(times), dimensions },
    ...spoken.map((value) => ({ measure: 'communications.broadcast-minutes', value, dimensions })),
    ...communeReached('broadcast', data),
  ];
});

/** Length of one broadcast. */
function lengthOf(minutes: number | null): string {
  if (minutes === null) return 'not-told';
  if (minutes <= 5) return 'up-to-5';
  return minutes <= 15 ? '6-to-15' : 'over-15';
}

export const measurePanel = measuring<typeof contracts.panel>(({ kind, number }, data) => [
  { measure: 'communications.panel', value: BigInt(number), dimensions: { 'panel-kind': kind, entry: 'single' } },
  ...communeReached('panel', data),
]);

export const measurePrintedMaterial = measuring<typeof contracts.printedMaterial>(
  ({ kind, language, copies }, data) => [
    {
      measure: 'communications.printed-material',
      value: BigInt(copies),
      dimensions: { 'material-kind': kind, language, entry: 'single' },
    },
    ...communeReached('printed', data),
  ],
);

export const measureHouseholdCommitment = measuring<typeof contracts.householdCommitment>(
  ({ organisation, households }) => [
    {
      measure: 'communications.household-committed',
      value: BigInt(households),
      dimensions: { organisation, entry: 'single' },
    },
  ],
  { lasts: true },
);

export const measureEstablishmentCommitment = measuring<typeof contracts.establishmentCommitment>(
  ({ establishment, kind }) => [
    {
      measure: 'communications.establishment-committed',
      subjects: { establishment },
      dimensions: { 'kind-of-establishment': kind },
    },
  ],
  { lasts: true },
);

/** It holds for its year, whenever it was decided: from its first day to its last. */
export function measureRecognition({ data }: State<typeof contracts.recognition>): readonly Measured[] {
  const { year, title, kind, number } = data.stretches.at(-1)!.content;
  const [first, firstWithout] = [`${year}-01-01`, `${year + 1}-01-01`];
  const ofItsYear = {
    ...data,
    occurredOn: first,
    endedOn: firstWithout,
    stretches: data.stretches.slice(-1).map(({ content }) => ({ from: first, content })),
  };
  const counts = (): readonly Counted[] => [
    {
      measure: `communications.${title}`,
      value: BigInt(number),
      dimensions: { year: String(year), ...(kind === null ? {} : { 'agency-kind': kind }) },
    },
  ];
  return measureWork(ofItsYear, counts, { lasts: true });
}

type Tally = ContentOf<typeof contracts.tally>;

/** As long as nobody has decided whether it or single records count, a tally does not: the figure says that this is open. */
export const measureTally = measuring<typeof contracts.tally>((content, data) =>
  data.openPairs > 0 ? [] : (tallied[content.kind]?.(content, data) ?? []),
);

const tallied: Readonly<Record<string, (content: Tally, data: { readonly unit: string }) => readonly Counted[]>> = {
  broadcast: ({ amount }, data) => [
    amountOf('communications.broadcast', amount, { language: 'not-told', minutes: 'not-told' }),
    ...communeReached('broadcast', data),
  ],
  panel: ({ amount }, data) => [
    amountOf('communications.panel', amount, { 'panel-kind': 'not-told' }),
    ...communeReached('panel', data),
  ],
  printed: ({ amount }, data) => [
    amountOf('communications.printed-material', amount, { 'material-kind': 'not-told', language: 'not-told' }),
    ...communeReached('printed', data),
  ],
  commitment: ({ amount }) => [amountOf('communications.household-committed', amount, { organisation: 'not-told' })],
  referral: ({ amount }) => [amountOf('communications.referral', amount, {})],
};

function amountOf(measure: string, amount: number, dimensions: Readonly<Record<string, string>>): Counted {
  return { measure, value: BigInt(amount), dimensions: { ...dimensions, entry: 'tally' } };
}

/** Of every kind of work it is known whether several took part. */
const joint = 'joint';
const gathered = [joint, 'communication-form', 'communication-topic', 'integration', 'audience', 'language'] as const;
const recognised = { ...stands, dimensions: [joint, 'year'] } as const;

export const communicationsMeasures = {
  'communications.campaign': { ...stands, dimensions: [joint, 'communication-topic', 'funded'] },
  'communications.session': { ...happens, dimensions: gathered },
  'communications.session-language': { ...happens, dimensions: gathered },
  'communications.attendance': { ...happens, dimensions: [...gathered, 'sex'] },
  'communications.member-reached': { ...happens, dimensions: [...gathered, 'organisation', 'sex'] },
  'communications.key-area': { ...happens, dimensions: gathered, subjects: ['area'] },
  'communications.commune-reached': { ...happens, dimensions: [joint, 'communication-form'], subjects: ['commune'] },
  'communications.press-item': { ...happens, dimensions: [joint, 'genre', 'medium', 'language'] },
  'communications.broadcast': { ...happens, dimensions: [joint, 'language', 'minutes', 'entry'] },
  'communications.broadcast-minutes': { ...happens, dimensions: [joint, 'language', 'minutes', 'entry'] },
  'communications.panel': { ...happens, dimensions: [joint, 'panel-kind', 'entry'] },
  'communications.printed-material': { ...happens, dimensions: [joint, 'material-kind', 'language', 'entry'] },
  'communications.referral': { ...happens, dimensions: [joint, 'entry'] },
  'communications.household-committed': { ...stands, dimensions: [joint, 'organisation', 'entry'] },
  'communications.establishment-committed': {
    ...stands,
    dimensions: [joint, 'kind-of-establishment'],
    subjects: ['establishment'],
  },
  'communications.cultural-family': recognised,
  'communications.cultural-residential-area': recognised,
  'communications.cultural-agency-or-unit': { ...stands, dimensions: [joint, 'year', 'agency-kind'] },
} as const;

export const communicationsSources = [
  source(contracts.campaign, measureCampaign),
  source(contracts.session, measureSession),
  source(contracts.pressItem, measurePressItem),
  source(contracts.broadcast, measureBroadcast),
  source(contracts.panel, measurePanel),
  source(contracts.printedMaterial, measurePrintedMaterial),
  source(contracts.householdCommitment, measureHouseholdCommitment),
  source(contracts.establishmentCommitment, measureEstablishmentCommitment),
  source(contracts.recognition, measureRecognition),
  source(contracts.tally, measureTally),
] as const;
