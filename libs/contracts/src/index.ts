export { contract, isOf, UnknownContract, upcastContract } from './contract.ts';
