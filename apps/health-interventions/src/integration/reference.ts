import { accounts, agencies, assignments, indicators, obligations, units } from '@lien-nganh/contracts/reference';

/** What this service knows of the others. */
export const reference = [units, agencies, accounts, assignments, obligations, indicators] as const;
