export { contract, isOf, UnknownContract, upcastContract } from './contract.ts';
export { contractSchema } from './json-schema.ts';
