import { day, id } from '@lien-nganh/contracts/shapes';
import {
  command,
  defineEvents,
  defineRefusals,
  reject,
  streamType,
  v,
  type Day,
  type Evolve,
} from '@lien-nganh/kernel';
import { day as dayInput } from '@lien-nganh/vocabulary';
import { name } from '@lien-nganh/work';
import { z } from 'zod';

export const events = defineEvents('disciplineDeputies', {
  DeputyNamed: v(1, z.strictObject({ agency: id, account: id, from: day })),
  DeputyRelieved: v(1, z.strictObject({ account: id, lastDay: day })),
});

interface Deputy {
  readonly account: string;
  readonly from: Day;
  readonly to: Day | null;
}
export type Deputies =
  { readonly is: 'none' } | { readonly is: 'kept'; readonly agency: string; readonly named: readonly Deputy[] };

const initial: Deputies = { is: 'none' };

const evolve: Evolve<Deputies, typeof events> = {
  DeputyNamed: (state, { data: { agency, account, from } }) => ({
    is: 'kept',
    agency,
    named: [...(state.is === 'none' ? [] : state.named), { account, from, to: null }],
  }),
  DeputyRelieved: (state, { data: { account, lastDay } }) =>
    state.is === 'none'
      ? state
      : {
          ...state,
          named: state.named.map((one) => (one.account === account && one.to === null ? { ...one, to: lastDay } : one)),
        },
};

/** Whether the head has named the account, and not relieved it by that day. */
export function isDeputy(state: Deputies, account: string, on: Day): boolean {
  if (state.is === 'none') return false;
  return state.named.some((one) => one.account === account && one.from <= on && (one.to === null || on <= one.to));
}

const refusals = defineRefusals({
  'deputies-are-ones-own': {
    vi: 'Thủ trưởng chỉ cử người của cơ quan mình.',
    en: 'A head names deputies for their own agency alone.',
  },
  'deputy-is-new': {
    vi: 'Tài khoản này đang được cử.',
    en: 'The account is a named deputy already.',
  },
  'deputy-is-named': {
    vi: 'Tài khoản này không được cử vào ngày đó.',
    en: 'The account is no named deputy on that day.',
  },
});

const declare = command<Deputies, typeof events, typeof refusals>();

/** Besides the head, whoever is named here enters and reads disciplinary outcomes. */
const nameDeputy = declare({
  name: 'name-deputy',
  action: 'communities.disciplineDeputies.name-deputy',
  title: { vi: 'Cử người nhập kết quả xử lý kỷ luật', en: 'Name a deputy for disciplinary outcomes' },
  creates: true,
  id: ({ agency }) => agency,
  scope: ({ agency }) => ({ sensitivity: 'restricted', owners: [agency], passesOnWith: 'discipline-officials' }),
  input: z.strictObject({ agency: name, account: name, from: dayInput }),
  refuses: ['deputies-are-ones-own', 'deputy-is-new'],
  decide: (input, state, { actor }) => {
    if (actor.agency !== input.agency) return reject('deputies-are-ones-own');
    const named =
      state.is !== 'none' && state.named.some(({ account, to }) => account === input.account && to === null);
    return named ? reject('deputy-is-new') : [events.DeputyNamed(input, { occurredOn: input.from })];
  },
});

const relieveDeputy = declare({
  name: 'relieve-deputy',
  action: 'communities.disciplineDeputies.relieve-deputy',
  title: { vi: 'Thôi cử người nhập kết quả xử lý kỷ luật', en: 'Relieve a deputy' },
  input: z.strictObject({ account: name, lastDay: dayInput }),
  refuses: ['deputy-is-named'],
  decide: (input, state) =>
    state.is !== 'none' &&
    state.named.some(({ account, from, to }) => account === input.account && to === null && from <= input.lastDay)
      ? [events.DeputyRelieved(input, { occurredOn: input.lastDay })]
      : reject('deputy-is-named'),
});

/** Whom the head of an agency trusts with disciplinary outcomes; the id is the agency. */
export const disciplineDeputies = streamType({
  prefix: 'disciplineDeputies',
  title: { vi: 'Người được cử nhập kết quả kỷ luật', en: 'Deputies for disciplinary outcomes' },
  events,
  initial,
  evolve,
  refusals,
  reads: 'communities.disciplineDeputies.read',
  scope: (state) => ({
    ...{ sensitivity: 'restricted', owners: state.is === 'none' ? [] : [state.agency] },
    passesOnWith: 'discipline-officials',
  }),
  summary: (state) =>
    state.is === 'none'
      ? { title: '', status: 'none' }
      : { title: state.agency, status: state.is, agency: state.agency },
  commands: [nameDeputy, relieveDeputy],
});
