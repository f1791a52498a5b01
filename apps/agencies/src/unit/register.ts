import { allUnits } from '@lien-nganh/contracts/reference';
import { command, reject } from '@lien-nganh/kernel';
import {
  compareLevels,
  levelOf,
  unitKeyOf,
  unitRow,
  validOn,
  type Unit as MapUnit,
  type UnitMap,
  type UnitRow,
} from '@lien-nganh/vocabulary';
import { basis } from '../inputs.ts';
import { events } from './events.ts';
import type { refusals } from './refusals.ts';
import { unitScope } from './scope.ts';
import type { Unit } from './state.ts';

const digits = { province: 2, district: 3, commune: 5 };

/** A row of the official list. Its key is `code@validFrom`: the same row twice is one unit. */
export const register = command<Unit, typeof events, typeof refusals>()({
  name: 'register',
  action: 'agencies.unit.register',
  title: { vi: 'Đưa đơn vị hành chính vào danh mục', en: 'Register an administrative unit' },
  creates: true,
  input: unitRow.safeExtend({ basis }),
  id: unitKeyOf,
  scope: (input) => unitScope(unitKeyOf(input)),
  looksUp: () => ({ map: allUnits() }),
  refuses: [
    'unit-is-new',
    'code-fits-the-level',
    'code-is-borne-once',
    'only-a-province-has-no-parent',
    'parent-is-registered',
  ],
  decide(input, state, { lookUps: { map } }) {
    if (state.is !== 'none') return reject('unit-is-new');
    if (input.code.length !== digits[levelOf(input.type)]) return reject('code-fits-the-level');
    if ((input.parentCode === null) !== (levelOf(input.type) === 'province'))
      return reject('only-a-province-has-no-parent');
    const other = map.byCode.get(input.code)?.find((unit) => overlap(unit, input));
    if (other) return reject('code-is-borne-once', { unit: other.key });
    if (!hasParent(map, input)) return reject('parent-is-registered', { parentCode: input.parentCode });
    return [events.UnitRegistered(input, input.validFrom === null ? {} : { occurredOn: input.validFrom })];
  },
});

type Life = Pick<UnitRow, 'validFrom' | 'validTo'>;

function overlap(a: Life, b: Life): boolean {
  return beginsBefore(a, b.validTo) && beginsBefore(b, a.validTo);
}

function beginsBefore({ validFrom }: Life, end: string | null): boolean {
  return validFrom === null || end === null || validFrom < end;
}

function hasParent(map: UnitMap, { parentCode, type, validFrom }: UnitRow): boolean {
  if (parentCode === null) return true;
  const begins = (unit: MapUnit): boolean => (validFrom === null ? unit.validFrom === null : validOn(unit, validFrom));
  return (map.byCode.get(parentCode) ?? []).some(
    (unit) => begins(unit) && compareLevels(unit.level, levelOf(type)) < 0,
  );
}
