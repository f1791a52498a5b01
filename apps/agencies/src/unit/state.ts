import type { Day, Evolve } from '@lien-nganh/kernel';
import type { UnitChange, UnitType } from '@lien-nganh/vocabulary';
import type { events } from './events.ts';

export type Change = Omit<Readonly<UnitChange>, 'from'>;

interface Registered {
  readonly code: string;
  readonly name: string;
  readonly type: UnitType;
  readonly parentCode: string | null;
  readonly validFrom: Day | null;
  readonly aliases: readonly string[];
  /** What became of it, in order of day. */
  readonly changes: readonly Change[];
  /** Its end as the official list gave it at registration. */
  readonly listedEnd: Day | null;
}

export interface StandingUnit extends Registered {
  readonly is: 'standing';
  readonly validTo: null;
}

/** Its first day of being no more is known; it may lie ahead. */
export interface EndedUnit extends Registered {
  readonly is: 'ended';
  readonly validTo: Day;
}

export type KnownUnit = StandingUnit | EndedUnit;
export type Unit = { readonly is: 'none' } | KnownUnit;

export const initial: Unit = { is: 'none' };

export const evolve: Evolve<Unit, typeof events> = {
  UnitRegistered: (_, { data: { basis: _basis, validTo, ...data } }) =>
    ending({ ...data, changes: [], listedEnd: validTo }, validTo),
  UnitRespelled: (state, { data }) =>
    state.is === 'none' ? state : { ...state, name: data.name, aliases: data.aliases },
  UnitMerged: (state, { data }) => succeeded(state, { kind: 'merge', ...data }),
  UnitSplit: (state, { data: { on, parts, stays, basis } }) => {
    if (state.is === 'none') return state;
    const changes = parts.map((part): Change => ({ on, kind: 'split', basis, ...part }));
    return ending(withChanges(state, changes), stays ? state.validTo : on);
  },
  UnitMoved: (state, { data }) => succeeded(state, { kind: 'move', ...data }),
  UnitUpgraded: (state, { data }) => succeeded(state, { kind: 'upgrade', ...data }),
  UnitRenamed: (state, { data }) => succeeded(state, { kind: 'rename', ...data }),
  UnitContinued: (state, { data }) => succeeded(state, { kind: 'unchanged', ...data }),
  UnitAbolished: (state, { data }) => succeeded(state, { kind: 'abolish', to: null, extent: 'whole', ...data }),
  UnitChangeWithdrawn: (state, { data }) => {
    if (state.is === 'none') return state;
    const changes = state.changes.filter((change) => change.on !== data.on);
    return ending({ ...state, changes }, state.validTo === data.on ? state.listedEnd : state.validTo);
  },
};

function succeeded(state: Unit, change: Change): Unit {
  return state.is === 'none' ? state : ending(withChanges(state, [change]), change.on);
}

function withChanges(state: KnownUnit, changes: readonly Change[]): Registered {
  return { ...state, changes: [...state.changes, ...changes].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

function ending(unit: Registered, validTo: Day | null): KnownUnit {
  return validTo === null ? { ...unit, is: 'standing', validTo } : { ...unit, is: 'ended', validTo };
}
