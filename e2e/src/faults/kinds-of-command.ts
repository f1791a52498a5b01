import type { FigureAsked } from '../figures.ts';
import type { Json } from '../person.ts';
import { DOAN_KET, establishment, today, visit } from '../story.ts';

/** Where the registration of a place leaves its key in what it records, `7.0.12/GP`; what visits record is sealed. */
export const MARK = { type: 'establishment.EstablishmentRegistered', ending: 'GP' } as const;

/** One command of a kind: of which there is none with the same number, and whose key no other has. */
export interface Numbered {
  readonly key: string;
  readonly number: number;
}

/** What is written all the time: at least one kind for each service. */
export interface KindOfCommand {
  /** The account that sends it. */
  readonly by: string;
  /** The kind that must have been acknowledged with the same number before. */
  readonly after?: keyof typeof kinds;
  /** So many can be sent. */
  readonly most?: number;
  command(one: Numbered): readonly [path: string, body: Json];
  /** Rules that refuse it until what came before has arrived where they look. */
  readonly untilKnown?: readonly string[];
  /** The type of event of which there is one for each command that is recorded, and the figure that counts them. */
  readonly counted?: { readonly event: string; readonly figure: () => FigureAsked };
  /** A figure that says just this once it is acknowledged. */
  readonly told?: (one: Numbered) => { readonly asked: FigureAsked; readonly value: string };
}

const PROVINCE = '12@0000-00-00';
const DISTRICT = '111@2008-11-14';
/** Day on which somebody was out in a district, when there were districts. */
const THEN = '2013-08-01';
const REGIME = '879-ubnd-vx';
const COMMUNES = '40';
/** When reports were taken in: the standing agency of the sample ended soon afterwards. */
const TAKEN_IN = '2025-01-15';

/** A day that no other command is about. */
function dayOf({ number }: Numbered): string {
  return new Date(Date.UTC(2013, 6, 1 + number)).toISOString().slice(0, 10);
}

/** `2013-H2`, `2013`, `2014-H1` … */
const periods = Array.from({ length: 12 }, (_, nth) => 2013 + nth).flatMap((year) =>
  year === 2013 ? [`${year}-H2`, `${year}`] : [`${year}-H1`, `${year}-H2`, `${year}`],
);

function totalsOf(one: Numbered) {
  const day = dayOf(one);
  return { indicator: 'communes-with-harm-reduction', period: { from: day, to: day } };
}

const todayAlone = (indicator: string) => ({ indicator, from: today(), to: today() });

export const kinds = {
  place: {
    by: 'officer.police',
    command: ({ key }) => [
      'inspections/establishment/register-establishment',
      establishment({ licence: { is: 'in-force', number: `${key}/${MARK.ending}`, from: '2025-07-15' } }),
    ],
  },
  visit: {
    by: 'officer.police',
    command: ({ key }) => ['inspections/inspection/record-inspection', visit(today(), { number: `${key}/BB` })],
    counted: { event: 'inspection.InspectionRecorded', figure: () => todayAlone('inspections-done') },
  },
  press: {
    by: 'officer.culture',
    command: () => [
      'communications/press-item/record',
      { on: today(), unit: DOAN_KET, lead: 'culture', genre: 'reportage', medium: 'television', items: 1 },
    ],
    counted: { event: 'pressItem.WorkRecorded', figure: () => todayAlone('press-items') },
  },
  supervision: {
    by: 'officer.dolisa',
    command: () => [
      'communities/locality-visit/record',
      { on: THEN, unit: DISTRICT, lead: 'dolisa', subject: 'healthy-communes' },
    ],
    counted: {
      event: 'localityVisit.WorkRecorded',
      figure: () => ({ indicator: 'supervision-visits', from: THEN, to: THEN }),
    },
  },
  totals: {
    by: 'officer.health',
    most: 40,
    command: (one) => {
      const { indicator: table, period } = totalsOf(one);
      const figures = { table, lines: [{ by: {}, count: Number(COMMUNES) }] };
      return ['health-interventions/totals/record', { on: period.to, unit: PROVINCE, lead: 'health', period, figures }];
    },
  },
  release: {
    by: 'head.health',
    after: 'totals',
    most: 40,
    command: (one) => ['health-interventions/release/publish', { ...totalsOf(one), agency: 'health' }],
    untilKnown: ['something-was-counted', 'released-by-who-counted'],
    told: (one) => {
      const { indicator, period } = totalsOf(one);
      return { asked: { indicator, ...period }, value: COMMUNES };
    },
  },
  period: {
    by: 'standing',
    most: periods.length,
    command: ({ number }) => ['reporting/reporting-period/open', { regime: REGIME, period: periods[number] }],
  },
  receipt: {
    by: 'standing',
    after: 'period',
    most: periods.length,
    command: ({ number }) => [
      'reporting/receipt/record',
      {
        ...{ regime: REGIME, period: periods[number], agency: 'police', content: 'figures' },
        ...{ dated: TAKEN_IN, receivedOn: TAKEN_IN },
      },
    ],
    untilKnown: ['period-is-open', 'agency-reports-in-the-period'],
  },
  account: {
    by: 'head.police',
    command: ({ key }) => [
      'agencies/account/open',
      {
        ...{ account: `officer.${key}`, subject: `officer.${key}`, agency: 'police', role: 'officer', duties: [] },
        from: today(),
      },
    ],
  },
} as const satisfies Readonly<Record<string, KindOfCommandNamed>>;

type KindOfCommandNamed = Omit<KindOfCommand, 'after'> & { readonly after?: string };
export type Kind = keyof typeof kinds;

export function kindOf(kind: Kind): KindOfCommand {
  return kinds[kind];
}
