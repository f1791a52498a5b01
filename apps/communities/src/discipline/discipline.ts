import { agenciesBySlug } from '@lien-nganh/contracts/reference';
import { command, defineRefusals, ownRecord, reject, streamType, type Deciding } from '@lien-nganh/kernel';
import { day, halfYearSchemes, periodContaining, validOn } from '@lien-nganh/vocabulary';
import { name, proposedObligations, reasonInput } from '@lien-nganh/work';
import { z } from 'zod';
import { isDeputy, type Deputies } from '../discipline-deputies/discipline-deputies.ts';
import { events } from './events.ts';
import { evolve, initial, type Discipline } from './state.ts';

const refusals = defineRefusals({
  'outcomes-are-new': {
    vi: 'Đã nhập kết quả của nửa năm này: hãy sửa bản ghi đó.',
    en: 'The outcomes of this half-year are entered already: correct them.',
  },
  'outcomes-stand': {
    vi: 'Chưa nhập kết quả của nửa năm này, hoặc đã rút.',
    en: 'The outcomes of this half-year are not entered, or were withdrawn.',
  },
  'by-the-head-or-a-named-deputy': {
    vi: 'Chỉ thủ trưởng hoặc người được thủ trưởng cử mới nhập kết quả xử lý kỷ luật.',
    en: 'Only the head, or a deputy whom the head has named, enters disciplinary outcomes.',
  },
  'agency-exists-on-that-day': {
    vi: 'Không có cơ quan này vào ngày đó.',
    en: 'There was no such agency on that day.',
  },
  'period-is-a-half-year': {
    vi: 'Kỳ phải đúng là sáu tháng đầu năm hoặc sáu tháng cuối năm.',
    en: 'The period is one half of a year.',
  },
  'half-year-is-over': {
    vi: 'Chỉ nhập kết quả khi nửa năm đó đã hết.',
    en: 'Outcomes are entered once the half-year is over.',
  },
  'each-form-once': {
    vi: 'Mỗi hình thức xử lý chỉ ghi một lần.',
    en: 'A form of discipline stands once.',
  },
  'correction-changes-something': {
    vi: 'Bản ghi đã đúng như vậy, không có gì để sửa.',
    en: 'The record says so already: nothing would change.',
  },
});

/** Counts by outcome alone: there is no field that could name or describe anybody, and individuals and collectives stay apart. */
const outcomes = {
  individuals: z
    .array(
      z.strictObject({
        form: z.enum([
          'reprimand',
          'warning',
          'salary-reduction',
          'demotion',
          'removal-from-office',
          'dismissal',
          'expulsion',
        ]),
        side: z.enum(['party', 'state']),
        people: z.int().min(1).max(10_000),
      }),
    )
    .max(14),
  collectives: z
    .array(
      z.strictObject({
        form: z.enum(['self-criticism', 'reprimand', 'warning', 'dissolution']),
        collectives: z.int().min(1).max(10_000),
      }),
    )
    .max(4),
};
type Outcomes = z.output<z.ZodObject<typeof outcomes>>;

/** Over which that an agency has reported is counted: never what. */
const measures = ['communities.discipline-reported'];
/** After an agency has ended its outcomes are for who deals with officials in its place, and not for who took over another duty. */
const passesOn = { passesOnWith: 'discipline-officials' };
const declare = command<Discipline, typeof events, typeof refusals>();
const deputies = (agency: string) => ownRecord<Deputies>('disciplineDeputies', agency);

function mayEnter({ role, account }: Deciding['actor'], named: Deputies, today: string): boolean {
  return role === 'head' || isDeputy(named, account, today);
}

function isHalfYear({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return Object.values(halfYearSchemes).some((scheme) => {
    const half = periodContaining(scheme, from);
    return half.from === from && half.to === to;
  });
}

function repeatsAForm({ individuals, collectives }: Outcomes): boolean {
  const forms = [...individuals.map(({ form, side }) => `${form}/${side}`), ...collectives.map(({ form }) => form)];
  return new Set(forms).size < forms.length;
}

const enter = declare({
  name: 'enter',
  action: 'communities.discipline.enter',
  title: { vi: 'Nhập kết quả xử lý kỷ luật', en: 'Enter disciplinary outcomes' },
  creates: true,
  id: ({ agency, from }) => `${agency}.${from}`,
  scope: ({ agency }, { account }) => ({ sensitivity: 'restricted', owners: [agency], author: account, ...passesOn }),
  input: z.strictObject({ agency: name, from: day, to: day, ...outcomes }),
  looksUp: ({ agency, to }) => ({
    named: deputies(agency),
    agencies: agenciesBySlug([agency]),
    proposed: proposedObligations({ measures }, { on: to, lead: agency, participants: [] }),
  }),
  refuses: [
    'by-the-head-or-a-named-deputy',
    'outcomes-are-new',
    'agency-exists-on-that-day',
    'period-is-a-half-year',
    'half-year-is-over',
    'each-form-once',
  ],
  decide: (input, state, { actor, today, lookUps: { named, agencies, proposed } }) => {
    if (!mayEnter(actor, named, today)) return reject('by-the-head-or-a-named-deputy');
    if (state.is === 'entered') return reject('outcomes-are-new');
    const agency = agencies.get(input.agency);
    if (agency === undefined || !validOn(agency, input.to)) return reject('agency-exists-on-that-day');
    if (!isHalfYear(input)) return reject('period-is-a-half-year');
    if (input.to >= today) return reject('half-year-is-over');
    if (repeatsAForm(input)) return reject('each-form-once');
    return [events.OutcomesEntered(input, { occurredOn: input.to, obligations: proposed })];
  },
});

const correct = declare({
  name: 'correct',
  action: 'communities.discipline.correct',
  title: { vi: 'Sửa kết quả xử lý kỷ luật', en: 'Correct disciplinary outcomes' },
  input: z.strictObject({ ...outcomes, reason: reasonInput }),
  looksUp: (_, state) => ({ named: deputies(state.is === 'none' ? '' : state.agency) }),
  refuses: ['by-the-head-or-a-named-deputy', 'outcomes-stand', 'each-form-once', 'correction-changes-something'],
  decide: ({ reason, ...input }, state, { actor, today, lookUps: { named } }) => {
    if (!mayEnter(actor, named, today)) return reject('by-the-head-or-a-named-deputy');
    if (state.is !== 'entered') return reject('outcomes-stand');
    if (repeatsAForm(input)) return reject('each-form-once');
    const { individuals, collectives } = state;
    const same = JSON.stringify({ individuals, collectives }) === JSON.stringify(input);
    return same
      ? reject('correction-changes-something')
      : [events.OutcomesCorrected({ ...input, reason }, { occurredOn: state.to })];
  },
});

const withdraw = declare({
  name: 'withdraw',
  action: 'communities.discipline.withdraw',
  title: { vi: 'Rút kết quả xử lý kỷ luật', en: 'Withdraw disciplinary outcomes' },
  input: z.strictObject({ reason: reasonInput }),
  looksUp: (_, state) => ({ named: deputies(state.is === 'none' ? '' : state.agency) }),
  refuses: ['by-the-head-or-a-named-deputy', 'outcomes-stand'],
  decide: (input, state, { actor, today, lookUps: { named } }) => {
    if (!mayEnter(actor, named, today)) return reject('by-the-head-or-a-named-deputy');
    return state.is === 'entered'
      ? [events.OutcomesWithdrawn(input, { occurredOn: state.to })]
      : reject('outcomes-stand');
  },
});

/**
 * How officials were disciplined who covered up or tolerated: by outcome, of one agency and half-year. Nobody outside reads it;
 * what leaves is that the agency has reported. The id is `<agency>.<first day>`.
 */
export const discipline = streamType({
  prefix: 'discipline',
  title: { vi: 'Xử lý cán bộ bao che, dung túng', en: 'Discipline of officials who cover up' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communities.discipline.read',
  scope: (state) =>
    state.is === 'none'
      ? { sensitivity: 'restricted', owners: [] }
      : { sensitivity: 'restricted', owners: [state.agency], author: state.author, on: state.to, ...passesOn },
  summary: (state, id) =>
    state.is === 'none'
      ? { title: id, status: 'none' }
      : { title: `Kỳ ${state.from} – ${state.to}`, status: state.is, agency: state.agency, day: state.to },
  commands: [enter, correct, withdraw],
});
