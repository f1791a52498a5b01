import type { TwinKey } from '@lien-nganh/kernel';
import { folded } from '@lien-nganh/vocabulary';

/** What is said of a place; `null`: nothing, or it was erased. */
export interface Place {
  readonly unit: string;
  readonly kind: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly licence: string | null;
}

const why = {
  name: { vi: 'tên và xã', en: 'name and commune' },
  address: { vi: 'địa chỉ và xã', en: 'address and commune' },
  licence: { vi: 'số giấy phép và loại', en: 'number of the licence and kind' },
} as const;

/** What two registers may have in common that hold one place: each alone is a hint. Marks, letter case and signs aside. */
export function twinKeysOf({ unit, kind, name, address, licence }: Place): readonly TwinKey[] {
  const keys = {
    name: name === null ? '' : `${unit} ${plain(name)}`,
    address: address === null ? '' : `${unit} ${plain(address)}`,
    licence: licence === null ? '' : `${kind} ${plain(licence)}`,
  };
  return Object.entries(keys)
    .filter(([, key]) => key !== '')
    .map(([what, key]) => ({ why: why[what as keyof typeof why], key: `${what} ${key}` }));
}

/** Offices write `Số 5, đường 3 Tháng 2` and `số 5 đường 3/2`: signs say little, words much. */
function plain(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
