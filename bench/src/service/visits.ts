import type { PermissionTable } from '@lien-nganh/access';
import { accounts, agencies, assignments, units } from '@lien-nganh/contracts/reference';
import {
  command,
  defineEvents,
  publish,
  register,
  service,
  streamType,
  v,
  type Contract,
  type Evolve,
} from '@lien-nganh/kernel';
import { text } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** The command that both answer: what an officer writes down of a visit. */
export const visitInput = z.strictObject({
  place: text(100),
  note: text(500),
  participants: z.array(text(50)).max(20),
});

const events = defineEvents('visit', { VisitOpened: v(1, visitInput.extend({ agency: z.string() })) });

type Visit = { readonly is: 'none' } | { readonly is: 'open'; readonly place: string; readonly agency: string };

const evolve: Evolve<Visit, typeof events> = {
  VisitOpened: (_, { data: { place, agency } }) => ({ is: 'open', place, agency }),
};

const declare = command<Visit, typeof events, Record<never, never>>();

const openVisit = declare({
  name: 'open-visit',
  action: 'visits.open',
  title: { vi: 'Mở cuộc kiểm tra', en: 'Open a visit' },
  creates: true,
  scope: (_, { agency }) => ({ sensitivity: 'internal', owners: [agency] }),
  input: visitInput,
  refuses: [],
  decide: (input, _, { actor: { agency } }) => [events.VisitOpened({ ...input, agency })],
});

const visit = streamType({
  prefix: 'visit',
  title: { vi: 'Cuộc kiểm tra', en: 'Visit' },
  events,
  initial: { is: 'none' } as Visit,
  evolve,
  refusals: {},
  reads: 'visits.read',
  scope: (state) => ({ sensitivity: 'internal', owners: state.is === 'none' ? [] : [state.agency] }),
  summary: (state) => ({ title: state.is === 'none' ? '' : state.place, status: state.is }),
  commands: [openVisit],
});

const visitContract = {
  type: 'visits.visit',
  version: 1,
  schema: z.strictObject({ place: z.string() }),
  upcasts: {},
} satisfies Contract;

/** Heads of the workbook in which visits come in. */
export const visitHeads = ['Địa điểm', 'Ghi chú'] as const;

const visitsRegister = register<Visit>({
  name: 'visits',
  title: { vi: 'Sổ kiểm tra', en: 'Visits' },
  record: visit,
  columns: [
    {
      ...{ field: 'place', head: { vi: visitHeads[0], en: 'Place' }, kind: { is: 'text', most: 100 } },
      ...{ required: true, example: 'Quán A' },
    },
    {
      ...{ field: 'note', head: { vi: visitHeads[1], en: 'Note' }, kind: { is: 'text', most: 500 } },
      ...{ required: true, example: 'nhắc nhở' },
    },
  ],
  key: ['place'],
  creates: 'open-visit',
  inputOf: ({ place, note }) => ({ place, note, participants: ['police', 'health', 'culture'] }),
  heldBy: (state) => (state.is === 'none' ? 'gone' : { place: state.place }),
  corrections: () => [],
});

/** A service of one command, with all that runs beside it: a list, a register that comes in as xlsx, published visits, accounts of its own. */
export const visits = service({
  name: 'visits',
  title: { vi: 'Kiểm tra', en: 'Visits' },
  streams: [visit],
  questions: [],
  registers: [visitsRegister],
  reference: [accounts, agencies, assignments, units],
  publishes: [
    publish<Visit, typeof visitContract>(visit, visitContract, (_, state) =>
      state.is === 'none' ? null : { place: state.place },
    ),
  ],
});

const own = { relations: ['own-agency'], sensitivities: 'any' } as const;
export const visitPermissions: PermissionTable = {
  'visits.open': [{ roles: ['officer'], ...own }],
  'visits.read': [{ roles: ['officer'], ...own }],
};
