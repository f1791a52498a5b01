export { type DoubleOptions, type KurrentDbDouble, startKurrentDbDouble } from './double/start.ts';
export { type AppendFault, Faults, type ReadFault } from './double/faults.ts';
export { type Proposed, type Recorded, Log } from './double/log.ts';
export { serverVersions, type ServerVersion, type VersionName } from './double/version.ts';
