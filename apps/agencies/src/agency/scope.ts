import type { Scope } from '@lien-nganh/kernel';

/** Who is who in the province is open to everybody; an agency's record is its own. */
export function agencyScope(agency: string): Scope {
  return { sensitivity: 'open', owners: [agency] };
}
