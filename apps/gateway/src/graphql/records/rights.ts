/** The rows of the permission table that reading records needs. */
export const INSPECTIONS = 'gateway.read-inspections';
export const ESTABLISHMENTS = 'gateway.read-establishments';

/** A record of which it does not matter whose it is. */
export const anybodys = { sensitivity: 'internal', owners: [] } as const;
