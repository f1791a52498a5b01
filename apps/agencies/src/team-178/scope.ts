import type { Scope } from '@lien-nganh/kernel';

interface Composed {
  readonly agency: string;
  readonly unit: string;
  readonly members: readonly { readonly account: string | null; readonly agency: string }[];
}

/** A team is the committee's that set it up; the agencies that nominated take part. */
export function teamScope({ agency, unit, members }: Composed): Scope {
  return {
    sensitivity: 'internal',
    owners: [agency],
    participants: [...new Set(members.map((one) => one.agency))],
    units: [unit],
    members: [...new Set(members.map(({ account }) => account).filter((account) => account !== null))],
  };
}
