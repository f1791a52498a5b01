export { given, recorded, type Circumstances } from './given.ts';
export { testDatabase, type TestDatabase } from './postgres.ts';
export { historyFaults } from './history.ts';
export { imported, type Imported } from './imported.ts';
export { inMemory, rowsOf, type InMemory, type Sending, type Tables } from './in-memory.ts';
export { chanceFrom, processesOver } from './processes.ts';
export { proxyTo, type Proxy } from './proxy.ts';
export { textsIn } from './texts.ts';
export { serviceFaults } from './service-faults.ts';
