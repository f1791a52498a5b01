import { DIRECTIVE, establishment, visit } from './story.ts';

const province = '12@0000-00-00';
const district = '111@2008-11-14';
const commune = '03598@2008-11-14';
const on = '2013-08-01';
export const HALF = { from: '2013-07-01', to: '2013-12-31' };
const REGIME = '879-ubnd-vx';

/** What an officer sends to show that an obligation is carried out, and what counts it. */
export interface Evidence {
  readonly code: string;
  /** The addressee: its cell of the matrix is read. */
  readonly agency: string;
  /** Default: its officer. */
  readonly by?: string;
  /** Sent one after another; those before the last prepare it, and what the first of them made is known to it. */
  readonly sent: readonly (readonly [path: string, input: object | ((made: string) => object)])[];
  readonly indicator: string;
  /** Days of the figure; default: the half-year. */
  readonly days?: { readonly from: string; readonly to: string };
  readonly counts?: number;
  /** Default: EVIDENCED. */
  readonly state?: string;
}

const at = (unit: string, lead: string, told: object) => ({ on, unit, lead, ...told });
const paper = (number: string, symbol: string) => ({ document: { number, symbol } });
const planned = { planType: 'period', continuation: 'new', period: HALF };
const course = { audience: 'officials', traineeLevel: 'district', attendances: 30 };

/** A table of counts, and its release: 40 of them over the days that it is counted over. */
function released(
  agency: string,
  service: string,
  told: { table: string; unit: string; period: { from: string; to: string } },
) {
  const [totals, release] = service === 'inspections' ? ['person-totals', 'person-release'] : ['totals', 'release'];
  const { table, unit, period } = told;
  const figures = { table, lines: [{ by: {}, count: 40 }] };
  return {
    ...{ agency, by: `head.${agency}`, indicator: table, days: period, counts: 40 },
    sent: [
      [`${service}/${totals}/record`, { on: period.to, unit, lead: agency, period, figures }],
      [`${service}/${release}/publish`, { indicator: table, period, agency }],
    ] as const,
  };
}

const place = (keeper: string) =>
  establishment({
    ...{ unit: commune, openedOn: on, keeper },
    licence: { is: 'none', number: null, from: on },
  });

/** A visit that the agency takes part in, to a place that is registered first. */
function visited(agency: string, code: string, told: object): Evidence['sent'] {
  const there = { unit: commune, place: 'establishment', obligations: [`${DIRECTIVE}/${code}`] };
  return [
    ['inspections/establishment/register-establishment', place(agency)],
    ['inspections/inspection/record-inspection', (site) => visit(on, { ...there, ...told, establishment: site })],
  ];
}

const DAY = { from: '2013-09-14', to: '2013-09-14' };
const QUARTER = { from: '2013-06-15', to: '2013-09-14' };

/** One piece of work for each of the forty, as it is sent over the public interface. But for visits no obligation is named: it is proposed. */
export const evidence: readonly Evidence[] = [
  {
    code: 'O01',
    agency: 'police',
    sent: [
      ['agencies/plan/record', at(province, 'police', { ...paper('1', 'KH-CAT'), level: 'province', ...planned })],
    ],
    indicator: 'plans-issued',
  },
  {
    code: 'O02',
    agency: 'dolisa',
    sent: [
      [
        'agencies/coordination-meeting/record',
        at(province, 'dolisa', { participants: ['police'], level: 'province', subject: 'Giao ban quý III' }),
      ],
    ],
    indicator: 'coordination-meetings',
  },
  {
    code: 'O03',
    agency: 'dolisa',
    sent: [['communications/session/record', at(commune, 'dolisa', { form: 'talk', topic: 'law', attendances: 80 })]],
    indicator: 'communication-sessions',
  },
  {
    code: 'O04',
    agency: 'dolisa',
    sent: [
      [
        'agencies/guidance/record',
        at(province, 'dolisa', { ...paper('2', 'SLĐTBXH'), topic: 'plan', subject: 'Lập kế hoạch' }),
      ],
    ],
    indicator: 'guidance-documents-issued',
  },
  {
    code: 'O05',
    agency: 'dolisa',
    sent: [
      [
        'agencies/guidance/record',
        at(province, 'dolisa', { ...paper('3', 'SLĐTBXH'), topic: 'harm-reduction', subject: 'Giảm tác hại' }),
      ],
    ],
    indicator: 'guidance-documents-issued',
  },
  {
    code: 'O06',
    agency: 'dolisa',
    sent: [['communities/social-programme/record', at(district, 'dolisa', { programme: 'jobs' })]],
    indicator: 'programmes-integrated',
  },
  {
    code: 'O07',
    agency: 'dolisa',
    sent: [['communities/locality-visit/record', at(district, 'dolisa', { subject: 'healthy-communes' })]],
    indicator: 'supervision-visits',
  },
  {
    code: 'O08',
    agency: 'dolisa',
    sent: [['communities/healthy-commune/register', { commune: '03601@2008-11-14', year: 2013, on, lead: 'dolisa' }]],
    indicator: 'communes-registered-healthy',
  },
  {
    code: 'O09',
    agency: 'dolisa',
    sent: [
      [
        'communities/model/record',
        at(commune, 'dolisa', {
          model: 'club-1',
          called: 'Câu lạc bộ',
          kind: 'club',
          organisation: 'fatherland-front',
        }),
      ],
    ],
    indicator: 'models-running',
  },
  {
    code: 'O10',
    agency: 'dolisa',
    sent: [
      [
        'agencies/team-submission/record',
        at(province, 'dolisa', { ...paper('4', 'TTr-SLĐTBXH'), documentType: 'submission', state: 'submitted' }),
      ],
    ],
    indicator: 'provincial-team-submissions',
  },
  {
    code: 'O11',
    agency: 'police',
    sent: [['inspections/key-area/record', at(commune, 'police', { kind: 'street', name: 'Phố A' })]],
    indicator: 'key-areas',
  },
  {
    code: 'O12',
    agency: 'police',
    sent: [['inspections/residence-check/record', at(commune, 'police', { kindOfPlace: 'lodging', visits: 5 })]],
    indicator: 'residence-checks',
    counts: 5,
  },
  { code: 'O13', ...released('police', 'inspections', { table: 'incomers-watched', unit: province, period: DAY }) },
  {
    code: 'O14',
    agency: 'police',
    sent: visited('police', 'O14', {}),
    indicator: 'inspection-visits',
  },
  {
    code: 'O15',
    agency: 'police',
    sent: [
      [
        'agencies/guidance/record',
        at(province, 'police', { ...paper('5', 'CAT'), topic: 'healthy-commune', subject: 'Xã lành mạnh' }),
      ],
    ],
    indicator: 'guidance-documents-issued',
  },
  {
    code: 'O16',
    ...released('health', 'health-interventions', { table: 'condoms-distributed', unit: province, period: QUARTER }),
  },
  {
    code: 'O17',
    ...released('health', 'health-interventions', { table: 'sti-examinations', unit: province, period: QUARTER }),
  },
  {
    code: 'O18',
    agency: 'health',
    by: 'officer.police',
    sent: visited('police', 'O18', { participants: ['health'], health: { agency: 'health', met: true } }),
    indicator: 'health-condition-visits',
  },
  {
    code: 'O19',
    agency: 'culture',
    sent: [['communications/broadcast/record', at(commune, 'culture', { times: 4, minutes: 10, language: 'hmong' })]],
    indicator: 'loudspeaker-broadcasts',
    counts: 4,
  },
  {
    code: 'O20',
    agency: 'culture',
    sent: [
      [
        'communications/recognition/record',
        at(commune, 'culture', { title: 'cultural-family', year: 2013, number: 120 }),
      ],
    ],
    indicator: 'cultural-families',
    counts: 120,
  },
  {
    code: 'O21',
    agency: 'culture',
    sent: [['inspections/culture-licence/record', at(commune, 'culture', { kind: 'performance', number: '1/GP-SK' })]],
    indicator: 'culture-tourism-licences',
  },
  {
    code: 'O22',
    agency: 'culture',
    sent: visited('culture', 'O22', {
      body: 'culture',
      lead: 'culture',
      crew: ['officer.culture'],
      leader: 'officer.culture',
      signedBy: 'officer.culture',
    }),
    indicator: 'inspection-visits',
  },
  {
    code: 'O23',
    agency: 'district-111',
    sent: [
      [
        'agencies/issued-document/record',
        at(district, 'district-111', {
          ...paper('6', 'UBND-VX'),
          level: 'district',
          documentType: 'directive',
          subject: 'Thực hiện kế hoạch',
        }),
      ],
    ],
    indicator: 'directive-documents-issued',
  },
  {
    code: 'O24',
    agency: 'district-111',
    sent: [
      [
        'agencies/plan/record',
        at(district, 'district-111', { ...paper('7', 'KH-UBND'), level: 'district', ...planned }),
      ],
    ],
    indicator: 'plans-issued',
  },
  {
    code: 'O25',
    agency: 'district-111',
    by: 'head.district-111',
    sent: [
      [
        'communities/discipline/enter',
        {
          agency: 'district-111',
          ...HALF,
          individuals: [{ form: 'warning', side: 'party', people: 2 }],
          collectives: [],
        },
      ],
    ],
    indicator: 'discipline-reports',
  },
  {
    code: 'O26',
    agency: 'district-111',
    sent: [['communities/social-programme/record', at(district, 'district-111', { programme: 'poverty-reduction' })]],
    indicator: 'programmes-integrated',
  },
  {
    code: 'O27',
    agency: 'district-111',
    sent: [['communications/panel/record', at(commune, 'district-111', { kind: 'banner', number: 12 })]],
    indicator: 'panels-banners',
    counts: 12,
  },
  {
    code: 'O28',
    agency: 'district-111',
    sent: [
      [
        'communications/recognition/record',
        at(commune, 'district-111', { title: 'cultural-residential-area', year: 2013, number: 9 }),
      ],
    ],
    indicator: 'cultural-residential-areas',
    counts: 9,
  },
  {
    code: 'O29',
    agency: 'district-111',
    sent: [['communities/healthy-commune/register', { commune, year: 2013, on, lead: 'district-111' }]],
    indicator: 'communes-registered-healthy',
  },
  {
    code: 'O30',
    agency: 'district-111',
    sent: [['agencies/training/record', at(district, 'district-111', { topic: 'team-178', ...course })]],
    indicator: 'training-courses',
  },
  {
    code: 'O31',
    agency: 'district-111',
    by: 'officer.police',
    sent: visited('police', 'O31', { participants: ['district-111'] }),
    indicator: 'inspection-visits',
  },
  {
    code: 'O32',
    agency: 'district-111',
    sent: [['inspections/operation/record', at(commune, 'district-111', { kindOfPlace: 'hotspot' })]],
    indicator: 'operations',
  },
  {
    code: 'O33',
    agency: 'district-111',
    sent: [['inspections/detected-case/record', at(commune, 'district-111', { offence: 'trafficking' })]],
    indicator: 'cases-detected',
  },
  {
    code: 'O34',
    agency: 'fatherland-front',
    sent: [['agencies/training/record', at(province, 'fatherland-front', { topic: 'law', ...course })]],
    indicator: 'training-courses',
  },
  {
    code: 'O35',
    agency: 'fatherland-front',
    sent: [
      [
        'communications/household-commitment/record',
        at(commune, 'fatherland-front', { organisation: 'women', households: 60 }),
      ],
    ],
    indicator: 'households-committed',
    counts: 60,
  },
  {
    code: 'O36',
    agency: 'other-members',
    sent: [
      [
        'agencies/assigned-task/record',
        at(province, 'other-members', { task: 'Rà soát quảng cáo', basis: 'Kế hoạch 1026' }),
      ],
    ],
    indicator: 'assigned-tasks',
  },
  ...[
    ['O37', '2013-H2'],
    ['O38', '2013'],
  ].map(([code, period]): Evidence => ({
    ...{ code: code!, agency: 'police', by: 'standing', indicator: 'reports-received' },
    sent: [
      ['reporting/reporting-period/open', { regime: REGIME, period }],
      [
        'reporting/receipt/record',
        { regime: REGIME, period, agency: 'police', dated: '2014-01-02', receivedOn: '2014-01-03', content: 'figures' },
      ],
    ],
  })),
  {
    code: 'O39',
    agency: 'dolisa',
    by: 'standing',
    sent: [
      [
        'reporting/consolidation/issue',
        { regime: REGIME, period: '2013-H2', number: '15/BC-SLĐTBXH', dated: '2013-12-30' },
      ],
    ],
    indicator: 'consolidated-reports-issued',
  },
  {
    code: 'O40',
    agency: 'police',
    sent: [[`agencies/follow-up/${DIRECTIVE}.O40.police/record-progress`, { on, evidence: ['Công văn 12/CAT'] }]],
    indicator: 'addressees-with-implementing-document',
  },
];
