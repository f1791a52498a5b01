import type { Scope } from '@lien-nganh/kernel';

interface Named {
  readonly issuer: string;
  readonly obligations: readonly {
    readonly addressees: readonly string[];
    readonly leads: readonly string[];
    readonly coordinators: readonly string[];
  }[];
}

/** A directive is its issuer's, and open: secret ones never come in. */
export function directiveScope({ issuer, obligations }: Named): Scope {
  return {
    sensitivity: 'open',
    owners: [issuer],
    addressees: [...new Set(obligations.flatMap(({ addressees }) => addressees))],
    coordinators: [...new Set(obligations.flatMap(({ leads, coordinators }) => [...leads, ...coordinators]))],
  };
}
