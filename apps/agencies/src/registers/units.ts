import { register, type RegisterColumn, type RowValues } from '@lien-nganh/kernel';
import { unitTypes } from '@lien-nganh/vocabulary';
import { unit } from '../unit/unit.ts';
import type { Unit } from '../unit/state.ts';

const columns: readonly RegisterColumn[] = [
  {
    field: 'code',
    head: { vi: 'Mã đơn vị', en: 'Code' },
    kind: { is: 'text', most: 5 },
    required: true,
    example: '03388 (định dạng ô là văn bản)',
  },
  {
    field: 'name',
    head: { vi: 'Tên', en: 'Name' },
    kind: { is: 'text', most: 120 },
    required: true,
    example: 'Sùng Phài',
  },
  {
    field: 'type',
    head: { vi: 'Loại đơn vị', en: 'Type' },
    kind: {
      is: 'list',
      of: { from: 'here', entries: Object.entries(unitTypes).map(([code, { name }]) => ({ code, ...name })) },
    },
    required: true,
    example: 'xã',
  },
  {
    field: 'parentCode',
    head: { vi: 'Mã đơn vị cấp trên', en: 'Code of the unit above' },
    kind: { is: 'text', most: 3 },
    required: false,
    example: '106 (để trống với tỉnh)',
  },
  {
    field: 'validFrom',
    head: { vi: 'Có từ ngày', en: 'Since' },
    kind: { is: 'day' },
    required: true,
    example: '03/11/2012',
  },
  {
    field: 'basis',
    head: { vi: 'Căn cứ', en: 'Basis' },
    kind: { is: 'text', most: 300 },
    required: false,
    example: 'Nghị quyết 70/NQ-CP',
  },
];

/** The official list of administrative units. Units above come in first, in a file of their own. */
export const unitsRegister = register<Unit>({
  name: 'units',
  title: { vi: 'Danh mục đơn vị hành chính', en: 'List of administrative units' },
  record: unit,
  columns,
  key: ['code', 'validFrom'],
  creates: 'register',
  inputOf: ({ code, name, type, parentCode, validFrom, basis }) => ({
    ...{ code, name, type, parentCode, validFrom, basis },
    ...{ validTo: null, aliases: [] },
  }),
  heldBy: (state) => (state.is === 'none' ? 'gone' : held(state)),
  corrections: ({ name, basis }, changed, state) =>
    // all but its spelling changes by what becomes of it: a merger, a split, a move
    changed.size === 1 && changed.has('name') && state.is !== 'none'
      ? [{ command: 'respell', input: { name, aliases: [...state.aliases], basis } }]
      : [],
});

function held({ code, name, type, parentCode, validFrom }: Exclude<Unit, { is: 'none' }>): RowValues {
  return { code, name, type, parentCode, validFrom };
}
