import { levelOf, unitKeyOf, type UnitChange } from '@lien-nganh/vocabulary';
import type { ProvinceData } from '../../reference-data/load.ts';
import type { Planned } from './planned.ts';

type Units = Pick<ProvinceData, 'units' | 'unitChanges'>;

/** Units from the top: a unit is registered below one that is known. */
export function unitsByLevel({ units }: Units): readonly (readonly Planned[])[] {
  return (['province', 'district', 'commune'] as const).map((level) =>
    units
      .filter(({ type }) => levelOf(type) === level)
      .map((unit) => ({ ...creates, command: 'register', input: unit, already: 'unit-is-new' })),
  );
}

/** What became of units, from the earliest day on; an abolished unit is not in it. */
export function changesByDay({ units, unitChanges }: Units): readonly (readonly Planned[])[] {
  const ends = new Map(units.map((unit) => [unitKeyOf(unit), unit.validTo]));
  const changes = unitChanges.filter(({ kind }) => kind !== 'abolish');
  return byDay(changes).map((day) => day.map((change) => planChange(change, ends.get(change.from) ?? null)));
}

/** The last of all: nothing that belongs to the unit may be left. */
export function abolitions({ unitChanges }: Units): readonly Planned[] {
  return unitChanges
    .filter(({ kind }) => kind === 'abolish')
    .map(({ from, on, basis }) => ({ ...changesUnit(from), command: 'abolish', input: { on, basis } }));
}

const creates = { service: 'agencies', stream: 'unit', id: null } as const;

function changesUnit(id: string) {
  return { service: 'agencies', stream: 'unit', id, already: 'change-is-recorded-once' } as const;
}

const commandOf = {
  merge: 'merge-into',
  move: 'move',
  upgrade: 'upgrade',
  rename: 'rename',
  unchanged: 'continue',
} as const satisfies Partial<Record<UnitChange['kind'], string>>;

function planChange({ kind, from, to, on, extent, basis }: UnitChange, end: string | null): Planned {
  if (kind === 'split') {
    // A unit that goes on after that day gave a part away and remains.
    return {
      ...changesUnit(from),
      command: 'split-into',
      input: { on, parts: [{ to, extent }], stays: end !== on, basis },
    };
  }
  if (kind === 'abolish') throw new Error('an abolition is planned apart');
  return { ...changesUnit(from), command: commandOf[kind], input: { on, to, extent, basis } };
}

function byDay(changes: readonly UnitChange[]): readonly (readonly UnitChange[])[] {
  const days = [...new Set(changes.map(({ on }) => on))].sort();
  return days.map((day) => changes.filter(({ on }) => on === day));
}
