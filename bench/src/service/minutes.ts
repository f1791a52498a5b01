import { defineEvents, publish, service, streamType, v, type Contract, type Evolve } from '@lien-nganh/kernel';
import { day } from '@lien-nganh/vocabulary';
import { z } from 'zod';

/** What {@link sampleEvent} records. */
const recorded = z.strictObject({
  minutes: z.string(),
  occurredOn: day,
  unit: z.string(),
  establishment: z.string(),
  participants: z.array(z.string()),
  findings: z.array(z.strictObject({ item: z.string(), agency: z.string(), result: z.string() })),
  note: z.string(),
});

const events = defineEvents('inspection', { MinutesRecorded: v(1, recorded) });

type Minutes = { readonly is: 'none' } | ({ readonly is: 'recorded' } & z.infer<typeof recorded>);

const evolve: Evolve<Minutes, typeof events> = { MinutesRecorded: (_, { data }) => ({ is: 'recorded', ...data }) };

const inspection = streamType({
  prefix: 'inspection',
  title: { vi: 'Biên bản kiểm tra', en: 'Minutes of an inspection' },
  events,
  initial: { is: 'none' } as Minutes,
  evolve,
  refusals: {},
  reads: 'minutes.read',
  scope: () => ({ sensitivity: 'internal', owners: [] }),
  summary: (state) => ({ title: state.is === 'none' ? '' : state.minutes, status: state.is }),
  commands: [],
});

const minutesContract = { type: 'minutes.inspection', version: 1, schema: recorded, upcasts: {} } satisfies Contract;

/** A service that publishes the whole state of each record, as all do; nobody sends it commands. */
export const minutes = service({
  name: 'minutes',
  title: { vi: 'Biên bản', en: 'Minutes' },
  streams: [inspection],
  questions: [],
  reference: [],
  publishes: [
    publish<Minutes, typeof minutesContract>(inspection, minutesContract, (_, state) => {
      if (state.is === 'none') return null;
      const { is: _is, ...data } = state;
      return data;
    }),
  ],
});
