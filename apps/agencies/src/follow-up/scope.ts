import type { Scope } from '@lien-nganh/kernel';

interface Concerned {
  readonly addressee: string;
  readonly issuer: string;
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
}

/** A follow-up is its addressee's; the issuer and those who lead or coordinate watch it. */
export function followUpScope({ addressee, issuer, leads, coordinators }: Concerned): Scope {
  return {
    sensitivity: 'open',
    owners: [addressee],
    addressees: [addressee],
    coordinators: [...new Set([issuer, ...leads, ...coordinators])].filter((agency) => agency !== addressee),
  };
}
