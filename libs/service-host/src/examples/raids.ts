import { filesTable, type PermissionTable } from '@lien-nganh/access';
import { command, defineEvents, defineRefusals, service, streamType, v, type Evolve } from '@lien-nganh/kernel';
import { z } from 'zod';
import { visits } from './visits.ts';

/** A service whose records are undisclosed until they are disclosed, and in which another agency may take part. */
const events = defineEvents('raid', {
  RaidPlanned: v(1, z.strictObject({ leader: z.string(), agency: z.string(), with: z.array(z.string()) })),
  RaidDisclosed: v(1, z.strictObject({})),
});

interface Raid {
  readonly is: 'none' | 'planned' | 'disclosed';
  readonly leader: string;
  readonly agency: string;
  readonly with: readonly string[];
}

const evolve: Evolve<Raid, typeof events> = {
  RaidPlanned: (_, { data }) => ({ is: 'planned', ...data }),
  RaidDisclosed: (state) => ({ ...state, is: 'disclosed' }),
};

const refusals = defineRefusals({});
const declare = command<Raid, typeof events, typeof refusals>();

const plan = declare({
  name: 'plan',
  action: 'visits.plan-raid',
  title: { vi: 'Lập kế hoạch', en: 'Plan' },
  creates: true,
  scope: (_, actor) => ({ sensitivity: 'undisclosed', owners: [actor.agency], members: [actor.account] }),
  input: z.strictObject({ with: z.array(z.string()).default([]) }),
  refuses: [],
  decide: (input, _, { actor }) => [
    events.RaidPlanned({ leader: actor.account, agency: actor.agency, with: input.with }),
  ],
});

const disclose = declare({
  name: 'disclose',
  action: 'visits.disclose-raid',
  title: { vi: 'Công bố', en: 'Disclose' },
  input: z.strictObject({}),
  refuses: [],
  decide: () => [events.RaidDisclosed({})],
});

const raid = streamType<Raid, typeof events>({
  prefix: 'raid',
  title: { vi: 'Kiểm tra đột xuất', en: 'Raid' },
  events,
  initial: { is: 'none', leader: '', agency: '', with: [] },
  evolve,
  refusals,
  reads: 'visits.read-raid',
  scope: (state) => ({
    sensitivity: state.is === 'disclosed' ? 'internal' : 'undisclosed',
    owners: [state.agency],
    participants: state.with,
    members: [state.leader],
  }),
  summary: ({ is }) => ({ title: 'raid', status: is }),
  commands: [plan, disclose],
});

export const raids = service({ ...visits, streams: [raid], questions: [], publishes: [] });

export const raidPermissions: PermissionTable = {
  ...filesTable('visits'),
  'visits.plan-raid': [{ roles: ['officer'], relations: ['own-agency'], sensitivities: 'any' }],
  'visits.disclose-raid': [{ roles: ['officer'], relations: ['member'], sensitivities: 'any' }],
  'visits.read-raid': [
    { roles: ['officer', 'head'], relations: ['member'], sensitivities: ['undisclosed'] },
    { roles: ['officer', 'head'], relations: ['own-agency', 'participant'], sensitivities: ['internal'] },
  ],
  'visits.erase-person': [{ roles: ['head'], relations: ['own-agency'], sensitivities: 'any' }],
  'visits.note-erasure-carried-out': [{ roles: ['service'], relations: 'any', sensitivities: 'any' }],
  'operations.check-files': [{ roles: ['head'], relations: 'any', sensitivities: 'any' }],
};

/** A PDF of just so many bytes: one letter after the other in a comment. */
export function pdfOf(bytes: number, letter = 'a'): Buffer {
  const [begin, end] = ['%PDF-1.7\n%', '\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'];
  return Buffer.from(begin + letter.repeat(Math.max(0, bytes - begin.length - end.length)) + end, 'latin1');
}
