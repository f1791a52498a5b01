import type { Scope } from '@lien-nganh/kernel';

/** The map belongs to nobody and is open to everybody. */
export function unitScope(key: string): Scope {
  return { sensitivity: 'open', owners: [], units: [key] };
}
