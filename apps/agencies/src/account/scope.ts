import type { Scope } from '@lien-nganh/kernel';

/** An account is its agency's; who holds it may see it. */
export function accountScope(account: string, agency: string): Scope {
  return { sensitivity: 'internal', owners: [agency], members: [account] };
}
