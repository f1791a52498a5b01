import { allAgencies, dutiesOn } from '@lien-nganh/contracts/reference';
import {
  command,
  defineRefusals,
  lookUp,
  reject,
  streamType,
  type DataOfEvent,
  type Day,
  type Evolve,
  type LookUp,
} from '@lien-nganh/kernel';
import { day, unitKey, validOn } from '@lien-nganh/vocabulary';
import { name, type Waiting, type WaitingOf } from '@lien-nganh/work';
import { z } from 'zod';
import { DUTY, SERVICE } from '../words.ts';
import { events } from './events.ts';

type Asked = DataOfEvent<typeof events, 'RequestReceived'>;
export type CommuneRequest =
  { readonly is: 'none' } | (Asked & { readonly is: 'received' | 'taken-back' | 'taken-up' });

const initial: CommuneRequest = { is: 'none' };

const evolve: Evolve<CommuneRequest, typeof events> = {
  RequestReceived: (_, { data }) => ({ ...data, is: 'received' }),
  RequestTakenBack: (state) => (state.is === 'none' ? state : { ...state, is: 'taken-back' }),
  RequestTakenUp: (state) => (state.is === 'none' ? state : { ...state, is: 'taken-up' }),
};

const refusals = defineRefusals({
  'request-changes-something': {
    vi: 'Đề nghị đã được ghi đúng như vậy, hoặc đã được tiếp nhận xử lý.',
    en: 'The request stands so already, or was taken up.',
  },
  'somebody-holds-the-programme': {
    vi: 'Không có cơ quan y tế nào phụ trách chương trình vào ngày đó.',
    en: 'No agency holds the programme on that day.',
  },
  'request-waits': {
    vi: 'Không có đề nghị này, hoặc đề nghị không còn chờ xử lý.',
    en: 'There is no such request, or it does not wait any more.',
  },
  'happened-by-today': {
    vi: 'Chỉ ghi nhận việc đã diễn ra: ngày không được sau hôm nay.',
    en: 'What is recorded has happened: its day cannot be after today.',
  },
});

const declare = command<CommuneRequest, typeof events, typeof refusals>();

/** The agency that does this work now. */
function programmeHolder(): LookUp<(on: Day) => string | null> {
  return lookUp(['agencies'], async (rows) => {
    const all = await allAgencies().resolve(rows);
    return (on) => all.find((one) => validOn(one, on) && dutiesOn(one, on).includes(DUTY))?.agency ?? null;
  });
}

/** Sent by the process that hears the others. A commune and a need: there is room for nothing else. */
const receive = declare({
  name: 'receive',
  action: `${SERVICE}.communeRequest.receive`,
  title: { vi: 'Nhận đề nghị', en: 'Receive a request' },
  creates: true,
  id: ({ request }) => request,
  scope: () => ({ sensitivity: 'restricted', owners: [], duty: DUTY }),
  input: z.strictObject({ request: name, unit: unitKey, need: name, from: name, on: day, withdrawn: z.boolean() }),
  looksUp: () => ({ holder: programmeHolder() }),
  refuses: ['request-changes-something', 'somebody-holds-the-programme'],
  decide: ({ request: _, withdrawn, ...asked }, state, { today, lookUps: { holder } }) => {
    if (withdrawn) {
      return state.is === 'received' ? [events.RequestTakenBack({})] : reject('request-changes-something');
    }
    const to = state.is === 'none' ? holder(today) : state.to;
    if (to === null) return reject('somebody-holds-the-programme');
    return changes(state, { ...asked, to })
      ? [events.RequestReceived({ ...asked, to }, { occurredOn: asked.on })]
      : reject('request-changes-something');
  },
});

function changes(state: CommuneRequest, asked: Asked): boolean {
  if (state.is === 'none') return true;
  return state.is === 'received' && (['unit', 'need', 'from', 'on'] as const).some((key) => state[key] !== asked[key]);
}

/** Nothing of it goes back: who asked learns neither when nor whether. */
const takeUp = declare({
  name: 'take-up',
  action: `${SERVICE}.communeRequest.take-up`,
  title: { vi: 'Tiếp nhận xử lý đề nghị', en: 'Take a request up' },
  input: z.strictObject({ on: day }),
  onBehalfOf: (_, state) => (state.is === 'none' ? null : state.to),
  refuses: ['request-waits', 'happened-by-today'],
  decide: (input, state, { today }) => {
    if (state.is !== 'received') return reject('request-waits');
    return input.on > today ? reject('happened-by-today') : [events.RequestTakenUp(input, { occurredOn: input.on })];
  },
});

/** What another service asked of Health. The id is that of its request. */
export const communeRequest = streamType<CommuneRequest, typeof events>({
  prefix: 'communeRequest',
  title: { vi: 'Đề nghị của ngành khác', en: 'Request of another sector' },
  events,
  initial,
  evolve,
  refusals,
  reads: `${SERVICE}.communeRequest.read`,
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'restricted', owners: [], duty: DUTY }
      : { sensitivity: 'restricted', owners: [state.to], units: [state.unit], on: state.on, duty: DUTY },
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : { title: state.need, status: state.is, unit: state.unit, agency: state.to, day: state.on },
  commands: [receive, takeUp],
});

export const requestsWaiting: WaitingOf = {
  type: communeRequest,
  waits: (state: CommuneRequest): readonly Waiting[] =>
    state.is === 'received' ? [{ task: 'take-up-request', agency: state.to, on: state.on }] : [],
};
