export { readStartArguments, type StartArguments } from './command-line/arguments.ts';
export { readConfig, type Config } from './command-line/config.ts';
export { loggedProgress, type Progress } from './command-line/progress.ts';
export { startPlatform, type Platform, type StartOptions } from './start/platform.ts';
