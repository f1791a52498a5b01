import { accounts, agencies, assignments, indicators, obligations, units } from '@lien-nganh/contracts/reference';

/** What is known of the other services: who is who, where, and what a piece of work serves. */
export const reference = [units, agencies, accounts, assignments, obligations, indicators] as const;
