export { given, recorded, type Circumstances } from './given.ts';
export { testDatabase, type TestDatabase } from './postgres.ts';
export { historyFaults } from './history.ts';
export { proxyTo, type Proxy } from './proxy.ts';
export { textsIn } from './texts.ts';
